/** Published numbers of polling places and voting districts, against which known places are counted. */

export const officialCountMeasures = ['advance_places', 'election_day_places', 'voting_districts'] as const;
export type OfficialCountMeasure = (typeof officialCountMeasures)[number];

/** The whole country in the place of a municipality's code. */
export const wholeCountry = 'FI';

export interface OfficialCount {
  /** `FI` or a municipality's code. */
  areaCode: string;
  electionCode: string;
  measure: OfficialCountMeasure;
  value: number;
  /** Who published it, as the data names it: an address or the name of an announcement. */
  source: string;
}
