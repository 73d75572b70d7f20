/** What is asked of the list of snapshots, and the note of a new one. */
import { noteLimit, type SnapshotQuery } from './snapshot.model';

const searchLimit = 100;

/** Filter and page of the list; what cannot be used counts as not given. */
export function parseSnapshotQuery(query: Readonly<Record<string, unknown>>): SnapshotQuery {
  const { election, q, page } = query;
  const number = Number(page);
  return {
    election: typeof election === 'string' && /^[A-Z]{1,4}-\d{4}(-\d)?$/.test(election) ? election : null,
    search: typeof q === 'string' ? q.trim().slice(0, searchLimit) : '',
    page: Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1,
  };
}

/** The note as it was typed, and whether it is too long. */
export function readNote(body: unknown): { note: string; isTooLong: boolean } {
  const typed = (body as { note?: unknown } | null)?.note;
  const note = typeof typed === 'string' ? typed.trim() : '';
  return { note, isTooLong: note.length > noteLimit };
}
