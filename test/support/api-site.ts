/** A small set of public and unpublished places with the real application in front of it, answering over the wire. */
import { replaceMunicipalities } from '../../src/areas/area.store';
import { createApp } from '../../src/app';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { loadElections } from '../../src/elections/election.service';
import { toEtrs } from '../../src/geo/projection';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { listen } from './browser';
import type { DatabaseKind } from './databases';
import { pollingPlace } from './polling-places';
import { rawRequest, textOf, type RawAnswer } from './raw-request';
import { createTestApp, type TestApp } from './test-app';

const municipality = {
  vintage: 2021,
  languageStatus: 'bilingual_finnish_majority',
  regionCode: '01',
  wellbeingCountyCode: null,
  constituencyCode: '01',
  seat: null,
  population: null,
  electorate2021: null,
} as const;

const day = { day: '2021-06-01', opensAt: '09:00', closesAt: '18:00' };
const past = [
  pollingPlace({
    id: 'library',
    municipalityCode: '091',
    kind: 'advance',
    nameFi: 'Kirjasto; "Itä"',
    nameSv: 'Biblioteket',
    addressFi: 'Itätie 1',
    postcode: '00580',
    position: toEtrs({ lat: 60.2, lon: 25 }),
    positionSource: 'address',
    hours: [day],
    hoursText: '1.6. klo 9-18',
    hoursUnderstood: true,
    serviceForm: 'indoors',
    accessibilitySummary: 'full',
    source: 'https://example.org/announcement',
  }),
  pollingPlace({ id: 'school', municipalityCode: '049', districts: ['001'], nameFi: '=Koulu' }),
  pollingPlace({
    id: 'hall',
    municipalityCode: '049',
    kind: 'advance',
    nameFi: 'Halli',
    hoursText: 'arkisin',
    position: toEtrs({ lat: 60.3, lon: 24.6 }),
    positionSource: 'postcode',
  }),
  pollingPlace({ id: 'planned', municipalityCode: '049', nameFi: 'Suunniteltu', carriedOverFrom: 'KV-2017' }),
];
const coming = (fields: Partial<PollingPlace>) => pollingPlace({ electionCode: 'EKV-2027', ...fields });
const comingPlaces = [
  coming({ id: 'confirmed', nameFi: 'Vahvistettu', confirmedAt: '2026-11-01T08:00:00.000Z' }),
  coming({ id: 'announced', nameFi: 'Ilmoitettu' }),
  coming({ id: 'carried', nameFi: 'Siirretty', carriedOverFrom: 'KV-2021' }),
];

async function fill({ deps: { db, clock } }: TestApp): Promise<void> {
  await loadElections({ db, clock });
  await replaceMunicipalities(db, [
    { ...municipality, code: '049', nameFi: 'Espoo', nameSv: 'Esbo' },
    { ...municipality, code: '091', nameFi: 'Helsinki', nameSv: 'Helsingfors' },
  ]);
  await insertPlaces(db, [...past, ...comingPlaces]);
  await raiseDataVersion(db, 'polling_places', clock());
}

export interface ApiSite {
  test: TestApp;
  address: string;
  /** Asks below /api/v1/. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<RawAnswer>;
  /** Sets the clock. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

/** Three places of KV-2021 are public and one is not; one of EKV-2027 is and two are not. */
export async function openApiSite(kind: DatabaseKind): Promise<ApiSite> {
  const test = await createTestApp(kind);
  await fill(test);
  let now = new Date('2026-11-24T09:00:00Z');
  const { server, address } = await listen(createApp({ ...test.deps, clock: () => now }));
  return {
    test,
    address,
    get: (path, headers = {}, method = 'GET') => rawRequest(`${address}/api/v1/${path}`, headers, method),
    setNow: (instant) => {
      now = new Date(instant);
    },
    close: async () => {
      server.close();
      await test.close();
    },
  };
}

/** Ids of the places in an answer as JSON. */
export function idsOf(answer: RawAnswer): string[] {
  return (JSON.parse(textOf(answer)) as { places: { id: string }[] }).places.map(({ id }) => id);
}
