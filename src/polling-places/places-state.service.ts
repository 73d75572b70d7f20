/** One word for the state of some places, by which two editors notice each other. */
import { sha256 } from '../platform/checksum';
import type { PollingPlace } from './polling-place.model';

/** SHA-256 over the ids and versions of the places, in whatever order they come: any change gives another word. */
export function placesState(places: readonly Pick<PollingPlace, 'id' | 'version'>[]): string {
  return sha256(
    places
      .map(({ id, version }) => `${id}:${version}`)
      .sort()
      .join('\n'),
  );
}
