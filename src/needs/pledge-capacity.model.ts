/** How much of an offer is still free to be pledged: the capacity in each of its units, per day and hours. */
import type { Capacity } from '../offers/offer.model';
import type { IsoDate, LocalTime } from '../shared/dates';

/** What is counted of a pledge; rides alone have seats and wheelchair places besides their number. */
export const takeUnits = ['quantity', 'seats', 'wheelchairPlaces'] as const;
export type TakeUnit = (typeof takeUnits)[number];

/** What a pledge takes, or would take. */
export interface Take {
  /** Empty: at a time that is not known, so it may be any. */
  days: readonly IsoDate[];
  /** Null: all day. */
  opensAt: LocalTime | null;
  closesAt: LocalTime | null;
  quantity: number;
  /** Held at one time; null: none spoken of. */
  seats: number | null;
  wheelchairPlaces: number | null;
}

/** When a take is. */
export type TakeTime = Pick<Take, 'days' | 'opensAt' | 'closesAt'>;

/** The most that an offer can give: rides or phone hours on one day, helpers at one time, items in all. */
function mainAmountOf(capacity: Capacity): number {
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

/** The same in one unit: of rides also the seats and wheelchair places of all vehicles at one time; null where there are none such. */
export function amountOf(capacity: Capacity, unit: TakeUnit): number | null {
  if (unit === 'quantity') return mainAmountOf(capacity);
  return capacity.kind === 'rides' ? capacity[unit] : null;
}

const startOf = ({ opensAt }: TakeTime) => opensAt ?? '00:00';
const endOf = ({ closesAt }: TakeTime) => closesAt ?? '24:00';
const sum = (takes: readonly Take[], unit: TakeUnit) =>
  takes.reduce((total, take) => total + (take[unit] ?? 0), 0);

/** The most that is taken at one moment between the hours: it can only rise where a take begins. */
function peak(takes: readonly Take[], wanted: TakeTime, unit: TakeUnit): number {
  const within = takes.filter((take) => startOf(take) < endOf(wanted) && startOf(wanted) < endOf(take));
  const moments = [startOf(wanted), ...within.map(startOf).filter((start) => start > startOf(wanted))];
  return Math.max(
    ...moments.map((moment) =>
      sum(
        within.filter((take) => startOf(take) <= moment && moment < endOf(take)),
        unit,
      ),
    ),
  );
}

/**
 * How much can still be pledged in a unit for the days and hours: on the day on which least is free. Helpers, seats and
 * wheelchair places are free again when the hours are over; a ride of the day is not. Items are given once, so every
 * pledge of them counts on every day; so do pledges that name no days.
 * @param takes what the pledges that hold capacity have taken
 * @returns null when the offer has no such unit; less than 0 when more was pledged than the offer has now
 */
export function freeAmount(
  capacity: Capacity,
  takes: readonly Take[],
  wanted: TakeTime,
  unit: TakeUnit = 'quantity',
): number | null {
  const amount = amountOf(capacity, unit);
  if (amount === null) return null;
  if (capacity.kind === 'items' || wanted.days.length === 0) return amount - sum(takes, unit);
  const isFreed = capacity.kind === 'helpers' || unit !== 'quantity';
  const taken = wanted.days.map((day) => {
    const onDay = takes.filter(({ days }) => days.length === 0 || days.includes(day));
    return isFreed ? peak(onDay, wanted, unit) : sum(onDay, unit);
  });
  return amount - Math.max(...taken);
}

/** The first unit of which less is free than is wanted, and how much of it; null when all of it can be pledged. */
export function shortage(
  capacity: Capacity,
  takes: readonly Take[],
  wanted: Take,
): { unit: TakeUnit; free: number } | null {
  for (const unit of takeUnits) {
    const free = Math.max(0, freeAmount(capacity, takes, wanted, unit) ?? 0);
    if ((wanted[unit] ?? 0) > free) return { unit, free };
  }
  return null;
}
