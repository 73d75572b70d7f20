import request from 'supertest';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { aPlace } from '../support/places';
import { createSmallSite } from '../support/small-site';
import type { TestApp } from '../support/test-app';

const coming = { electionCode: 'EKV-2027', municipalityCode: '001' } as const;
const places = [
  aPlace({ id: 'a', municipalityCode: '001' }),
  aPlace({ id: 'b', municipalityCode: '001', kind: 'election_day' }),
  aPlace({ id: 'c', ...coming, carriedOverFrom: 'KV-2021', nameFi: 'Salainen talo' }),
  aPlace({ id: 'd', ...coming, kind: 'election_day', confirmedAt: '2026-11-20T10:00:00Z' }),
];

describe('the start page', () => {
  let test: TestApp;
  const open = async (language: string) => (await request(test.app).get(`/${language}`).expect(200)).text;

  beforeAll(async () => {
    test = await createSmallSite(places);
  });
  afterAll(() => test.close());

  it.each([
    ['fi', 'se ei ole virallinen äänestyspaikkahaku', 'Kunta, postinumero tai paikan nimi'],
    ['sv', 'är inte den officiella sökningen', 'Kommun, postnummer eller ställets namn'],
    ['en', 'it is not the official finder', 'Municipality, postcode or name of a place'],
  ])('says in %s in its first heading what the service is and is not', async (language, isNot, label) => {
    const html = await open(language);
    expect(/<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1]).toContain(isNot);
    expect(html).toContain('href="https://aanestyspaikat.fi/"');
    expect(html).toContain(`<label for="search">${label}</label>`);
    expect(html).toContain(`<form class="search-form" action="/${language}/search" method="get"`);
  });

  it('counts how far the next election is prepared, and names no place of it', async () => {
    const html = await open('en');
    expect(html).toContain(
      'Election day: stations are confirmed in 1 of the 2 municipalities that take part.',
    );
    expect(html).toContain(
      'Advance voting: stations are confirmed in 0 of the 2 municipalities that take part. There is also 1 list carried over',
    );
    expect(html).not.toContain('Salainen');
    expect(html).not.toContain('Kirjasto');
  });

  it('shows the next deadlines with who must act, soonest first', async () => {
    const html = await open('en');
    const lines = html.slice(html.indexOf('class="deadline-lines"')).split('<li>').slice(1, 5);
    expect(lines.map((line) => /<strong>([^<]*)</.exec(line)?.[1])).toEqual([
      'Fri 26 February 2027',
      'Wed 3 March 2027',
      'Mon 8 March 2027',
      'Tue 9 March 2027 before 16:00',
    ]);
    expect(lines[0]).toContain('local executive · 94 days');
  });

  it('leads in one step to the places and the report of each past election with data, and to no other', async () => {
    const html = await open('sv');
    expect(html).toContain('href="/sv/elections/KV-2021/places"');
    expect(html).toContain('>2 kända ställen</a>');
    expect(html).toContain('href="/sv/elections/KV-2021/coverage"');
    expect(html).not.toContain('/elections/KV-2025/places');
    expect(html).not.toContain('/elections/EKV-2027/places');
  });

  it('stands on an empty service too', async () => {
    const empty = await createSmallSite([]);
    const answer = await request(empty.app).get('/fi').expect(200);
    expect(answer.text).toContain('Seuraavat vaalit');
    expect(answer.text).not.toContain('Pidetyt vaalit');
    await empty.close();
  });

  it('counts a list as prepared once its municipality has confirmed it', async () => {
    const confirmed = aPlace({ id: 'e', ...coming, confirmedAt: '2026-11-24T08:00:00Z', nameFi: 'Koulu' });
    await insertPlaces(test.deps.db, [confirmed]);
    await raiseDataVersion(test.deps.db, 'polling_places', test.deps.clock());
    expect(await open('en')).toContain('Advance voting: stations are confirmed in 1 of the 2 municipalities');
  });
});
