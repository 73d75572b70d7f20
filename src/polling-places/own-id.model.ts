/** Own ids that a spreadsheet has changed on the way: `007` that came back as `7`, `4/12` as `04/12/26`. */
import { naturalKey, ownKey, type DraftAtLine } from './place-key.model';
import { placeProblem, type PlaceProblem } from './place-problem.model';
import type { PollingPlace } from './polling-place.model';

/** An id of digits without the zeros before it; null where the id has anything but digits, so that no spreadsheet shortens it. */
export function withoutZeros(ownId: string): string | null {
  return /^\d+$/.test(ownId) ? ownId.replace(/^0+(?=\d)/, '') : null;
}

/** The values of a map that are certain: those of a key that came once. */
function onlyOnes<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T | null> {
  const ones = new Map<string, T | null>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) ones.set(key, ones.has(key) ? null : item);
  }
  return ones;
}

function shortKey(place: { municipalityCode: string; ownId: string | null }): string | null {
  const short = place.ownId === null ? null : withoutZeros(place.ownId);
  return short === null ? null : `${place.municipalityCode}/${short}`;
}

/**
 * Puts back zeros that own ids have lost, where the id as written is nobody's and the longer one is certain; and warns where a
 * row would remove a place and add the same one again because its id has become another.
 * @param existing every place that the file may speak of
 * @param rows one row per place
 */
export function mendOwnIds(
  existing: readonly PollingPlace[],
  rows: readonly DraftAtLine[],
): { rows: DraftAtLine[]; problems: PlaceProblem[] } {
  const known = new Set(existing.map(ownKey));
  const written = new Set(rows.map(({ draft }) => ownKey(draft)));
  const isMissed = (place: PollingPlace) => !written.has(ownKey(place));
  const shortRows = onlyOnes(rows, ({ draft }) => shortKey(draft));
  const shortPlaces = onlyOnes(existing, shortKey);
  const missedByName = onlyOnes(existing.filter(isMissed), naturalKey);
  const problems: PlaceProblem[] = [];
  const report = (line: number, code: 'ownIdZerosLost' | 'ownIdOther', ids: { id: string; other: string }) =>
    problems.push(placeProblem(code, { line, column: 'tunnus', value: ids.id }, { other: ids.other }));
  const mended = rows.map((row) => {
    const { line, draft } = row;
    const { ownId } = draft;
    if (ownId === null || known.has(ownKey(draft))) return row;
    const short = shortKey(draft) ?? '';
    const place = shortRows.get(short) === row ? (shortPlaces.get(short) ?? null) : null;
    const whole = place?.ownId ?? '';
    if (whole.length > ownId.length) {
      report(line, 'ownIdZerosLost', { id: ownId, other: whole });
      return { line, draft: { ...draft, ownId: whole } };
    }
    const other = missedByName.get(naturalKey(draft))?.ownId ?? null;
    if (other !== null) report(line, 'ownIdOther', { id: ownId, other });
    return row;
  });
  return { rows: mended, problems };
}
