/** Four classes of people: near enough alone, reachable with a ride on offer, only home voting or nothing, not known. */
import { reportedGroups } from '../coverage/coverage-input.model';
import type { DemandUnits } from '../coverage/demand-units.model';
import { isRide, type HelpInput } from './help-input.model';
import { countReach, type ReachFinder } from './help-reach.model';
import type { HelpUnits } from './help-units.model';
import { daysOfWindow, helpDays, speaks, type NamedOffer } from './offer-selection.model';
import type { PlaceAccess } from './place-access.model';

export const peopleClasses = ['near', 'ride', 'home_only', 'not_known'] as const;
export type PeopleClass = (typeof peopleClasses)[number];

/** People by municipality and group (the groups side by side); the four classes add up to the people who are known of. */
export interface ClassColumns {
  classes: Readonly<Record<PeopleClass, Float64Array>>;
  /** Of all of them, those who live in postal areas wider than what counts as near: where exactly is not known. */
  inWideAreas: Float64Array;
  /** Of all of them, those whose distance is one of the cost matrix; null where none is in use. */
  byRoad: Float64Array | null;
}

const groups = reportedGroups.length;

/**
 * Distances follow the cost matrix for the pairs that it holds, and are straight lines otherwise.
 * Somebody is near whose place is at most `nearMetres` away, in the share of draws in which it is; of the others, those in
 * the area of a ride given on these days can be fetched; the rest have home voting or nothing where the list of places is
 * complete, and are not known elsewhere: a place that is not listed may be near them.
 */
export function classifyPeople(
  {
    units,
    help,
    finder,
    near,
  }: { units: DemandUnits; help: HelpUnits; finder: ReachFinder; near: Float64Array },
  access: PlaceAccess,
  offers: readonly NamedOffer[],
  { coverage, question }: Pick<HelpInput, 'coverage' | 'question'>,
): ClassColumns {
  const hasRide = reachedByRides({ help, finder }, access, offers, { coverage, question });
  const column = () => new Float64Array(coverage.municipalities.length * groups);
  const classes = { near: column(), ride: column(), home_only: column(), not_known: column() };
  const inWideAreas = column();
  const byRoad = access.byRoad === null ? null : column();
  for (let slot = 0; slot < help.count; slot++) {
    const unit = help.rows.source[slot]!;
    const municipality = help.municipality[slot]!;
    const isListKnown = access.statuses[municipality] === 'complete';
    const otherwise = hasRide[slot] === 1 ? 'ride' : isListKnown ? 'home_only' : 'not_known';
    for (let group = 0; group < groups; group++) {
      const people = help.weights[slot * groups + group]!;
      const cell = municipality * groups + group;
      classes.near[cell]! += people * near[unit]!;
      classes[otherwise][cell]! += people * (1 - near[unit]!);
      if (units.spreadWidth[unit]! > question.nearMetres) inWideAreas[cell]! += people;
      if (byRoad !== null && access.byRoad![unit] === 1) byRoad[cell]! += people;
    }
  }
  return { classes, inWideAreas, byRoad };
}

/** 1 for each slot in the area of a ride that is given on a day of this way of voting. */
function reachedByRides(
  { help, finder }: { help: HelpUnits; finder: ReachFinder },
  { kind }: PlaceAccess,
  offers: readonly NamedOffer[],
  { coverage, question }: Pick<HelpInput, 'coverage' | 'question'>,
): Uint8Array {
  const days = daysOfWindow(coverage.election, kind);
  const rides = offers.filter(
    (offer) => isRide(offer.type) && helpDays(offer, days) > 0 && speaks(offer, question.languages),
  );
  const counts = countReach(
    help,
    finder,
    rides.map(({ area }) => area),
  );
  return Uint8Array.from(counts, (subjects) => (subjects > 0 ? 1 : 0));
}
