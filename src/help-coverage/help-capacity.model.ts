/** How many people need a kind of help, and how many an offer can serve: rates and amounts, both counted in people. */
import { reportedGroups } from '../coverage/coverage-input.model';
import { rideTypes } from '../coverage/coverage-question.model';
import type { HelpTypeCode } from '../offers/help-type.model';
import { helpType } from '../offers/help-type.model';
import type { IsoDate } from '../shared/dates';
import { isRide, type HelpOffer, type HelpQuestion, type HelpResource } from './help-input.model';
import { helpDays } from './offer-selection.model';

/**
 * Kinds of help that can stand in for each other. Any ride may bring anybody, so rides are one service by their seats and one
 * by their wheelchair places; every other type is a service of its own.
 */
export type HelpServiceId = 'rides' | 'wheelchair_rides' | Exclude<HelpTypeCode, (typeof rideTypes)[number]>;

export interface HelpService {
  id: HelpServiceId;
  /** Types of the offers that serve it. */
  types: readonly HelpTypeCode[];
  /** Types whose need it meets. */
  needTypes: readonly HelpTypeCode[];
  resource: HelpResource;
}

const rides: HelpService = {
  id: 'rides',
  types: rideTypes,
  needTypes: ['transport_individual', 'transport_group'],
  resource: 'seats',
};
const wheelchairRides: HelpService = {
  id: 'wheelchair_rides',
  types: rideTypes,
  needTypes: ['transport_accessible'],
  resource: 'wheelchair_places',
};
const resourceOfKind = { rides: 'seats', helpers: 'helpers', phone: 'phone_hours', items: 'items' } as const;

/** The services for which the question assumes a need, in a fixed order. */
export function servicesOf({ needRates }: HelpQuestion): HelpService[] {
  const others = [...new Set(needRates.map(({ type }) => type))].sort().flatMap((type): HelpService[] => {
    if (isRide(type)) return [];
    const id = type as HelpServiceId;
    return [{ id, types: [type], needTypes: [type], resource: resourceOfKind[helpType(type).capacity] }];
  });
  return [rides, wheelchairRides, ...others].filter(({ needTypes }) =>
    needRates.some(({ type, rate }) => needTypes.includes(type) && rate > 0),
  );
}

/** Share of each group, in the order of `reportedGroups`, taken to need a service. */
export function needByGroup({ needTypes }: HelpService, { needRates }: HelpQuestion): number[] {
  return reportedGroups.map((group) =>
    needRates
      .filter((rate) => rate.group === group && needTypes.includes(rate.type))
      .reduce((sum, { rate }) => sum + rate, 0),
  );
}

/** One-way trips that one person takes up: there and back. */
const tripsPerPerson = 2;

/** People whom an offer can serve in a window by a resource; null where its amount is not known. */
export function capacityOf(
  offer: Pick<HelpOffer, 'capacity' | 'days'>,
  resource: HelpResource,
  windowDays: readonly IsoDate[],
  question: Pick<HelpQuestion, 'tripsPerWindow' | 'peoplePerHelperDay' | 'peoplePerPhoneHour'>,
): number | null {
  const { capacity } = offer;
  const days = helpDays(offer, windowDays);
  if (days === 0) return 0;
  if (capacity === null) return null;
  switch (capacity.kind) {
    case 'rides': {
      const places = resource === 'wheelchair_places' ? capacity.wheelchairPlaces : capacity.seats;
      const trips = (capacity.tripsPerDay as number | undefined) ?? question.tripsPerWindow * tripsPerPerson;
      // A round trip takes a place both ways.
      return Math.floor((places * trips * days) / tripsPerPerson);
    }
    case 'helpers':
      return Math.floor(capacity.helpers * question.peoplePerHelperDay * days);
    case 'phone':
      return Math.floor(capacity.hoursPerDay * question.peoplePerPhoneHour * days);
    case 'items':
      return capacity.items;
  }
}

/** What `capacityOf` takes from the question for a resource: two questions with the same give every offer the same amount. */
export function amountsKey(resource: HelpResource, question: HelpQuestion): number | null {
  switch (resource) {
    case 'seats':
    case 'wheelchair_places':
      return question.tripsPerWindow;
    case 'helpers':
      return question.peoplePerHelperDay;
    case 'phone_hours':
      return question.peoplePerPhoneHour;
    case 'items':
      return null;
  }
}
