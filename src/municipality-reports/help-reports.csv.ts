/** Offers of help with their public contact, and a municipality's needs, as tables to take away. */
import type { Municipality } from '../areas/area.model';
import { formatDay } from '../i18n/format';
import type { Need } from '../needs/need.model';
import type { PledgeForMunicipality } from '../needs/pledge-view.model';
import type { PublicOffer } from '../offers/public-offer.model';
import { serviceAreaText } from '../offers/service-area.pages';
import { helpLanguages } from '../organisations/organisation.form';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { CsvCell } from '../shared/csv-table';
import { placeTitle, type Reader } from '../workspace/workspace.pages';
import type { reportColumns } from './municipality-report.model';

type Cells<K extends keyof typeof reportColumns> = Record<(typeof reportColumns)[K][number], CsvCell>;

function languagesText(languages: readonly string[], { t }: Reader): string {
  return helpLanguages
    .filter((each) => languages.includes(each))
    .map((each) => t(`organisations.language.${each}`))
    .join(', ');
}

const daysText = (days: readonly string[], { language }: Reader) =>
  days.map((day) => formatDay(day, language)).join('; ');

export function offerRows(
  offers: readonly PublicOffer[],
  municipalities: readonly Municipality[],
  reader: Reader,
): Cells<'offers'>[] {
  const { t, language } = reader;
  return offers.map((offer) => ({
    help: t(`offers.type.${offer.type}`),
    organisation: offer.organisationName,
    trust: t(`organisations.trust.${offer.trust}`),
    description: offer.description,
    serviceArea: serviceAreaText(t, language, offer, municipalities),
    days: daysText(offer.days, reader),
    languages: languagesText(offer.languages, reader),
    phone: offer.phone,
    email: offer.email,
    booking: offer.bookingHow,
  }));
}

/** A need with what was pledged to it; structurally as the service answers it. */
export interface ReportedNeed {
  need: Need;
  pledges: readonly PledgeForMunicipality[];
}

type PledgeColumn =
  | 'pledgeState'
  | 'organisation'
  | 'pledged'
  | 'pledgedSeats'
  | 'pledgedWheelchairPlaces'
  | 'pledgeDays'
  | 'contactRole'
  | 'phone'
  | 'email';

const noPledge: Record<PledgeColumn, null> = {
  pledgeState: null,
  organisation: null,
  pledged: null,
  pledgedSeats: null,
  pledgedWheelchairPlaces: null,
  pledgeDays: null,
  contactRole: null,
  phone: null,
  email: null,
};

function pledgeCells(
  { state, organisation, quantity, seats, wheelchairPlaces, days, contact }: PledgeForMunicipality,
  reader: Reader,
): Record<PledgeColumn, CsvCell> {
  return {
    pledgeState: reader.t(`pledges.state.${state}`),
    organisation: organisation.name,
    pledged: quantity,
    pledgedSeats: seats,
    pledgedWheelchairPlaces: wheelchairPlaces,
    pledgeDays: daysText(days, reader),
    contactRole: contact?.role ?? null,
    phone: contact?.phone ?? null,
    email: contact?.email ?? null,
  };
}

/** A row for each pledge to a need, and one for a need to which nothing was pledged. */
export function needRows(
  needs: readonly ReportedNeed[],
  places: readonly PollingPlace[],
  reader: Reader,
): Cells<'needs'>[] {
  const { t, language } = reader;
  const byId = new Map(places.map((place) => [place.id, place]));
  return needs.flatMap(({ need: { type, state, content }, pledges }) => {
    const place = content.placeId === null ? undefined : byId.get(content.placeId);
    const cells = {
      help: t(`offers.type.${type}`),
      needState: t(`needs.state.${state}`),
      description: content.description,
      place: place === undefined ? null : placeTitle(place, reader),
      area: content.postcodes.join(' '),
      days: daysText(content.days, reader),
      quantity: content.band,
      seats: content.seats,
      wheelchairPlaces: content.wheelchairPlaces,
      languages: languagesText(content.languages, reader),
      until: content.until === null ? null : formatDay(content.until, language),
      inReturn: content.inReturn.map((each) => t(`needs.inReturn.${each}`)).join(', '),
    };
    if (pledges.length === 0) return [{ ...cells, ...noPledge }];
    return pledges.map((pledge) => ({ ...cells, ...pledgeCells(pledge, reader) }));
  });
}
