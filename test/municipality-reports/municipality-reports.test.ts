import { readFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import { replaceDemandAreas, replaceDistrictBuildings } from '../../src/demand/demand.store';
import { languages } from '../../src/i18n/language';
import { messages } from '../../src/i18n/messages';
import { areaAccess } from '../../src/municipality-reports/area-access.model';
import { reportColumns, reportKinds } from '../../src/municipality-reports/municipality-report.model';
import { accessibilityCriteria } from '../../src/polling-places/accessibility.model';
import { fromRoot } from '../../src/platform/project-root';
import { readCsvTable } from '../../src/shared/csv-table';
import { ensureExampleNeeds } from '../../src/needs/example-needs.service';
import { ensureExampleOrganisation } from '../../src/offers/example-offers.service';
import { loadSmallCountry } from '../support/offers';
import { aPostalArea } from '../support/small-site';
import type { Agent } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';
import { comingPlace, createWorkspaceApp, signedInFor, workspacePath } from '../support/workspaces';

const school = comingPlace({
  id: 'school',
  ownId: 'v1',
  kind: 'election_day',
  districts: ['001'],
  nameFi: '=Koulu',
  nameSv: 'Skolan',
  position: { easting: 500_000, northing: 6_800_000 },
  positionSource: 'building',
  accessibility: [
    { criterion: 'wide_door', value: 'yes', measure: '900 mm', source: 'mittaus', assessedOn: '2026-10-01' },
  ],
});
const library = comingPlace({ ownId: 'e1', nameFi: 'Kirjasto' });

const cellsOf = (text: string) => {
  const table = readCsvTable(text);
  if (!table.ok) throw new Error('no table');
  return table.value;
};

describe('Reports of a municipality', () => {
  let test: TestApp;
  let browser: Agent;
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', [school, library]);
    await replaceDemandAreas(test.deps.db, [aPostalArea('00100', { municipalityCode: '091' })]);
    await replaceDistrictBuildings(test.deps.db, [
      { postcode: '00100', municipalityCode: '091', district: '001', buildings: 4 },
    ]);
    browser = await signedInFor(test, '091');
  });
  afterAll(() => test.close());

  const report = async (kind: string, language = 'en', dialect = 'rfc4180') =>
    (await browser.get(workspacePath('091', `reports/${kind}?dialect=${dialect}`, language)).expect(200))
      .text;

  it.each(languages)(
    'have the columns of their table in %s, in both dialects, and say where they come from',
    async (language) => {
      for (const kind of reportKinds) {
        const headings = reportColumns[kind].map((column) => messages[language].reports.column[column]);
        for (const dialect of ['rfc4180', 'excel-fi']) {
          const text = await report(kind, language, dialect);
          expect(cellsOf(text).header.cells).toEqual(headings);
          expect(text.startsWith('\uFEFF')).toBe(dialect === 'excel-fi');
          expect(text).toContain(messages[language].reports.kind[kind].text.slice(0, 20));
          expect(text).toContain('CC BY 4.0');
        }
      }
    },
  );

  it('guard what a spreadsheet would run, and tell unknown from no', async () => {
    expect(await report('places')).toContain("'=Koulu");
    const { header, rows } = cellsOf(await report('accessibility'));
    const [criterion, value] = ['criterion', 'value'].map((name) => header.cells.indexOf(name));
    const ofSchool = rows.filter(({ cells }) => cells.includes('v1'));
    expect(ofSchool.map(({ cells }) => cells[value!])).toEqual(expect.arrayContaining(['Not known']));
    const known = ofSchool.filter(({ cells }) => cells[value!] !== 'Not known');
    expect(known.map(({ cells }) => cells[criterion!])).toHaveLength(1);
  });

  it('measure districts to their own place and postal areas to the nearest', async () => {
    const { rows } = cellsOf(await report('coverage'));
    const area = (code: string) =>
      rows.filter(({ cells }) => cells[2] === code).map(({ cells }) => cells.slice(4));
    // People spread over 2 km² around the school: a disc of 798 m, whose mean distance from the middle is two thirds of that.
    expect(area('001')).toEqual([
      ['100', '=Koulu', 'the district’s own place', '500', '100', '100', '0', '0', 'shares of buildings'],
    ]);
    expect(area('00100')[1]?.slice(0, 6)).toEqual([
      '100',
      '',
      'the municipality’s nearest place',
      '',
      '',
      '',
    ]);
  });

  it('name gaps with who acts and until when', async () => {
    const { header, rows } = cellsOf(await report('gaps'));
    const gap = rows.find(({ cells }) => cells.includes('positionMissing'))!;
    const cell = (name: string) => gap.cells[header.cells.indexOf(name)];
    expect([cell('place'), cell('deadline'), Number(cell('days left')) > 0]).toEqual([
      'Kirjasto',
      '26 February 2027',
      true,
    ]);
  });

  it('come in one zip as well', async () => {
    const answer = await browser
      .get(workspacePath('091', 'reports.zip?dialect=rfc4180', 'en'))
      .buffer()
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      })
      .expect(200);
    const files = unzipSync(answer.body as Buffer);
    expect(Object.keys(files)).toEqual(reportKinds.map((kind) => `EKV-2027-091-${kind}.csv`));
    expect(strFromU8(files['EKV-2027-091-places.csv']!)).toContain('Skolan');
  });

  it('are listed on a page, and closed to other municipalities', async () => {
    expect((await browser.get(workspacePath('091', 'reports', 'sv')).expect(200)).text).toContain(
      'Tillgänglighet per kriterium',
    );
    expect((await browser.get(workspacePath('091', 'reports/nothing'))).status).toBe(404);
    const neighbour = await signedInFor(test, '049');
    for (const path of ['reports', 'reports.zip', 'reports/places'])
      expect([path, (await neighbour.get(workspacePath('091', path))).status]).toEqual([path, 403]);
  });
});

describe('The report of needs', () => {
  it('has each pledge in a row, with its contact only while it holds', async () => {
    const test = await createTestApp();
    try {
      await loadSmallCountry(test);
      await ensureExampleOrganisation(test.deps);
      await ensureExampleNeeds(test.deps);
      const office = await signedInFor(test, '176');
      const rows = async () => {
        const path = workspacePath('176', 'reports/needs?dialect=rfc4180', 'en');
        const table = cellsOf((await office.get(path).expect(200)).text);
        const at = (name: string) => table.header.cells.indexOf(name);
        return table.rows
          .filter(({ cells }) => cells[at('organisation')] !== '')
          .map(({ cells }) =>
            ['state of the pledge', 'amount pledged', 'e-mail'].map((name) => cells[at(name)]),
          );
      };
      const { quantity, contact } = (await test.deps
        .db('pledges')
        .where({ id: 'example-pledge' })
        .first()) as {
        quantity: number;
        contact: string;
      };
      const { email } = JSON.parse(contact) as { email: string };
      expect(await rows()).toEqual([['Waiting for the municipality', String(quantity), email]]);
      await test.deps.db('pledges').where({ id: 'example-pledge' }).update({ state: 'declined' });
      expect(await rows()).toEqual([['Declined', String(quantity), '']]);
    } finally {
      await test.close();
    }
  });
});

describe('The documentation of the reports', () => {
  it('has every column of every report in every language, in order', () => {
    const formats = readFileSync(fromRoot('docs', 'csv-formats.md'), 'utf8');
    for (const kind of reportKinds) {
      const section = formats.slice(formats.indexOf(`### \`${kind}\``)).split('\n### ')[0]!;
      const rows = [...section.matchAll(/^\| `(.*?)`\s*\| `(.*?)`\s*\| `(.*?)`\s*\|$/gm)];
      languages.forEach((language, index) => {
        const headings = reportColumns[kind].map((column) => messages[language].reports.column[column]);
        expect([kind, language, rows.map((row) => row[index + 1])]).toEqual([kind, language, headings]);
      });
    }
  });

  it('has the code of every criterion, and every word for what is found', () => {
    const section = readFileSync(fromRoot('docs', 'csv-formats.md'), 'utf8').split(
      '## Uploading accessibility',
    )[1]!;
    const rows = [...section.matchAll(/^\| `(\w+)`\s*\| (.*?)\s*\|$/gm)].map(([, code, text]) => [
      code,
      text,
    ]);
    const { criterion } = messages.en.pollingPlaces.accessibility;
    expect(rows.slice(0, Object.keys(accessibilityCriteria).length)).toEqual(Object.entries(criterion));
    for (const language of languages)
      for (const word of Object.values(messages[language].places.accessibility.value))
        expect(section).toContain(`\`${word}\``);
  });

  it('counts no area as reached whose places have no position', () => {
    const input = {
      election: { code: 'X', heldOn: '2027-04-18', advanceFrom: '2027-04-07', advanceTo: '2027-04-13' },
      municipalityCode: '001',
      places: [library],
      outline: null,
      areas: [{ ...aPostalArea('11100'), outline: null }],
      shares: [],
      districts: [],
      earlier: {},
    };
    const advance = areaAccess(input).find(({ kind }) => kind === 'advance')!;
    expect([advance.meanMetres, advance.within[0]?.share, advance.unknownPositions]).toEqual([null, null, 1]);
  });
});
