/** What a municipality assumes of its voters on election day, where each default comes from, and its limits. */

/** The numbers of a plan. Shares are 0 to 1. */
export interface VotingDayAssumptions {
  /** Share of the people entitled to vote who vote on election day. */
  electionDayShare: number;
  /** Share of the day's voters who come in its busiest hour. */
  peakShare: number;
  /** Minutes that an official takes to check one voter and hand out the ballot. */
  checkMinutes: number;
  /** Minutes that one voter takes of a booth, cleaning included. */
  boothMinutes: number;
  /** Metres to keep where a place says nothing of its own; null for no distance rule. */
  distanceMetres: number | null;
  /** Whether the two times were measured here; until then they are assumed. */
  isMeasured: boolean;
}
export type AssumptionName = Exclude<keyof VotingDayAssumptions, 'isMeasured'>;

/**
 * Defaults. The share on election day follows from published figures: 55.1 % voted in the municipal elections of 2021, and
 * 33.1 % of those entitled did so in advance (Statistics Finland, 13 July 2021). No source was found for the peak and the
 * times: they are assumptions, and pages call them so.
 */
export const defaultAssumptions: VotingDayAssumptions = {
  electionDayShare: 0.22,
  peakShare: 0.15,
  checkMinutes: 1,
  boothMinutes: 2.5,
  distanceMetres: null,
  isMeasured: false,
};

/** `published`: follows from official figures. `assumed`: no source; the municipality knows better. */
export const assumptionBasis: Readonly<Record<AssumptionName, 'published' | 'assumed'>> = {
  electionDayShare: 'published',
  peakShare: 'assumed',
  checkMinutes: 'assumed',
  boothMinutes: 'assumed',
  distanceMetres: 'assumed',
};

/** What cannot be meant: shares in percent, the rest in minutes and metres; the peak is at least an even day's hour. */
export const assumptionLimits: Readonly<Record<AssumptionName, { least: number; most: number }>> = {
  electionDayShare: { least: 1, most: 100 },
  peakShare: { least: 10, most: 60 },
  checkMinutes: { least: 0.1, most: 30 },
  boothMinutes: { least: 0.1, most: 60 },
  distanceMetres: { least: 0.5, most: 10 },
};

/** A plan as it is kept; version 0 says that the defaults stand, nothing was saved yet. */
export interface VotingDayPlan {
  municipalityCode: string;
  electionCode: string;
  assumptions: VotingDayAssumptions;
  /** People entitled to vote by id of the place, where the municipality has entered them. */
  electors: ReadonlyMap<string, number>;
  version: number;
}

/** What is asked of one place besides what its safe-voting arrangements say. */
export interface PlaceNumbers {
  electors: number | null;
  booths: number | null;
  officials: number | null;
  floorAreaSquareMetres: number | null;
  distanceRuleMetres: number | null;
}

export const placeNumberLimits: Readonly<Record<keyof PlaceNumbers, { least: number; most: number }>> = {
  electors: { least: 1, most: 100_000 },
  booths: { least: 1, most: 200 },
  officials: { least: 1, most: 200 },
  floorAreaSquareMetres: { least: 1, most: 20_000 },
  distanceRuleMetres: { least: 0.5, most: 10 },
};
