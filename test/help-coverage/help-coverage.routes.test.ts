import request from 'supertest';
import { toHelpOffer } from '../../src/help-coverage/help-coverage.service';
import { insertOffer, updateOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { readCsvTable } from '../../src/shared/csv-table';
import { anOffer, anOrganisation, rideContent } from '../support/offers';
import { signedInAs, type Agent } from '../support/sign-in';
import { createSmallSite } from '../support/small-site';
import type { TestApp } from '../support/test-app';

const path = '/en/elections/EKV-2027/help-coverage';
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('The report on help of an election', () => {
  let test: TestApp;
  let planner: Agent;
  const offer = anOffer({
    id: 'ride',
    organisationId: 'helpers',
    state: 'published',
    hasPublicVersion: true,
    content: { ...rideContent, municipalities: ['001'] },
    publishedContent: { ...rideContent, municipalities: ['001'] },
  });
  beforeAll(async () => {
    test = await createSmallSite([]);
    await insertOrganisation(
      test.deps.db,
      anOrganisation({ id: 'helpers', name: 'Mäen Kyyti', state: 'accepted', trust: 'vouched_for' }),
    );
    await insertOffer(test.deps.db, offer);
    planner = await signedInAs(test, 'planner');
  }, 60_000);
  afterAll(() => test.close());
  const get = async (query = '') => plain((await request(test.app).get(`${path}${query}`).expect(200)).text);

  it('tells everybody whom help reaches, and in no output amounts, needs or names', async () => {
    const page = await get('?area=municipality-001');
    expect(page).toContain('Published offers: 1. Organisations: 1.');
    expect(page).toContain('Ride to the polling station 1 1 0% 100% 100% Finnish 100%');
    const json = await request(test.app).get(`${path}.json`).expect(200);
    const csv = await request(test.app).get(`${path}.csv?table=classes`).buffer().expect(200);
    for (const text of [page, json.text, csv.text]) {
      for (const word of ['Mäen Kyyti', 'helpers', 'capacity', 'For authorities', 'fragility'])
        expect(text).not.toContain(word);
    }
    await request(test.app).get(`${path}.csv?table=capacity`).expect(403);
  });

  it('counts only the help and the languages that are ticked, and keeps them ticked', async () => {
    const html = (await request(test.app).get(`${path}?help=escort&spoken=sv&spoken=en`).expect(200)).text;
    expect(plain(html)).toContain('No offers of help are published for this election.');
    const ticked = [...html.matchAll(/name="(\w+)" value="(\w+)" checked/g)].map(
      ([, name, value]) => `${name}=${value}`,
    );
    expect(ticked).toEqual(['help=escort', 'spoken=sv', 'spoken=en']);
    const wrong = await request(test.app).get(`${path}?spoken=klingon`).expect(400);
    expect(wrong.text).toContain('id="spoken-error"');
  });

  it('tells planners also what the help can carry, why somebody goes without, and on whom it rests', async () => {
    const page = plain((await planner.get(`${path}?area=municipality-001`).expect(200)).text);
    expect(page).toContain('For authorities');
    // 5 % and 5 % of 100 people over 75 need a seat; 4 seats on 6 trips there or back are 12 people.
    expect(page).toContain('Rides (seats): Election day 10 10 (100%) 0 0 0 0 0');
    expect(page).toContain('Rides (seats): Advance voting 10 0 (0%) 0 10 0 0 0');
    expect(page).toMatch(/Mäen Kyyti Rides \(seats\) 10 12 not all of it/);
    const json = (await planner.get(`${path}.json`).expect(200)).body as {
      capacity: { providers: unknown[] }[];
      fragility: { help: { id: string }[] };
    };
    expect(json.fragility.help.map(({ id }) => id)).toEqual(['helpers', 'ride']);
    const csv = await planner.get(`${path}.csv?table=capacity&dialect=rfc4180`).buffer().expect(200);
    const table = readCsvTable(csv.text);
    if (!table.ok) throw new Error('the CSV file can be read');
    const row = table.value.rows.find(({ cells }) => cells[0] === '001' && cells[4] === 'Election day')!;
    expect(row.cells.slice(3)).toEqual([
      'Rides (seats)',
      'Election day',
      '10',
      '10',
      '0',
      '0',
      '0',
      '0',
      '0',
    ]);
  });

  it('counts with the rates that a planner gives, and shows a wrong one again beside its field', async () => {
    const field = 'need.transport_group.over75';
    const page = plain((await planner.get(`${path}?area=municipality-001&${field}=45`).expect(200)).text);
    expect(page).toContain('Rides (seats): Election day 50 12 (24%) 0 0 0 0 38');
    expect(page).toContain('In full use: all seats; offers concerned in the country: 1.');
    const wrong = (await planner.get(`${path}?${field}=many`).expect(400)).text;
    expect(wrong).toContain('value="many"');
    expect(plain(wrong)).toContain('Give a percentage from 0 to 100');
    await planner.get(`${path}.json?${field}=many`).expect(400);
  });

  it('has the same figures in the page and the files', async () => {
    const json = (await request(test.app).get(`${path}.json`).expect(200)).body as {
      areas: {
        kind: string;
        code: string;
        people: Record<string, number>;
        reached: Record<string, number>[];
      }[];
      layers: { window: string; language: string | null }[];
    };
    const csv = await request(test.app).get(`${path}.csv?dialect=rfc4180`).buffer().expect(200);
    const table = readCsvTable(csv.text);
    if (!table.ok) throw new Error('the CSV file can be read');
    const areas = json.areas.filter(({ kind }) => kind === 'municipality');
    const rows = table.value.rows.filter(({ cells }) => /^\d{3}$/.test(cells[0]!));
    expect(rows).toHaveLength(areas.length * json.layers.length);
    areas.forEach((area, index) => {
      json.layers.forEach((_, layer) => {
        const { cells } = rows[index * json.layers.length + layer]!;
        expect([cells[0], cells[6], cells[7]]).toEqual([
          area.code,
          String(area.people.adults),
          String(area.reached[layer]!.adults),
        ]);
      });
    });
    expect(await get('?level=municipality')).toContain('Ylä-Mäki 100 100%');
  });

  it('follows the offers: what is paused reaches nobody any more', async () => {
    await updateOffer(test.deps.db, { ...offer, state: 'paused', version: 1 });
    expect(await get()).toContain('No offers of help are published for this election.');
  });

  it('searches and pages areas, and refuses what it does not know', async () => {
    expect(await get('?level=municipality&q=Ala')).not.toContain('Ylä-Mäki');
    await request(test.app).get('/en/elections/XX-1900/help-coverage').expect(404);
    await request(test.app).get(`${path}.csv?table=secrets`).expect(400);
    await request(test.app).get(`${path}?near=12`).expect(400);
  });
});

describe('A published offer, as the engine takes it', () => {
  it('has whole municipalities, or a circle and then no municipality as a whole', () => {
    const base = {
      id: 'a',
      organisationId: 'o',
      trust: 'vouched_for',
      type: 'escort',
      days: [],
      opensAt: null,
      closesAt: null,
      languages: ['fi'],
      targetGroups: [],
      capacity: { kind: 'helpers', helpers: 2 },
    } as const;
    const centre = { easting: 1, northing: 2 };
    const circle = {
      centre,
      radiusMetres: 3,
      kind: 'postal_area',
      municipalityCode: '001',
      reference: '00100',
      nameFi: 'A',
      nameSv: null,
    } as const;
    expect(
      toHelpOffer({ ...base, area: { municipalities: ['001'], postcodes: ['00100'], circle: null } }).area,
    ).toEqual({
      municipalities: ['001'],
      postcodes: ['00100'],
      circle: null,
      polygon: null,
    });
    expect(
      toHelpOffer({ ...base, area: { municipalities: ['001', '002'], postcodes: [], circle } }).area,
    ).toEqual({
      municipalities: [],
      postcodes: [],
      circle: { ...centre, radiusMetres: 3 },
      polygon: null,
    });
  });
});
