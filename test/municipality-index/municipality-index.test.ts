import { parse } from 'csv-parse/sync';
import { readIndexQuery } from '../../src/municipality-index/index-query.form';
import { countByState, selectMunicipalities } from '../../src/municipality-index/index-selection.model';
import { judgeReadiness, placeFacts } from '../../src/municipality-index/readiness.model';
import { databaseKinds } from '../support/databases';
import { newBrowser, signedInAs, type Agent } from '../support/sign-in';
import { aTown } from '../support/small-site';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  signedInFor,
} from '../support/workspaces';

const index = `/fi/planner/municipalities/${comingElection}`;

/** Rows of the table as plain text. */
const rowsOf = (html: string) =>
  html
    .slice(html.indexOf('<tbody>'), html.indexOf('</tbody>'))
    .split('</tr>')
    .map((row) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((row) => row !== '');

const confirmedOn = (day: string) => ({ confirmedAt: `${day}T09:00:00.000Z` });

describe('The readiness of municipalities', () => {
  const names = { nameFi: 'Alku', nameSv: 'Början' };
  const towns = [
    aTown('001', names),
    aTown('002', { nameFi: 'Keski', nameSv: 'Mitten', regionCode: '02' }),
    aTown('003', { nameFi: 'Loppu', nameSv: 'Slutet' }),
    aTown('004', { nameFi: 'Tyhjä', nameSv: 'Tomma' }),
  ];
  const place = (municipalityCode: string, says: Parameters<typeof comingPlace>[0]) =>
    placeFacts(comingPlace({ municipalityCode, ...says }));
  const described = place('003', { kind: 'advance', ...confirmedOn('2026-11-02') });
  const rows = judgeReadiness({
    municipalities: towns,
    places: [
      place('001', { kind: 'advance' }),
      place('002', { kind: 'advance', ...confirmedOn('2026-11-01') }),
      place('002', { kind: 'advance', ...confirmedOn('2026-11-03') }),
      place('003', {
        kind: 'election_day',
        ...confirmedOn('2026-10-01'),
        hours: [{ day: '2027-04-18', opensAt: '09:00', closesAt: '20:00' }],
        position: { easting: 385_000, northing: 6_672_000 },
        positionSource: 'building',
        accessibilitySummary: 'full',
      }),
      described,
    ],
    described: new Set([described.id]),
    lists: [],
    findings: new Map([['001', { error: 2, warning: 1 }]]),
    needs: new Map(),
    people: new Map([['003', 2]]),
    asked: new Map([['001', new Date('2026-11-20T09:00:00Z')]]),
  });
  const codes = (query: Record<string, string>) =>
    selectMunicipalities(rows, readIndexQuery(query).query, (a, b) =>
      a.nameFi.localeCompare(b.nameFi, 'fi'),
    ).map(({ municipality }) => municipality.code);

  it('is confirmed only with every place confirmed and both kinds of voting among them', () => {
    expect(rows.map(({ state }) => state)).toEqual(['notBegun', 'some', 'confirmed', 'notBegun']);
    expect(rows.map(({ confirmed, places }) => `${confirmed}/${places}`)).toEqual([
      '0/1',
      '2/2',
      '2/2',
      '0/0',
    ]);
    expect(rows[1]!.lastConfirmedAt).toEqual(new Date('2026-11-03T09:00:00Z'));
  });

  it('counts what the places lack as the workspace does', () => {
    expect(rows.map(({ lacking }) => Object.values(lacking))).toEqual([
      [1, 1, 1, 1],
      [2, 2, 2, 2],
      [1, 1, 1, 1],
      [0, 0, 0, 0],
    ]);
    expect(rows[0]!.findings).toEqual({ error: 2, warning: 1 });
  });

  it('is filtered by name in both languages, code, area and state, and sorted', () => {
    expect(codes({ q: 'MITT' })).toEqual(['002']);
    expect(codes({ q: '003' })).toEqual(['003']);
    expect(codes({ area: 'region-02' })).toEqual(['002']);
    expect(codes({ state: 'noAccount' })).toEqual(['001', '002', '004']);
    expect(codes({ state: 'notBegun' })).toEqual(['001', '004']);
    expect(codes({ sort: 'leastConfirmed' })).toEqual(['001', '004', '002', '003']);
    expect(codes({ sort: 'lastConfirmed' })).toEqual(['001', '004', '003', '002']);
    expect(codes({ sort: 'lastAsked' })).toEqual(['002', '003', '004', '001']);
    const { query } = readIndexQuery({ area: 'region-01', state: 'confirmed' });
    expect(countByState(rows, { ...query, area: null })).toEqual({
      notBegun: 2,
      some: 1,
      confirmed: 1,
      noAccount: 3,
    });
  });
});

describe.each(databaseKinds)('The index of municipalities on %s', (kind) => {
  let test: TestApp;
  let planner: Agent;
  beforeAll(async () => {
    test = await createWorkspaceApp(kind, [
      comingPlace({ nameFi: 'Kirjasto' }),
      comingPlace({ nameFi: 'Koulu', kind: 'election_day', districts: ['001'] }),
      comingPlace({ municipalityCode: '049', nameFi: 'Naapurin talo' }),
    ]);
    planner = await signedInAs(test, 'planner');
  });
  afterAll(() => test.close());

  it('names what it cannot use of an address, and refuses it for a file', async () => {
    const page = await planner.get(`${index}?state=asleep&area=country-00`);
    expect([page.status, page.text.includes('asleep'), page.text.includes('country-00')]).toEqual([
      400,
      true,
      true,
    ]);
    expect(rowsOf(page.text)).toHaveLength(2);
    expect((await planner.get(`${index}/municipalities.csv?state=asleep`)).status).toBe(400);
    expect((await planner.get('/fi/planner/municipalities/KV-1899')).status).toBe(404);
  });

  it('is a file in both dialects with the same rows', async () => {
    const read = async (dialect: string, delimiter: string) => {
      const { text } = await planner.get(`${index}/municipalities.csv?dialect=${dialect}&q=naap`);
      return parse(text, { columns: true, bom: true, delimiter });
    };
    const excel = await read('excel-fi', ';');
    expect(excel).toMatchObject([
      {
        municipality_code: '049',
        municipality: 'Naapuri',
        places: '1',
        confirmed: '0',
        people_with_account: '0',
      },
    ]);
    expect(await read('rfc4180', ',')).toEqual(excel);
  });

  it('is for nobody who is not signed in', async () => {
    const answer = await newBrowser(test).get(index);
    expect([answer.status, String(answer.headers.location)]).toEqual([
      303,
      expect.stringContaining('/fi/sign-in') as string,
    ]);
  });

  it('shows planners and administrators what each municipality has done, as it is now', async () => {
    const secretary = await signedInFor(test, '091');
    const next = await planner.get('/fi/planner/municipalities');
    expect([next.status, next.headers.location]).toEqual([303, index]);
    expect(rowsOf((await planner.get(index)).text)).toEqual([
      expect.stringMatching(/^Kotikunta ei aloitettu 0 \/ 2 .* 1 ei ole pyydetty$/) as string,
      expect.stringMatching(/^Naapuri ei aloitettu 0 \/ 1 .* ei tunnusta ei ole pyydetty$/) as string,
    ]);
    await confirmPlacesOf(secretary, '091');
    const shown = (await planner.get(`${index}?state=confirmed`)).text;
    expect(rowsOf(shown)).toEqual([
      expect.stringMatching(/^Kotikunta vahvistettu 2 \/ 2 24\.11\.2026/) as string,
    ]);
    // A planner looks at the public page of a municipality, an administrator may enter its workspace.
    expect(shown).toContain('href="/fi/municipalities/091"');
    const administrator = await signedInAs(test, 'administrator');
    expect((await administrator.get(index)).text).toContain(`/fi/municipality/091/${comingElection}/places"`);
    expect((await secretary.get(index)).status).toBe(403);
  });
});
