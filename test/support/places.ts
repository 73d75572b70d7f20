/** Polling places, drafts and reading contexts for tests: a plain value, and what a test says of it. */
import type { StandingOf } from '../../src/polling-places/municipality-standing.model';
import type { PlacesFileContext } from '../../src/polling-places/polling-place.csv';
import type { PollingPlace, PollingPlaceDraft } from '../../src/polling-places/polling-place.model';

/** An advance place in Helsinki of which nothing but name and address is known. */
export function aDraft(says: Partial<PollingPlaceDraft> = {}): PollingPlaceDraft {
  return {
    municipalityCode: '091',
    kind: 'advance',
    ownId: null,
    districts: [],
    districtName: null,
    nameFi: 'Kirjasto',
    nameSv: null,
    addressFi: 'Itätie 1',
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
    ...says,
  };
}

export function aPlace(says: Partial<PollingPlace> = {}): PollingPlace {
  return {
    ...aDraft(),
    id: 'place-1',
    electionCode: 'KV-2021',
    accessibility: [],
    confirmedAt: null,
    carriedOverFrom: null,
    visibility: 'shown',
    version: 1,
    ...says,
  };
}

/** Municipalities 001 to 899 take part under their code as name; 478 does not, 099 has joined 214, others do not exist. */
export const standingOf: StandingOf = (code) => {
  if (code === '478') return { code: 'takesNoPart', nameFi: 'Maarianhamina', nameSv: 'Mariehamn' };
  if (code === '099') return { code: 'merged', into: '214' };
  return code < '900' ? { code: 'takesPart', nameFi: code, nameSv: code } : { code: 'unknown' };
};

/** The municipal elections of 2021. */
export const kv2021: PlacesFileContext = {
  electionDay: '2021-06-13',
  advanceFrom: '2021-05-26',
  advanceTo: '2021-06-08',
  standingOf,
};
