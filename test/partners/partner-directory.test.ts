import { insertOrganisation } from '../../src/organisations/organisation.store';
import { organisationKinds } from '../../src/organisations/organisation.model';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import {
  fieldsFor,
  organisationFieldClasses,
  toPublicOrganisation,
} from '../../src/partners/public-organisation.model';
import { servedArea } from '../../src/partners/served-area.model';
import { organisationsJsonSchema } from '../../src/public-api/public-organisation.form';
import { databaseKinds } from '../support/databases';
import { loadSmallCountry } from '../support/offers';
import { acceptedOrganisation } from '../support/organisations';
import { newBrowser } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const now = new Date('2026-11-24T09:00:00Z');

describe.each(databaseKinds)('the list of partners on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    const all = [
      acceptedOrganisation('a', { name: 'Esimerkki: Äijän 50 % kylät ry' }),
      acceptedOrganisation('b', { kind: 'congregation', municipalities: ['541'] }),
      acceptedOrganisation('c', { kind: 'company', municipalities: ['176', '541'], trust: 'unverified' }),
      acceptedOrganisation('w', { state: 'confirmed', name: 'Esimerkki: odottava' }),
      acceptedOrganisation('r', { state: 'refused', name: 'Esimerkki: hylätty' }),
      ...Array.from({ length: 30 }, (_, n) =>
        acceptedOrganisation(`x${n}`, { kind: 'other', municipalities: ['541'] }),
      ),
    ];
    for (const each of all) await insertOrganisation(test.deps.db, each);
  });
  afterAll(() => test.close());

  const get = async (query: string) =>
    (await newBrowser(test).get(`/en/organisations?${query}`).expect(200)).text;
  const rowsIn = (html: string) =>
    [...html.matchAll(/href="\/en\/organisations\/(\w+)"/g)].map(([, id]) => id);

  it('has accepted ones only, page by page, and each once', async () => {
    const first = await get('');
    expect(first).toContain('33 partners');
    expect(rowsIn(first)).toHaveLength(25);
    const second = rowsIn(await get('page=2'));
    expect(second).toHaveLength(8);
    expect(new Set([...rowsIn(first), ...second]).size).toBe(33);
    expect([...rowsIn(first), ...second]).not.toEqual(expect.arrayContaining(['w']));
  });

  it('is narrowed by name, municipality, region and kind, whatever signs a name holds', async () => {
    expect(rowsIn(await get('place=Juuka'))).toEqual(['c', 'a']);
    expect(rowsIn(await get('place=Juga&kind=company'))).toEqual(['c']);
    expect(rowsIn(await get('q=%C3%A4ij%C3%A4n'))).toEqual(['a']);
    expect(rowsIn(await get('q=%25'))).toHaveLength(25);
    expect(rowsIn(await get('region=12&kind=congregation'))).toEqual(['b']);
    expect(await get('place=Atlantis')).toContain('“Atlantis” was not recognised');
    expect(await get('kind=x&region=x&page=x')).toContain('33 partners');
  });

  it('counts partners by municipality in its table', async () => {
    const html = await get('kind=company');
    expect(html).toMatch(/Juuka<\/a><\/th>\s*<td class="number">1</);
    expect(html).toMatch(/Nurmes<\/a><\/th>\s*<td class="number">1</);
    expect(await get('q=odottava')).toContain('2 municipalities have no partner');
  });

  it('says nothing of an organisation that is not on the fixed list of fields, on no page and in no file', async () => {
    const texts = await Promise.all(
      ['/en/organisations', '/en/organisations/a', '/api/v1/organisations.json'].map(
        async (path) => (await newBrowser(test).get(path).expect(200)).text,
      ),
    );
    for (const text of texts) {
      expect(text).not.toContain('PRIVATE');
      expect(text).not.toContain('private@');
      expect(text).not.toContain('2077474');
    }
    for (const id of ['w', 'r', 'none']) await newBrowser(test).get(`/en/organisations/${id}`).expect(404);
  });

  it('is there for programs too, with a tag that changes when an organisation does', async () => {
    const path = '/api/v1/organisations.json?lang=sv';
    const answer = await newBrowser(test).get(path).expect(200);
    const read = organisationsJsonSchema.parse(answer.body);
    expect(read.organisations.map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    expect(read.organisations).toHaveLength(33);
    const tag = String(answer.headers.etag);
    await newBrowser(test).get(path).set('If-None-Match', tag).expect(304);
    await raiseDataVersion(test.deps.db, 'organisations', now);
    await newBrowser(test).get(path).set('If-None-Match', tag).expect(200);
    await newBrowser(test).get('/api/v1/organisations.json?colour=blue').expect(400);
  });
});

describe('what is said of an organisation', () => {
  it('is exactly these fields for everybody', () => {
    expect(fieldsFor('public')).toEqual([
      'id',
      'name',
      'kind',
      'municipalities',
      'languages',
      'trust',
      'umbrellaId',
      'authority',
    ]);
    expect(Object.keys(toPublicOrganisation(acceptedOrganisation('a'))!).sort()).toEqual(
      [...fieldsFor('public'), 'isExample'].sort(),
    );
    expect(toPublicOrganisation(acceptedOrganisation('a', { state: 'closed' }))).toBeNull();
  });

  it('has a class for every field, and its contact is for those who decide only', () => {
    expect(Object.keys(organisationFieldClasses).sort()).toEqual(
      Object.keys(acceptedOrganisation('a')).sort(),
    );
    expect(fieldsFor('partners')).not.toContain('contact');
    expect(fieldsFor('authorities')).toHaveLength(Object.keys(organisationFieldClasses).length);
    expect(organisationKinds.length).toBeGreaterThan(3);
  });
});

describe('the area of an organisation', () => {
  const country = [
    { code: '001', regionCode: '01' },
    { code: '002', regionCode: '01' },
    { code: '003', regionCode: '02' },
    { code: '004', regionCode: '02' },
    { code: '090', regionCode: '21' },
    { code: '091', regionCode: '21' },
  ];
  it.each([
    [['001', '002', '003'], { isMainland: false, regionCodes: ['01'], municipalityCodes: ['003'] }],
    [['001', '002', '003', '004'], { isMainland: true, regionCodes: [], municipalityCodes: [] }],
    [['004', '090', '091', '999'], { isMainland: false, regionCodes: ['21'], municipalityCodes: ['004'] }],
    [[], { isMainland: false, regionCodes: [], municipalityCodes: [] }],
  ])('%j is told in as few words as are true', (codes, expected) => {
    expect(servedArea(codes, country)).toEqual(expected);
  });
});
