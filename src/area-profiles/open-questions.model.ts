/** What is not known of a municipality's places, and who could tell. */
import type { MunicipalityCompleteness } from '../polling-places/completeness.model';
import type { PlaceKind, PollingPlace } from '../polling-places/polling-place.model';

export const questionCodes = [
  'list_unknown',
  'list_incomplete',
  'positions',
  'hours',
  'accessibility',
  'people',
] as const;
export type QuestionCode = (typeof questionCodes)[number];

/** `central_board`: the municipality's central election board; `statistics`: Statistics Finland. */
export type Informant = 'central_board' | 'statistics';

export interface OpenQuestion {
  code: QuestionCode;
  informant: Informant;
  /** The list that is asked for; null where the question is about all places. */
  kind: PlaceKind | null;
  /** Places, or postal areas, of which it is not known; null where they cannot be counted. */
  count: number | null;
}

type Known = Pick<
  PollingPlace,
  'positionSource' | 'hours' | 'hoursText' | 'accessibility' | 'accessibilitySummary'
>;

/** Only a building or an address says where a place stands; a postal area or a place name says about where. */
function standsSomewhere({ positionSource }: Known): boolean {
  return positionSource === 'building' || positionSource === 'address';
}

const hasHours = ({ hours, hoursText }: Known) => hours.length > 0 || hoursText !== null;

const hasAccessibility = ({ accessibility, accessibilitySummary }: Known) =>
  accessibilitySummary !== 'unknown' || accessibility.some(({ value }) => value !== 'unknown');

/**
 * @param places public places of the municipality at one election
 * @param lists its lists as they were judged for that election
 * @param unpublishedAreas postal areas whose people are not published
 */
export function openQuestions(
  places: readonly Known[],
  lists: readonly Pick<MunicipalityCompleteness, 'kind' | 'status'>[],
  unpublishedAreas: number,
): OpenQuestion[] {
  const asked = lists.flatMap(({ kind, status }): OpenQuestion[] => {
    if (status === 'complete') return [];
    const code = status === 'unknown' ? 'list_unknown' : 'list_incomplete';
    return [{ code, informant: 'central_board', kind, count: null }];
  });
  const lacking = (code: QuestionCode, informant: Informant, count: number): OpenQuestion[] =>
    count === 0 ? [] : [{ code, informant, kind: null, count }];
  const without = (has: (place: Known) => boolean) => places.filter((place) => !has(place)).length;
  return [
    ...asked,
    ...lacking('positions', 'central_board', without(standsSomewhere)),
    ...lacking('hours', 'central_board', without(hasHours)),
    ...lacking('accessibility', 'central_board', without(hasAccessibility)),
    ...lacking('people', 'statistics', unpublishedAreas),
  ];
}
