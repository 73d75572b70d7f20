import { readFileSync } from 'node:fs';
import request from 'supertest';
import { insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { gapColumns } from '../../src/gaps/gaps.csv';
import { fromRoot } from '../../src/platform/project-root';
import { readCsvTable } from '../../src/shared/csv-table';
import { anOffer, anOrganisation, rideContent } from '../support/offers';
import { createReportSite } from '../support/report-site';
import { signedInAs, type Agent } from '../support/sign-in';
import { createSmallSite } from '../support/small-site';
import type { TestApp } from '../support/test-app';

const path = '/fi/elections/EKV-2027/gaps';
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

interface GapsJson {
  gaps: { id: string; rule: string; municipalityCode: string; audience: string; chance: string }[];
}

describe('the gaps of an election', () => {
  let test: TestApp;
  const json = async (query = '') =>
    (await request(test.app).get(`${path}.json${query}`).expect(200)).body as GapsJson;
  beforeAll(async () => {
    test = await createSmallSite([]);
    const { db } = test.deps;
    await insertOrganisation(db, anOrganisation({ id: 'only' }));
    const published = { ...rideContent, municipalities: ['001'] };
    await insertOffer(db, anOffer({ id: 'ride', organisationId: 'only', publishedContent: published }));
  }, 60_000);
  afterAll(() => test.close());

  it('are the same on the page, in the CSV file and in the JSON file', async () => {
    const { gaps } = await json();
    expect(gaps.map(({ rule, municipalityCode }) => `${municipalityCode} ${rule}`)).toEqual([
      '001 list_incomplete',
      '001 list_incomplete',
      '002 list_incomplete',
      '002 list_incomplete',
    ]);
    const csv = readCsvTable((await request(test.app).get(`${path}.csv`).buffer().expect(200)).text);
    if (!csv.ok) throw new Error('the CSV file can be read');
    const rows = csv.value.rows.map(({ cells }) => cells);
    expect(rows.slice(0, 4).map((cells) => `${cells[0]} ${cells[3]}`)).toEqual(
      gaps.map(({ rule, municipalityCode }) => `${municipalityCode} ${rule}`),
    );
    const page = plain((await request(test.app).get(path).expect(200)).text);
    expect(page).toContain('4 puutetta');
    expect(page).toContain('Ala-Mäki');
    expect(page).toContain('kunnanhallitus, kunnan keskusvaalilautakunta');
  });

  it('are selected by area, rule and what can still be done', async () => {
    expect((await json('?area=municipality-001')).gaps).toHaveLength(2);
    expect((await json('?area=region-10&rule=list_incomplete&severity=high&chance=open')).gaps).toHaveLength(
      4,
    );
    expect((await json('?chance=passed')).gaps).toEqual([]);
    const page = await request(test.app).get(`${path}?rule=no_ride`).expect(200);
    expect(plain(page.text)).toContain('Hakuehdoilla ei löytynyt puutteita.');
  });

  it('about how help could fail are for authorities, and for a municipality its own', async () => {
    const fragile = async (role: 'planner' | 'partner' | 'municipality') => {
      const browser = await signedInAs(test, role);
      const { gaps } = (await browser.get(`${path}.json`).expect(200)).body as GapsJson;
      return gaps.filter(({ audience }) => audience === 'authorities').map(({ id }) => id);
    };
    expect((await json()).gaps.some(({ audience }) => audience === 'authorities')).toBe(false);
    expect(await fragile('planner')).toEqual(['single_organisation.001']);
    expect(await fragile('partner')).toEqual([]);
    // The example municipality is another one.
    expect(await fragile('municipality')).toEqual([]);
  });

  it('are late once the deadline has passed', async () => {
    test.setTime('2027-04-17T09:00:00Z');
    expect(new Set((await json()).gaps.map(({ chance }) => chance))).toEqual(new Set(['passed']));
    test.setTime('2026-11-24T09:00:00Z');
  });

  it('name what cannot be used of a question on the page, and refuse it in a file', async () => {
    const answer = await request(test.app).get(`${path}?rule=xyz&area=region-99`).expect(400);
    expect(plain(answer.text)).toContain('”xyz” ei kelpaa');
    expect(plain(answer.text)).toContain('”region-99” ei kelpaa');
    await request(test.app).get(`${path}.csv?rule=xyz`).expect(400);
    await request(test.app).get(`${path}.json?area=region-99`).expect(400);
    await request(test.app).get(`${path}.csv?dialect=excel-97`).expect(400);
    await request(test.app).get('/fi/elections/KV-1999/gaps').expect(404);
  });

  it('come as a table whose columns are described', () => {
    const [, section = ''] = readFileSync(fromRoot('docs', 'csv-formats.md'), 'utf8').split('\n## Gaps\n');
    const described = [...section.split('\n## ')[0]!.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
    expect(described).toEqual([...gapColumns]);
  });
});

describe('the gaps of a question', () => {
  let test: TestApp;
  let planner: Agent;
  const gapsOf = async (query: string) => {
    const { gaps } = (await planner.get(`${path}.json${query}`).expect(200)).body as {
      gaps: { id: string; people: number | null; certainty: string; evidence: object }[];
    };
    return gaps;
  };
  const ids = async (query: string) => new Set((await gapsOf(query)).map(({ id }) => id));
  beforeAll(async () => {
    test = await createReportSite();
    planner = await signedInAs(test, 'planner');
  }, 60_000);
  afterAll(() => test.close());

  it('measure to the places that it asks for, leave out the other phase and count help in its languages', async () => {
    const far = 'no_advance_place_near.001.advance';
    const single = 'single_organisation.001';
    const usual = await ids('');
    expect([far, single].map((id) => usual.has(id))).toEqual([false, true]);
    // Of no place is it known whether it is step-free: perhaps nobody is far, perhaps all hundred.
    expect((await gapsOf('?places=step_free')).find(({ id }) => id === far)).toMatchObject({
      people: 100,
      certainty: 'possible',
      evidence: { peopleLow: 0, peopleHigh: 100 },
    });
    const onDay = await ids('?phase=election_day');
    expect([...usual].filter((id) => !onDay.has(id)).map((id) => id.endsWith('.advance'))).not.toContain(
      false,
    );
    expect([...onDay].filter((id) => id.endsWith('.advance'))).toEqual([]);
    // The ride is offered in Finnish.
    expect((await ids('?spoken=sv')).has(single)).toBe(false);
  });

  it('are said to be those of the question, which is kept by links and by the form and can be changed', async () => {
    const { text } = await planner.get(`${path}?places=step_free&area=region-10`).expect(200);
    expect(plain(text)).toContain('Matka on mitattu paikkaan, joka täyttää ehdot: tiedetään esteettömäksi');
    expect(text).toContain('<input type="hidden" name="places" value="step_free">');
    expect(text).toContain(`${path}.csv?places=step_free&amp;area=region-10`);
    expect(text).toContain('/fi/elections/EKV-2027/coverage?places=step_free&amp;area=region-10');
  });

  it('name each part of it that cannot be used, and answer the rest', async () => {
    const query = '?phase=never&thresholds=abc&places=step_free';
    const page = await planner.get(`${path}${query}`).expect(400);
    for (const bad of ['never', 'abc']) expect(plain(page.text)).toContain(`”${bad}” ei kelpaa`);
    expect(page.text).toContain('<input type="hidden" name="places" value="step_free">');
    await planner.get(`${path}.json${query}`).expect(400);
  });
});
