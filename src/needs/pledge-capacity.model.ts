/** How much of an offer is still free to be pledged: the capacity in the terms of its kind, per day and hours. */
import type { Capacity } from '../offers/offer.model';
import type { IsoDate, LocalTime } from '../shared/dates';

/** What a pledge takes, or would take. */
export interface Take {
  /** Empty: at a time that is not known, so it may be any. */
  days: readonly IsoDate[];
  /** Null: all day. */
  opensAt: LocalTime | null;
  closesAt: LocalTime | null;
  quantity: number;
}

/** The most that an offer can give: rides or phone hours on one day, helpers at one time, items in all. */
export function amountOf(capacity: Capacity): number {
  switch (capacity.kind) {
    case 'rides':
      return capacity.tripsPerDay;
    case 'helpers':
      return capacity.helpers;
    case 'phone':
      return capacity.hoursPerDay;
    case 'items':
      return capacity.items;
  }
}

const startOf = ({ opensAt }: Pick<Take, 'opensAt'>) => opensAt ?? '00:00';
const endOf = ({ closesAt }: Pick<Take, 'closesAt'>) => closesAt ?? '24:00';
const sum = (takes: readonly Take[]) => takes.reduce((total, { quantity }) => total + quantity, 0);

/** The most that is taken at one moment between the hours: it can only rise where a take begins. */
function peak(takes: readonly Take[], wanted: Take): number {
  const within = takes.filter((take) => startOf(take) < endOf(wanted) && startOf(wanted) < endOf(take));
  const moments = [startOf(wanted), ...within.map(startOf).filter((start) => start > startOf(wanted))];
  return Math.max(
    ...moments.map((moment) => sum(within.filter((take) => startOf(take) <= moment && moment < endOf(take)))),
  );
}

/** What is taken on one day already, as far as it stands in the way of what is wanted. */
function takenOn(kind: Capacity['kind'], day: IsoDate, takes: readonly Take[], wanted: Take): number {
  const onDay = takes.filter(({ days }) => days.length === 0 || days.includes(day));
  // A helper is free again when the hours are over; a ride of the day is not.
  return kind === 'helpers' ? peak(onDay, wanted) : sum(onDay);
}

/**
 * How much can still be pledged for the days and hours: on the day on which least is free. Items are given once, so every
 * pledge of them counts on every day; so do pledges that name no days.
 * @param takes what the pledges that hold capacity have taken
 * @returns 0 or more; less than 0 when more was pledged than the offer has now
 */
export function freeAmount(
  capacity: Capacity,
  takes: readonly Take[],
  wanted: Omit<Take, 'quantity'>,
): number {
  const amount = amountOf(capacity);
  const asked = { ...wanted, quantity: 0 };
  if (capacity.kind === 'items' || wanted.days.length === 0) return amount - sum(takes);
  return Math.min(...wanted.days.map((day) => amount - takenOn(capacity.kind, day, takes, asked)));
}
