/** The plan of a file of accessibility: what it changes of which place. It adds and removes no place and touches no other field. */
import type { IsoDate } from '../shared/dates';
import { withoutZeros } from './own-id.model';
import { placeProblem, type PlaceProblem } from './place-problem.model';
import { isWithdrawn, type ImportPlan, type PlannedChange } from './polling-place-import.model';
import type { AccessibilityFinding, KnownOrNot, PollingPlace } from './polling-place.model';

/** What a row says of a criterion: what is left out stays as it is, null is not known. */
export interface SaidFinding {
  value?: KnownOrNot;
  measure?: string | null;
  assessedOn?: IsoDate | null;
  source?: string | null;
}

export interface AccessibilityRow {
  line: number;
  /** The id that the service gave the place; null where the file has none. */
  placeId: string | null;
  /** The municipality's own id of the place. */
  ownId: string | null;
  criterion: string;
  said: SaidFinding;
}

type Finding = AccessibilityFinding | undefined;

/** What is known after a row; undefined when nothing is. */
export function mergedFinding(before: Finding, { criterion, said }: AccessibilityRow): Finding {
  const nothing = { criterion, value: 'unknown', measure: null, source: null, assessedOn: null } as const;
  const after: AccessibilityFinding = { ...(before ?? nothing), ...said };
  const isKnown = after.value !== 'unknown' || [after.measure, after.source, after.assessedOn].some(Boolean);
  // What was written down as "not known" before stays as it is: that is no change.
  return isKnown || before?.value === 'unknown' ? after : undefined;
}

const isSame = (a: Finding, b: Finding) =>
  a?.value === b?.value &&
  a?.measure === b?.measure &&
  a?.source === b?.source &&
  a?.assessedOn === b?.assessedOn;

interface KnownPlaces {
  byId: ReadonlyMap<string, PollingPlace>;
  /** By own id, and by own id without the zeros that a spreadsheet takes away. */
  byOwnId: ReadonlyMap<string, readonly PollingPlace[]>;
  byShortId: ReadonlyMap<string, readonly PollingPlace[]>;
}

function placeOf(
  row: AccessibilityRow,
  { byId, byOwnId, byShortId }: KnownPlaces,
): PollingPlace | PlaceProblem {
  const byOwn =
    row.ownId === null ? [] : (byOwnId.get(row.ownId) ?? byShortId.get(withoutZeros(row.ownId) ?? '') ?? []);
  const problem = (code: 'placeNotFound' | 'ownIdAmbiguous' | 'idsDisagree') =>
    placeProblem(code, { line: row.line, value: row.placeId ?? row.ownId });
  if (row.placeId === null) {
    if (byOwn.length > 1) return problem('ownIdAmbiguous');
    return byOwn[0] ?? problem('placeNotFound');
  }
  const place = byId.get(row.placeId);
  if (place === undefined) return problem('placeNotFound');
  return byOwn.length > 0 && !byOwn.includes(place) ? problem('idsDisagree') : place;
}

function groupedBy(
  places: readonly PollingPlace[],
  keyOf: (place: PollingPlace) => string | null,
): Map<string, PollingPlace[]> {
  const groups = new Map<string, PollingPlace[]>();
  for (const place of places) {
    const key = keyOf(place);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return groups;
}

interface PlaceRows {
  place: PollingPlace;
  rows: AccessibilityRow[];
}

function groupedByPlace(
  existing: readonly PollingPlace[],
  rows: readonly AccessibilityRow[],
): { groups: PlaceRows[]; problems: PlaceProblem[] } {
  const shown = existing.filter((place) => !isWithdrawn(place));
  const byId = new Map(shown.map((place) => [place.id, place]));
  const byOwnId = groupedBy(shown, ({ ownId }) => ownId);
  const byShortId = groupedBy(shown, ({ ownId }) => (ownId === null ? null : withoutZeros(ownId)));
  const groups = new Map<string, PlaceRows>();
  const problems: PlaceProblem[] = [];
  for (const row of rows) {
    const found = placeOf(row, { byId, byOwnId, byShortId });
    if ('code' in found) problems.push(found);
    else {
      const group = groups.get(found.id) ?? { place: found, rows: [] };
      groups.set(found.id, group);
      const first = group.rows.find(({ criterion }) => criterion === row.criterion);
      if (first === undefined) group.rows.push(row);
      else problems.push(placeProblem('criterionTwice', { line: row.line }, { otherLine: first.line }));
    }
  }
  return { groups: [...groups.values()], problems };
}

function changeOf({ place, rows }: PlaceRows): PlannedChange | null {
  const findings = new Map(place.accessibility.map((finding) => [finding.criterion, finding]));
  let isChanged = false;
  for (const row of rows) {
    const before = findings.get(row.criterion);
    const after = mergedFinding(before, row);
    if (isSame(before, after)) continue;
    isChanged = true;
    if (after === undefined) findings.delete(row.criterion);
    else findings.set(row.criterion, after);
  }
  if (!isChanged) return null;
  const accessibility = [...findings.values()].sort((a, b) => (a.criterion < b.criterion ? -1 : 1));
  return { line: rows[0]!.line, place, draft: place, fields: [], announces: false, accessibility };
}

/**
 * Compares a file of accessibility with what is known.
 * @param existing every place that the file may speak of
 * @returns with errors where a row belongs to no place, or to two
 */
export function planAccessibility(
  existing: readonly PollingPlace[],
  rows: readonly AccessibilityRow[],
): { plan: ImportPlan; problems: PlaceProblem[] } {
  const { groups, problems } = groupedByPlace(existing, rows);
  const change: PlannedChange[] = [];
  const unchanged: ImportPlan['unchanged'][number][] = [];
  for (const group of groups) {
    const planned = changeOf(group);
    if (planned === null) unchanged.push({ line: group.rows[0]!.line, place: group.place });
    else change.push(planned);
  }
  return { plan: { add: [], change, remove: [], unchanged }, problems };
}
