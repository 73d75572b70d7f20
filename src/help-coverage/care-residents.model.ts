/** People living in care units vote there and need no ride: what share of each home's need they take off. */
import { reportedGroups, type CareResidents } from '../coverage/coverage-input.model';
import type { HelpUnits } from './help-units.model';

const groups = reportedGroups.length;

/** People of the homes by group, the groups of a home side by side. */
function peopleOfHomes({ count, home, weights, homes }: HelpUnits): Float64Array {
  const people = new Float64Array(homes.length * groups);
  for (let slot = 0; slot < count; slot++) {
    for (let group = 0; group < groups; group++)
      people[home[slot]! * groups + group]! += weights[slot * groups + group]!;
  }
  return people;
}

/**
 * Share (0 to 1) of each home's people, by group in the order of `reportedGroups`, who may need a ride: all but the residents of care
 * units. Residents belong to every group, and are spread over the homes that a count is about as the people of the group are. Null where
 * no counts are known.
 */
export function rideShares(units: HelpUnits, residents: readonly CareResidents[]): Float64Array | null {
  if (residents.length === 0) return null;
  const people = peopleOfHomes(units);
  const shares = new Float64Array(people.length).fill(1);
  for (const { municipalityCode, postcode, people: living } of residents) {
    const municipality =
      municipalityCode === null ? null : (units.municipalityIndex.get(municipalityCode) ?? -1);
    const about = units.homes.flatMap((home, index) =>
      (municipality === null || home.municipality === municipality) &&
      (postcode === null || home.postcode === postcode)
        ? [index]
        : [],
    );
    for (let group = 0; group < groups; group++) {
      const all = about.reduce((sum, home) => sum + people[home * groups + group]!, 0);
      if (all === 0) continue;
      for (const home of about) {
        const cell = home * groups + group;
        shares[cell] = Math.max(0, shares[cell]! - living / all);
      }
    }
  }
  return shares;
}
