/** Polling places for tests: everything unknown except what the test says. */
import type { PollingPlace } from '../../src/polling-places/polling-place.model';

/** A place announced for KV-2021 in municipality 005, with the given fields. */
export function pollingPlace(fields: Partial<PollingPlace> = {}): PollingPlace {
  return {
    id: 'p1',
    electionCode: 'KV-2021',
    municipalityCode: '005',
    kind: 'election_day',
    ownId: null,
    districts: [],
    districtName: null,
    nameFi: 'Koulu',
    nameSv: null,
    addressFi: null,
    addressSv: null,
    postcode: null,
    locality: null,
    position: null,
    positionSource: 'unknown',
    hours: [],
    hoursText: null,
    hoursUnderstood: false,
    serviceForm: 'unknown',
    accessibilitySummary: 'unknown',
    note: null,
    source: null,
    serviceMapId: null,
    buildingId: null,
    accessibility: [],
    confirmedAt: null,
    carriedOverFrom: null,
    visibility: 'shown',
    version: 1,
    ...fields,
  };
}
