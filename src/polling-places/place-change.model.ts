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

type Values = Readonly<Record<string, unknown>>;

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function differencesOf(old: Values, now: Values, prefix = ''): FieldDifference[] {
  const added = Object.keys(now).filter((name) => !(name in old));
  return [...Object.keys(old), ...added].flatMap((name) => {
    const [before, after] = [old[name] ?? null, now[name] ?? null];
    return isSame(before, after) ? [] : [{ field: `${prefix}${name}`, before, after }];
  });
}

const findingsOf = ({ accessibility }: PollingPlace): Values =>
  Object.fromEntries(accessibility.map(({ criterion, ...finding }) => [criterion, finding]));

/** What differs is asked of thousands of places at once: nothing is copied or written out that is the same. */
function placeDifferences(before: PollingPlace, after: PollingPlace): FieldDifference[] {
  const names = (Object.keys(before) as (keyof PollingPlace)[]).filter((name) => !identity.has(name));
  const differing = names.filter((name) => !isSame(before[name], after[name]));
  const findings =
    before.accessibility === after.accessibility
      ? []
      : differencesOf(findingsOf(before), findingsOf(after), 'accessibility.');
  return [...differing.map((field) => ({ field, before: before[field], after: after[field] })), ...findings];
}

/** The fields in which a place differs from what it was: its own, accessibility, arrangements; one `place` where it came or went. */
export function fieldDifferences({ before, after, arrangements }: PlaceChange): FieldDifference[] {
  if (before === null || after === null) {
    const nameOf = (place: PollingPlace | null) => place && (place.nameFi ?? place.nameSv ?? place.addressFi);
    return before === after ? [] : [{ field: 'place', before: nameOf(before), after: nameOf(after) }];
  }
  if (arrangements === undefined) return placeDifferences(before, after);
  const arranged = differencesOf({ ...arrangements.before }, { ...arrangements.after }, 'arrangements.');
  return [...placeDifferences(before, after), ...arranged];
}

/** A field of a place's history as it was written down. */
export interface RecordedChange extends FieldDifference {
  id: number;
  placeId: string;
  actor: string | null;
  way: PlaceChangeWay;
  at: Date;
}
