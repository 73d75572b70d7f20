/** Whether a municipality code in a file of places can be right for an election. */
import type { Municipality, MunicipalityMerger } from '../areas/area.model';
import { electionYear, takesPart, type Election } from '../elections/election.model';

export type MunicipalityStanding =
  | { code: 'takesPart'; nameFi: string; nameSv: string }
  | { code: 'takesNoPart'; nameFi: string; nameSv: string }
  | { code: 'merged'; into: string }
  /** The file may only speak of the municipality `own`. */
  | { code: 'ofOthers'; own: string }
  | { code: 'unknown' };

export type StandingOf = (municipalityCode: string) => MunicipalityStanding;

/** Standings for a file of one municipality: whatever stands well but is another is not its to write. */
export function standingsWithin(standingOf: StandingOf, own: string): StandingOf {
  return (code) => {
    const standing = standingOf(code);
    return standing.code === 'takesPart' && code !== own ? { code: 'ofOthers', own } : standing;
  };
}

/** @param municipalities those of the election's vintage */
export function municipalityStandings(
  election: Election,
  municipalities: readonly Municipality[],
  mergers: readonly MunicipalityMerger[],
): StandingOf {
  const byCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]));
  return (code) => {
    const municipality = byCode.get(code);
    if (municipality !== undefined) {
      const { nameFi, nameSv } = municipality;
      return { code: takesPart(election, municipality) ? 'takesPart' : 'takesNoPart', nameFi, nameSv };
    }
    const merger = mergers.find(({ fromCode }) => fromCode === code);
    if (merger === undefined) return { code: 'unknown' };
    // An election before the merger was held in the municipality as it was; its vintage has no name for it.
    return merger.year > electionYear(election)
      ? { code: 'takesPart', nameFi: code, nameSv: code }
      : { code: 'merged', into: merger.toCode };
  };
}
