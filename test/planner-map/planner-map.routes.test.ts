import request from 'supertest';
import { insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { anOffer, anOrganisation, rideContent } from '../support/offers';
import { signedInAs } from '../support/sign-in';
import { createSmallSite } from '../support/small-site';
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
});
