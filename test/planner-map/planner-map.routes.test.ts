import request from 'supertest';
import { replaceMunicipalityTopology } from '../../src/areas/area.store';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { anOffer, anOrganisation, rideContent } from '../support/offers';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { aPlace } from '../support/places';
import { signedInAs } from '../support/sign-in';
import { createSmallSite } from '../support/small-site';
import { twoSquares } from '../support/topologies';
import type { TestApp } from '../support/test-app';

const path = '/en/elections/EKV-2027/map';
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Rows of the table: area code and cells. */
function rowsOf(html: string): string[][] {
  return [...html.matchAll(/<tr data-area="(\w+)">([\s\S]*?)<\/tr>/g)].map(([, code = '', cells = '']) => [
    code,
    ...[...cells.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell)),
  ]);
}

describe("the planner's map", () => {
  let test: TestApp;
  const get = async (query = '', status = 200) =>
    (await request(test.app).get(`${path}${query}`).expect(status)).text;
  beforeAll(async () => {
    test = await createSmallSite([]);
    const { db } = test.deps;
    await insertOrganisation(db, anOrganisation({ id: 'only' }));
    const published = { ...rideContent, municipalities: ['001'] };
    await insertOffer(db, anOffer({ id: 'ride', organisationId: 'only', publishedContent: published }));
  }, 60_000);
  afterAll(() => test.close());

  it('shows unknown figures as not known, and says what can be looked at instead', async () => {
    const html = await get();
    expect(rowsOf(html)).toEqual([
      ['002', 'Ala-Mäki', '100', 'not known', 'stations are not known'],
      ['001', 'Ylä-Mäki', '100', 'not known', 'stations are not known'],
    ]);
    expect(plain(html)).toContain('Choose the number of gaps');
  });

  it('shows whom help reaches, and nobody where none is offered', async () => {
    const rows = rowsOf(await get('?measure=help&type=transport_individual&kind=election_day'));
    expect(rows.map(([code, , , figure]) => [code, figure])).toEqual([
      ['002', '0%'],
      ['001', '100%'],
    ]);
    const larger = rowsOf(
      await get('?measure=help&type=transport_individual&kind=election_day&level=region'),
    );
    expect(larger.map((row) => row[3])).toEqual(['50%']);
  });

  it('sorts and searches the table, and keeps what is asked in every link', async () => {
    const html = await get(
      '?measure=help&type=transport_individual&kind=election_day&by=figure&q=ylä&group=over75',
    );
    expect(rowsOf(html).map(([code]) => code)).toEqual(['001']);
    expect(html).toContain('type=transport_individual&amp;measure=help&amp;by=people#table');
    const rows = rowsOf(
      await get('?measure=help&type=transport_individual&kind=election_day&by=figure&order=desc'),
    );
    expect(rows.map(([code]) => code)).toEqual(['001', '002']);
  });

  it('counts the gaps that the page of gaps lists', async () => {
    const { body } = (await request(test.app).get('/en/elections/EKV-2027/gaps.json').expect(200)) as {
      body: { gaps: { municipalityCode: string; kind: string | null }[] };
    };
    const expected = (code: string) =>
      body.gaps.filter((gap) => gap.municipalityCode === code && gap.kind !== 'election_day').length;
    const rows = rowsOf(await get('?measure=gaps'));
    expect(rows.map(([code, , , figure]) => [code, Number(figure)])).toEqual([
      ['002', expected('002')],
      ['001', expected('001')],
    ]);
    expect(expected('001')).toBeGreaterThan(0);
  });

  it('opens an area with all its figures, its gaps and the ways on', async () => {
    const page = plain(await get('?area=municipality-001'));
    expect(page).toContain('Share whom help on offer reaches: Ride to the polling station');
    expect(page).toContain('Gaps, urgent ones first');
    expect(page).toContain('List of stations missing or incomplete');
    expect(await get('?area=municipality-001')).toContain('/en/municipalities/001');
  });

  it('keeps what is for authorities from everybody else', async () => {
    expect(plain(await get('?measure=single', 400))).toContain('“single” cannot be used');
    expect(plain(await get('?area=municipality-001'))).not.toContain('single organisation');
    const planner = await signedInAs(test, 'planner');
    const page = (
      await planner
        .get(`${path}?measure=single&type=transport_individual&kind=election_day&area=municipality-001`)
        .expect(200)
    ).text;
    expect(rowsOf(page).map(([code, , , figure]) => [code, figure])).toEqual([
      ['002', '0%'],
      ['001', '100%'],
    ]);
    expect(plain(page)).toContain('for authorities only');
    const served = await planner
      .get(`${path}?measure=served&type=transport_individual&kind=election_day&group=over75`)
      .expect(200);
    expect(rowsOf(served.text).map((row) => row[3])).toEqual(['0%', '100%']);
    const account = await planner.get('/en/account').expect(200);
    expect(account.text).toContain('href="/en/map"');
    await planner.get('/en/map').expect(303).expect('Location', path);
  });

  it('names what cannot be used of an address, and knows no election that is none', async () => {
    const page = plain(await get('?measure=xyz&area=municipality-999', 400));
    expect(page).toContain('“xyz” cannot be used');
    expect(page).toContain('“municipality-999” cannot be used');
    await request(test.app).get('/en/elections/KV-1999/map').expect(404);
  });

  it('draws the rows of its table, for every figure and level', async () => {
    await replaceMunicipalityTopology(test.deps.db, twoSquares('001', '002'));
    await raiseDataVersion(test.deps.db, 'areas', test.deps.clock());
    const measures = ['share', 'median', 'p90', 'help', 'gaps', 'touched'];
    for (const level of ['municipality', 'region', 'wellbeing_county', 'constituency']) {
      for (const measure of measures) {
        const html = await get(`?measure=${measure}&level=${level}&kind=election_day`);
        const titles = [...html.matchAll(/data-area="(\w+)"><path[^>]*><title>([^<]*)<\/title>/g)];
        expect(titles.map(([, code, title]) => `${code} ${title}`).sort()).toEqual(
          rowsOf(html)
            .map(([code, name, , figure]) => `${code} ${name}: ${figure}`)
            .sort(),
        );
        expect(titles).toHaveLength(level === 'municipality' ? 2 : 1);
      }
    }
    const searched = await get('?measure=help&kind=election_day&q=ala');
    expect(searched.match(/left-out/g)).toHaveLength(1);
    expect(rowsOf(searched)).toHaveLength(1);
  });

  it('gives browsers outlines, people, places and offers, tagged and compressed', async () => {
    for (const file of [
      'areas-2025-municipality.json',
      'areas-2025-region.json',
      'people-EKV-2027.bin',
      'places-EKV-2027.json?lang=sv',
      'offers-EKV-2027.json?lang=en',
    ]) {
      const first = await request(test.app).get(`/map/${file}`).set('Accept-Encoding', 'br').expect(200);
      expect(first.headers['content-encoding']).toBe('br');
      const { etag = '' } = first.headers as { etag?: string };
      await request(test.app)
        .get(`/map/${file}`)
        .set('Accept-Encoding', 'br')
        .set('If-None-Match', etag)
        .expect(304);
    }
    const { body } = (await request(test.app).get('/map/offers-EKV-2027.json?lang=en').expect(200)) as {
      body: { offers: Record<string, unknown>[] };
    };
    expect(body.offers).toHaveLength(1);
    expect(Object.keys(body.offers[0]!).sort()).toEqual(
      ['circle', 'href', 'id', 'isPart', 'municipalities', 'name', 'organisation', 'type', 'where'].sort(),
    );
    for (const wrong of ['areas-2020-region.json', 'areas-2025-village.json', 'people-XX-1.bin'])
      await request(test.app).get(`/map/${wrong}`).expect(404);
    await request(test.app).get('/map/places-EKV-2027.json?lang=de').expect(400);
  });

  it('shows places that are not confirmed to those who plan, and to nobody else', async () => {
    const own = '/en/elections/EKV-2027/map/places.json';
    await insertPlaces(test.deps.db, [
      aPlace({
        id: 'hall',
        electionCode: 'EKV-2027',
        municipalityCode: '001',
        nameFi: 'Sali',
        confirmedAt: null,
        position: { easting: 500_000, northing: 6_800_000 },
      }),
    ]);
    await raiseDataVersion(test.deps.db, 'polling_places', test.deps.clock());
    const open = await request(test.app).get('/map/places-EKV-2027.json').expect(200);
    expect(open.body).toEqual({ places: [] });
    expect(await get('?layers=places')).not.toContain('class="dots advance');
    await request(test.app).get(own).expect(303);
    const planner = await signedInAs(test, 'planner');
    const { body } = (await planner.get(own).expect(200)) as { body: { places: unknown[] } };
    expect(body.places).toMatchObject([{ name: 'Sali', isSure: false, href: null }]);
  });
});
