/** Every change of places goes through here: into their history, and on to whoever relies on places. */
import type { Database } from '../platform/database';
import type { ChangeAuthor, PlaceChange } from './place-change.model';
import { insertPlaceChanges } from './place-change.store';

/**
 * Told of changes inside the transaction that makes them; what it throws takes the change back. It is told only of places
 * that differ; a place that came has no `before`, one that went has no `after`.
 */
export type PlaceChangeListener = (
  trx: Database,
  changes: readonly PlaceChange[],
  by: ChangeAuthor,
) => Promise<void>;

/** A set, so that a listener that is added again (a second application in one process) is told once. */
const listeners = new Set<PlaceChangeListener>();

/** Has a capability that builds on places told of their changes; called where the application is put together. */
export function onPlacesChanged(listener: PlaceChangeListener): void {
  listeners.add(listener);
}

/**
 * Writes changes down field by field and tells the listeners, in the order in which they were added.
 * @param trx the transaction that changes the places
 */
export async function placesChanged(
  trx: Database,
  changes: readonly PlaceChange[],
  by: ChangeAuthor,
): Promise<void> {
  if (changes.length === 0) return;
  await insertPlaceChanges(trx, changes, by);
  for (const tell of listeners) await tell(trx, changes, by);
}
