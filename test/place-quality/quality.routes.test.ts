import { readFileSync } from 'node:fs';
import { languages } from '../../src/i18n/language';
import { messages } from '../../src/i18n/messages';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { qualityColumns } from '../../src/place-quality/quality.csv';
import { qualityRules } from '../../src/place-quality/quality-finding.model';
import { fromRoot } from '../../src/platform/project-root';
import { readCsvTable } from '../../src/shared/csv-table';
import type { Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingPlace,
  createWorkspaceApp,
  locationOf,
  signedInFor,
  upload,
  workspacePath,
} from '../support/workspaces';
import { aPlace } from '../support/places';

const places = [
  comingPlace({ ownId: 'e1', nameFi: 'Kirjasto', nameSv: 'Bibliotek' }),
  comingPlace({
    ownId: 'v1',
    kind: 'election_day',
    districts: ['001'],
    nameFi: 'Koulu',
    addressFi: 'Koulutie 2',
  }),
  comingPlace({
    ownId: 'v2',
    kind: 'election_day',
    districts: ['001'],
    nameFi: 'Halli',
    addressFi: 'Hallitie 3',
  }),
];

describe('The data quality of a workspace', () => {
  let test: TestApp;
  let browser: Agent;
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', places);
    await insertPlaces(test.deps.db, [
      aPlace({
        id: 'earlier',
        electionCode: 'EKV-2023',
        nameFi: 'Suljettu kirjasto',
        addressFi: 'Vanhatie 9',
      }),
    ]);
    browser = await signedInFor(test, '091');
  });
  afterAll(() => test.close());

  it('is a page with evidence and advice in every language', async () => {
    const page = (await browser.get(workspacePath('091', 'quality', 'en')).expect(200)).text;
    expect(page).toContain('Several places are registered for voting district 001: Halli, Koulu.');
    expect(page).toContain('The place was listed at the election EKV-2023 and no longer is.');
    expect(page).toContain(`href="/en/municipality/091/EKV-2027/places/${places[0]!.id}"`);
    const swedish = (await browser.get(workspacePath('091', 'quality?topic=position', 'sv')).expect(200))
      .text;
    expect(swedish).toContain('Bibliotek');
    expect(swedish).not.toContain('Suljettu kirjasto');
  });

  it('is filtered by words and severity, and says how many are left', async () => {
    const page = (await browser.get(workspacePath('091', 'quality?q=suljettu&severity=warning', 'en'))).text;
    expect(page).toContain('1 finding with this filter.');
    const none = (await browser.get(workspacePath('091', 'quality?q=suljettu&severity=error', 'en'))).text;
    expect(none).toContain('0 findings with this filter.');
  });

  it('can be taken away, with the rule and its figures in columns', async () => {
    const csv = await browser.get(workspacePath('091', 'quality.csv?dialect=rfc4180', 'en')).expect(200);
    const table = readCsvTable(csv.text);
    if (!table.ok) throw new Error('no table');
    const { header, rows } = table.value;
    expect(header.cells).toEqual(qualityColumns.map((column) => messages.en.quality.csv[column]));
    const rule = header.cells.indexOf('rule');
    const closed = rows.find(({ cells }) => cells[rule] === 'placeClosed');
    expect(closed?.cells).toEqual(expect.arrayContaining(['Suljettu kirjasto', 'EKV-2023', 'check']));
    expect(csv.headers['content-disposition']).toContain('EKV-2027-091-quality.csv');
    await browser.get(workspacePath('091', 'quality.csv?dialect=xlsx')).expect(400);
  });

  it('is told beside an uploaded file as the file would leave it, and on the start page as it is', async () => {
    const file = (await browser.get(workspacePath('091', 'places.csv?dialect=excel-fi'))).text;
    const mended = file.replace('091;001;;V;Halli', '091;002;;V;Halli');
    const preview = (await browser.get(locationOf(await upload(browser, '091', mended))).expect(200)).text;
    expect(preview).toContain('Tietojen laatu tiedoston jälkeen');
    expect(preview).not.toContain('on merkitty useita paikkoja');
    const start = (await browser.get('/fi/municipality/091').expect(200)).text;
    expect(start).toContain('1 virhe');
    expect(start).toContain('/fi/municipality/091/EKV-2027/quality');
  });

  it('is closed to other municipalities', async () => {
    const neighbour = await signedInFor(test, '049');
    for (const path of ['quality', 'quality.csv'])
      expect((await neighbour.get(workspacePath('091', path))).status).toBe(403);
  });
});

describe('The documentation of the data quality', () => {
  it('describes every column of the file in every language, and every rule', () => {
    const formats = readFileSync(fromRoot('docs', 'csv-formats.md'), 'utf8');
    for (const language of languages)
      for (const column of qualityColumns)
        expect(formats).toContain(`\`${messages[language].quality.csv[column]}\``);
    const rules = readFileSync(fromRoot('docs', 'place-quality.md'), 'utf8');
    const documented = [...rules.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
    expect(documented).toEqual(Object.keys(qualityRules));
  });
});
