/** What makes two descriptions the same place, and what becomes of rows that describe one place twice. */
import { placeProblem, type PlaceProblem } from './place-problem.model';
import type { PollingPlaceDraft } from './polling-place.model';

/** A place as a file describes it, and the line that does. */
export interface DraftAtLine {
  line: number;
  draft: PollingPlaceDraft;
}

type Described = Pick<
  PollingPlaceDraft,
  'municipalityCode' | 'kind' | 'ownId' | 'districts' | 'nameFi' | 'nameSv' | 'addressFi' | 'addressSv'
>;

/** Letters and digits only: `Kirkko-katu 2` and `kirkkokatu  2` are one address. */
export function plain(text: string | null): string {
  return (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The municipality's own id for the place; null when it gives none. */
export function ownKey(place: Described): string | null {
  return place.ownId === null ? null : `${place.municipalityCode}/${place.ownId}`;
}

/** Municipality, kind, districts, name and address: who the place is where it has no own id. */
export function naturalKey(place: Described): string {
  return [
    place.municipalityCode,
    place.kind,
    place.districts.join(','),
    plain(place.nameFi ?? place.nameSv),
    plain(place.addressFi ?? place.addressSv),
  ].join('/');
}

/**
 * What a new place's address is made from, so that a database filled anew from the same files has the same addresses. Two
 * places of one key, which own ids can tell apart, differ by number.
 */
export function identityKey(electionCode: string, place: Described, number: number): string {
  return [electionCode, ownKey(place) ?? naturalKey(place), number].join('/');
}

/** Everything that a draft says, apart from which districts it serves. */
function contentOf(draft: PollingPlaceDraft): string {
  return JSON.stringify({ ...draft, districts: null, districtName: null });
}

function districtsTogether(rows: readonly DraftAtLine[]): PollingPlaceDraft {
  const byDistrict = [...rows].sort((a, b) => (a.draft.districts.join() < b.draft.districts.join() ? -1 : 1));
  const names = byDistrict.flatMap(({ draft }) => (draft.districtName === null ? [] : [draft.districtName]));
  return {
    ...rows[0]!.draft,
    districts: [...new Set(rows.flatMap(({ draft }) => draft.districts))].sort(),
    districtName: names.length === 0 ? null : [...new Set(names)].join(', '),
  };
}

function oneOf(rows: readonly DraftAtLine[]): { row: DraftAtLine; problems: PlaceProblem[] } {
  const first = rows[0]!;
  const others = rows.slice(1);
  if (others.some(({ draft }) => contentOf(draft) !== contentOf(first.draft))) {
    return {
      row: first,
      problems: others
        .filter(({ draft }) => contentOf(draft) !== contentOf(first.draft))
        .map(({ line }) => placeProblem('keyTwice', { line }, { otherLine: first.line })),
    };
  }
  const whole = JSON.stringify(first.draft);
  return {
    row: { line: first.line, draft: districtsTogether(rows) },
    problems: others
      .filter(({ draft }) => JSON.stringify(draft) === whole)
      .map(({ line }) => placeProblem('rowTwice', { line }, { otherLine: first.line })),
  };
}

/**
 * One row per place. Rows with the same own id that differ by district only are one place for several districts; equal
 * rows are one, with a warning; rows of one key that differ otherwise are an error that names both lines.
 */
export function withoutRepeats(rows: readonly DraftAtLine[]): {
  rows: DraftAtLine[];
  problems: PlaceProblem[];
} {
  const groups = new Map<string, DraftAtLine[]>();
  for (const row of [...rows].sort((a, b) => a.line - b.line)) {
    const own = ownKey(row.draft);
    const key = own === null ? `natural ${naturalKey(row.draft)}` : `own ${own}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const ones = [...groups.values()].map((group) =>
    group.length === 1 ? { row: group[0]!, problems: [] } : oneOf(group),
  );
  return { rows: ones.map(({ row }) => row), problems: ones.flatMap(({ problems }) => problems) };
}
