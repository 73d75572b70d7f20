/** Polling places for tests: everything unknown except what the test says. */
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import { aPlace } from './places';

/** A place announced for KV-2021 in municipality 005, with the given fields. */
export function pollingPlace(fields: Partial<PollingPlace> = {}): PollingPlace {
  return aPlace({
    id: 'p1',
    municipalityCode: '005',
    kind: 'election_day',
    nameFi: 'Koulu',
    addressFi: null,
    ...fields,
  });
}
