/** What became of a place, field by field: for its history, and for those who rely on it. */
import type { SafeVotingArrangements } from './safe-voting.model';
import type { PollingPlace } from './polling-place.model';

/** The way a place was changed. */
export const placeChangeWays = ['form', 'file', 'confirmation', 'visibility', 'carryOver'] as const;
export type PlaceChangeWay = (typeof placeChangeWays)[number];

/** One place before and after; null where it did not exist yet, or does not any more. */
export interface PlaceChange {
  before: PollingPlace | null;
  after: PollingPlace | null;
  /** Only where the safe-voting arrangements may have changed too. */
  arrangements?: { before: SafeVotingArrangements; after: SafeVotingArrangements };
}

/** Who changed places, how and when. */
export interface ChangeAuthor {
  /** Account, or the name of a program; null for the service itself. */
  actor: string | null;
  way: PlaceChangeWay;
  at: Date;
}

/** One field before and after, as plain values; a field that is not known, or was not, is null. */
export interface FieldDifference {
  /** `nameFi`, `accessibility.wide_door`, `arrangements.booths`; `place` for a place that was added or removed. */
  field: string;
  before: unknown;
  after: unknown;
}

/** These tell which version of which place it is, and say nothing of it. */
const identity: ReadonlySet<string> = new Set([
  'id',
  'electionCode',
  'municipalityCode',
  'version',
  'accessibility',
]);

function flat(place: PollingPlace, arrangements: SafeVotingArrangements | undefined): Map<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(place).filter(([name]) => !identity.has(name)));
  for (const { criterion, ...finding } of place.accessibility)
    values.set(`accessibility.${criterion}`, finding);
  for (const [name, value] of Object.entries(arrangements ?? {})) values.set(`arrangements.${name}`, value);
  return values;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields in which a place differs from what it was, those that were known before first; one `place` where it came or went. */
export function fieldDifferences({ before, after, arrangements }: PlaceChange): FieldDifference[] {
  if (before === null || after === null) {
    const nameOf = (place: PollingPlace | null) => place && (place.nameFi ?? place.nameSv ?? place.addressFi);
    return before === after ? [] : [{ field: 'place', before: nameOf(before), after: nameOf(after) }];
  }
  const old = flat(before, arrangements?.before);
  const now = flat(after, arrangements?.after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((each) => !isSame(each.before, each.after));
}

/** A field of a place's history as it was written down. */
export interface RecordedChange extends FieldDifference {
  id: number;
  placeId: string;
  actor: string | null;
  way: PlaceChangeWay;
  at: Date;
}
