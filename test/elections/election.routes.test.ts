import request from 'supertest';
import { loadElections } from '../../src/elections/election.service';
import { createTestApp, type TestApp } from '../support/test-app';

/** Text of a page without its tags, white space folded. */
function textOf(html: string): string {
  return html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** Cells of the table row that has the given words in it. */
function rowWith(words: string, html: string): string {
  const row = html.split('<tr').find((each) => each.includes(words));
  return textOf(`<main ${row ?? ''}`);
}

describe('pages about elections', () => {
  let test: TestApp;
  const open = async (path: string) => (await request(test.app).get(path).expect(200)).text;

  beforeAll(async () => {
    test = await createTestApp();
    await loadElections(test.deps);
  });
  afterAll(() => test.close());

  it.each([
    [
      'fi',
      'Seuraavat vaalit',
      'Eduskuntavaalit 2027',
      'Vaalipäivään on 145 päivää',
      'Alue- ja kuntavaalit 2025',
    ],
    [
      'sv',
      'Nästa val',
      'Riksdagsvalet 2027',
      '145 dagar kvar till valdagen',
      'Välfärdsområdes- och kommunalvalen 2025',
    ],
    [
      'en',
      'Next election',
      'Parliamentary elections 2027',
      '145 days until election day',
      'County and municipal elections 2025',
    ],
  ])(
    'the list in %s shows the next election with days left, and the past ones',
    async (language, ...texts) => {
      const html = await open(`/${language}/elections`);
      for (const text of texts) expect(textOf(html)).toContain(text);
      expect(html).toContain(`href="/${language}/elections/EKV-2027"`);
    },
  );

  it('the list marks a replaced schedule and says its day', async () => {
    expect(rowWith('KV-2021-APR', await open('/fi/elections'))).toContain(
      'Kuntavaalit 2021, korvattu aikataulu (18.4.2021)',
    );
  });

  it.each([
    [
      'fi',
      'Ilmoittautuminen kotiäänestykseen päättyy',
      'ti 6.4.2027 ennen klo 16.00',
      'Vaalilaki 55 §',
      'keskusvaalilautakunta',
      '133 päivää',
    ],
    [
      'sv',
      'Anmälan till hemmaröstning avslutas',
      'tis 6.4.2027 före kl. 16.00',
      'Vallagen 55 §',
      'centralvalnämnd',
      '133 dagar',
    ],
    [
      'en',
      'Registration for voting at home ends',
      'Tue 6 April 2027 before 16:00',
      'Election Act, section 55',
      'central municipal election board',
      '133 days',
    ],
  ])(
    'the deadlines in %s say when, who, on what basis and how long is left',
    async (language, what, ...cells) => {
      const row = rowWith(what, await open(`/${language}/elections/EKV-2027`));
      for (const cell of cells) expect(row).toContain(cell);
    },
  );

  it('a day that is only calculated, or not published, is never shown as certain', async () => {
    const html = await open('/en/elections/EKV-2027');
    expect(rowWith('Notices of the right to vote', html)).toContain('Calculated from the rule');
    const baseData = rowWith('base data of the election system', html);
    expect(baseData).toContain('Not known');
    expect(baseData).toContain('no published date is known');
    expect(rowWith('voting register is final', await open('/en/elections/PV-2018'))).toContain(
      'Not verified',
    );
    expect(textOf(await open('/en/elections/KV-2029'))).toContain('not confirmed');
  });

  it('the elections of 2021 show what was moved, and what has passed', async () => {
    const html = await open('/en/elections/KV-2021');
    expect(rowWith('Advance voting in Finland begins', html)).toMatch(/7 days earlier than usual.*Passed/);
    expect(textOf(html)).toContain('Epidemic');
  });

  it('a replaced schedule leads to the election that was held, and to no report', async () => {
    const html = await open('/en/elections/KV-2021-APR');
    expect(html).toContain('href="/en/elections/KV-2021"');
    expect(html).not.toContain('KV-2021-APR/coverage');
    expect(await open('/en/elections/KV-2021')).toContain('href="/en/elections/KV-2021/coverage"');
  });

  it('the code of an election held together with another leads to that one', async () => {
    const answer = await request(test.app).get('/sv/elections/AV-2025').expect(301);
    expect(answer.headers.location).toBe('/sv/elections/KV-2025');
  });

  it.each(['fi', 'sv', 'en'])('an unknown election is not found in %s', async (language) => {
    const answer = await request(test.app).get(`/${language}/elections/KV-1812`).expect(404);
    expect(answer.text).toContain(`<html lang="${language}">`);
  });

  it('the list says so when there are no elections at all', async () => {
    const empty = await createTestApp();
    try {
      const answer = await request(empty.app).get('/en/elections').expect(200);
      expect(answer.text).toContain('No elections have been brought into the service yet.');
    } finally {
      await empty.close();
    }
  });
});

describe('the phase on the page', () => {
  it.each([
    ['2027-04-06T20:59:00Z', 'Coming', '12 days'],
    ['2027-04-06T21:00:00Z', 'Advance voting is under way', '11 days'],
    ['2027-04-18T09:00:00Z', 'Election day is today', null],
    ['2027-04-19T09:00:00Z', 'Held', null],
  ])('at %s in Finland is "%s"', async (now, phase, left) => {
    const test = await createTestApp('sqlite', now);
    try {
      await loadElections(test.deps);
      const { text } = await request(test.app).get('/en/elections/EKV-2027').expect(200);
      const lead = /<p class="lead">(.*?)<\/p>/.exec(text)?.[1];
      expect(lead).toBe(left === null ? phase : `${phase}. ${left} until election day.`);
    } finally {
      await test.close();
    }
  });
});
