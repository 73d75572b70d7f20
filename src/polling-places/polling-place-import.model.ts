/** The plan of an import: what a file of places adds, changes, removes and leaves as it is. Pure; nothing is written. */
import type { AccessibilityFinding, PlaceKind, PollingPlace, PollingPlaceDraft } from './polling-place.model';
import { naturalKey, ownKey, type DraftAtLine } from './place-key.model';

export type DraftField = keyof PollingPlaceDraft;

/** What a file speaks of: nothing outside it is ever changed or removed. */
export interface ImportScope {
  /** Pairs of municipality and kind, as `scopeKey` writes them: only such places can be removed. */
  municipalityKinds: ReadonlySet<string>;
  /** Fields for which the file has a column; the others keep what the place already has. */
  fields: ReadonlySet<DraftField>;
}

export interface FieldChange {
  field: DraftField;
  before: PollingPlaceDraft[DraftField];
  after: PollingPlaceDraft[DraftField];
}

export interface PlannedChange {
  line: number;
  /** The place as it is. */
  place: PollingPlace;
  /** The place as it will be. */
  draft: PollingPlaceDraft;
  fields: readonly FieldChange[];
  /** The place was only carried over from an earlier election; a file of this election announces it, whatever else it changes. */
  announces: boolean;
  /** What will be known of its accessibility; left out by a file of places, which says nothing of criteria. */
  accessibility?: readonly AccessibilityFinding[];
}

export interface UnchangedPlace {
  line: number;
  place: PollingPlace;
}

export interface ImportPlan {
  add: readonly DraftAtLine[];
  change: readonly PlannedChange[];
  remove: readonly PollingPlace[];
  unchanged: readonly UnchangedPlace[];
}

/** A place that the municipality has withdrawn: a file neither removes it nor brings it back. */
export function isWithdrawn({ visibility }: Pick<PollingPlace, 'visibility'>): boolean {
  return visibility === 'withdrawn';
}

export function scopeKey(place: { municipalityCode: string; kind: PlaceKind }): string {
  return `${place.municipalityCode} ${place.kind}`;
}

/** The scope of a file: the municipalities and kinds of its rows, and the fields of its columns. */
export function scopeOf(rows: readonly DraftAtLine[], fields: ReadonlySet<DraftField>): ImportScope {
  return { municipalityKinds: new Set(rows.map(({ draft }) => scopeKey(draft))), fields };
}

/** Whether two values of a field say the same; districts and hours are kept in order, so order is no difference. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The place after the import: the fields that the file has, and for the rest what is known already. */
function merged(
  place: PollingPlace,
  draft: PollingPlaceDraft,
  fields: ReadonlySet<DraftField>,
): PollingPlaceDraft {
  const kept = Object.fromEntries(
    (Object.keys(draft) as DraftField[])
      .filter((field) => !fields.has(field))
      .map((field) => [field, place[field]]),
  );
  return { ...draft, ...kept, ownId: draft.ownId ?? place.ownId };
}

function changesBetween(place: PollingPlace, draft: PollingPlaceDraft): FieldChange[] {
  return (Object.keys(draft) as DraftField[])
    .filter((field) => !same(place[field], draft[field]))
    .map((field) => ({ field, before: place[field], after: draft[field] }));
}

/** Places by a key, those without an own id first, then by id: the same answer for every order of rows. */
function placesBy(
  key: (place: PollingPlace) => string | null,
  places: readonly PollingPlace[],
): Map<string, PollingPlace[]> {
  const groups = new Map<string, PollingPlace[]>();
  const inOrder = [...places].sort(
    (a, b) => Number(a.ownId !== null) - Number(b.ownId !== null) || (a.id < b.id ? -1 : 1),
  );
  for (const place of inOrder) {
    const name = key(place);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), place]);
  }
  return groups;
}

interface Match {
  row: DraftAtLine;
  place: PollingPlace | null;
}

/**
 * Finds the place that each row describes: first by the municipality's own id, then by kind, districts, name and
 * address among the places that are left. Two different own ids are never the same place.
 */
function matchRows(existing: readonly PollingPlace[], rows: readonly DraftAtLine[]): Match[] {
  const byOwnKey = placesBy(ownKey, existing);
  const byNaturalKey = placesBy(naturalKey, existing);
  const taken = new Set<string>();
  const found = new Map<DraftAtLine, PollingPlace>();
  const take = (row: DraftAtLine, candidates: readonly PollingPlace[] | undefined) => {
    const place = candidates?.find(({ id }) => !taken.has(id));
    if (place === undefined) return;
    taken.add(place.id);
    found.set(row, place);
  };
  for (const row of rows) take(row, byOwnKey.get(ownKey(row.draft) ?? ''));
  for (const row of rows.filter((each) => !found.has(each))) {
    const candidates = byNaturalKey.get(naturalKey(row.draft));
    take(row, row.draft.ownId === null ? candidates : candidates?.filter(({ ownId }) => ownId === null));
  }
  return rows.map((row) => ({ row, place: found.get(row) ?? null }));
}

/** Rows in an order that does not depend on the file: without own id first, then by key. */
function inKeyOrder(rows: readonly DraftAtLine[]): DraftAtLine[] {
  const keyed = rows.map((row) => ({ row, own: ownKey(row.draft) ?? '', natural: naturalKey(row.draft) }));
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return keyed.sort((a, b) => compare(a.own, b.own) || compare(a.natural, b.natural)).map(({ row }) => row);
}

/**
 * Compares a file with what is there.
 * @param existing every place of the election in the municipalities of the file
 * @param rows one row per place (see `withoutRepeats`)
 */
export function planImport(
  existing: readonly PollingPlace[],
  rows: readonly DraftAtLine[],
  scope: ImportScope,
): ImportPlan {
  const add: DraftAtLine[] = [];
  const change: PlannedChange[] = [];
  const unchanged: UnchangedPlace[] = [];
  const kept = new Set<string>();
  for (const { row, place } of matchRows(existing, inKeyOrder(rows))) {
    if (place === null) {
      add.push(row);
      continue;
    }
    kept.add(place.id);
    const draft = merged(place, row.draft, scope.fields);
    const fields = changesBetween(place, draft);
    // What the municipality confirmed is of this election already; where it came from stays worth knowing.
    const announces = place.carriedOverFrom !== null && place.confirmedAt === null;
    if (fields.length === 0 && !announces) unchanged.push({ line: row.line, place });
    else change.push({ line: row.line, place, draft, fields, announces });
  }
  const remove = existing.filter(
    (place) => !kept.has(place.id) && !isWithdrawn(place) && scope.municipalityKinds.has(scopeKey(place)),
  );
  return { add, change, remove, unchanged };
}

export interface PlanCounts {
  add: number;
  change: number;
  remove: number;
  unchanged: number;
}

export function planCounts(plan: ImportPlan): PlanCounts {
  return {
    add: plan.add.length,
    change: plan.change.length,
    remove: plan.remove.length,
    unchanged: plan.unchanged.length,
  };
}

export function changesNothing(plan: ImportPlan): boolean {
  return plan.add.length + plan.change.length + plan.remove.length === 0;
}
