import { strFromU8, unzipSync } from 'fflate';
import request from 'supertest';
import { z } from 'zod';
import { fullReportSchema, readFullReport } from '../../src/full-report/full-report.form';
import { reportCsvFiles, reportZip } from '../../src/full-report/full-report.csv';
import { toFullJson, type FullReport } from '../../src/full-report/full-report.model';
import { cellOf } from '../../src/full-report/report-table.model';
import { reportTables } from '../../src/full-report/report-tables.model';
import { languages } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';
import { readCsvTable } from '../../src/shared/csv-table';
import { createReportSite, readReport, reportElection, reportHelper } from '../support/report-site';
import { signedInAs } from '../support/sign-in';
import type { TestApp } from '../support/test-app';

const wording = { t: translator('fi'), language: 'fi' } as const;
const path = `/fi/elections/${reportElection}/report`;

function tableOf(report: FullReport, id: string) {
  const table = reportTables(report).find((each) => each.id === id);
  if (table === undefined) throw new Error(`The report has no table ${id}`);
  return table;
}

function figures(report: FullReport, id: string, where: Record<string, unknown>, column: string) {
  const table = tableOf(report, id);
  return table.rows
    .filter((row) => Object.entries(where).every(([name, value]) => cellOf(table, row, name) === value))
    .map((row) => cellOf(table, row, column));
}

describe('the whole report of an election', () => {
  let test: TestApp;
  let everyone: FullReport;
  let authorities: FullReport;
  beforeAll(async () => {
    test = await createReportSite();
    everyone = await readReport(test, 'public');
    authorities = await readReport(test, 'authorities');
  }, 60_000);
  afterAll(() => test.close());

  it('gathers people, distances, help, gaps, deadlines and equity of one area', async () => {
    const town = await readReport(test, 'authorities', { area: 'municipality-001' });
    expect(town.areas.map(({ code }) => code)).toEqual(['001']);
    expect(figures(town, 'people', { group: 'adults' }, 'people')).toEqual([100]);
    // All within 1.2 km of the place: 2 km² around a point 400 m away.
    const advance = { kind: 'advance', group: 'adults' };
    expect(figures(town, 'coverage', advance, 'within_1600_m')).toEqual([100]);
    expect(
      figures(town, 'help', { group: 'over75', window: 'both', help_language: null }, 'reached'),
    ).toEqual([100]);
    expect(figures(town, 'classes', { kind: 'advance', group: 'over75' }, 'class_near')).toEqual([100]);
    expect(
      figures(town, 'completeness', { kind: 'advance', list_state: 'complete' }, 'municipalities'),
    ).toEqual([1]);
    expect(new Set(figures(town, 'gaps', {}, 'municipality_code'))).toEqual(new Set(['001']));
    expect(figures(town, 'deadlines', { deadline: 'election_day' }, 'deadline_day')).toEqual(['2027-04-18']);
    expect(town.deadlines.length).toBeGreaterThan(5);
    const [mean, ede] = [
      figures(town, 'equity', advance, 'equity_mean')[0] as number,
      figures(town, 'equity', advance, 'equity_ede')[0] as number,
    ];
    expect(ede).toBeGreaterThan(mean);
    // Both places are within 5 km of everybody, and nobody else shares them but Vanhala, 10 km away.
    expect(figures(town, 'equity', advance, 'access_score')[0]).toBeGreaterThan(80);
  });

  it('speaks of the country with all its areas, and of a region with its municipalities only', async () => {
    expect(everyone.areas.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'country FI',
      'constituency 08',
      'wellbeing_county 12',
      'region 10',
      'municipality 001',
      'municipality 002',
    ]);
    const region = await readReport(test, 'public', { area: 'region-10' });
    expect(region.areas.map(({ code }) => code)).toEqual(['10', '001', '002']);
    const people = figures(region, 'people', { group: 'all' }, 'people') as number[];
    expect(people[0]).toBe(people[1]! + people[2]!);
  });

  it('tells everybody nothing of amounts, needs, dependence, queues or names', () => {
    for (const text of [
      toFullJson(everyone),
      ...[...reportCsvFiles(everyone, 'rfc4180', wording)].map(([, csv]) => csv),
    ]) {
      for (const word of [
        reportHelper,
        'helpers',
        'single_organisation',
        'queue_risk',
        'by_one',
        'need_rate',
      ])
        expect(text).not.toContain(word);
    }
    expect(everyone.authorityHelp).toBeNull();
    const files = [...reportCsvFiles(authorities, 'rfc4180', wording).keys()];
    expect(files).toEqual(expect.arrayContaining(['capacity.csv', 'carriers.csv', 'fragility.csv']));
    expect(figures(authorities, 'fragility', { loss_kind: 'organisation_reach' }, 'drops_out')).toEqual([
      reportHelper,
    ]);
    expect(figures(authorities, 'gaps', { rule: 'single_organisation' }, 'municipality_code')).toEqual([
      '001',
    ]);
  });

  it('follows its published schema, and is read again as it was written', async () => {
    const { body } = await request(test.app).get('/api/v1/report-schema.json').expect(200);
    const schema = body as { $id: string } & z.core.JSONSchema.JSONSchema;
    expect(schema).toEqual(fullReportSchema(schema.$id));
    const published = z.fromJSONSchema(schema);
    const asked = await readReport(test, 'authorities', { places: 'after_17', area: 'municipality-001' });
    for (const report of [everyone, authorities, asked]) {
      const json = toFullJson(report);
      expect(published.safeParse(JSON.parse(json)).error?.issues).toBeUndefined();
      expect(published.safeParse({ ...report, surprise: 1 }).success).toBe(false);
      expect(toFullJson(readFullReport(json))).toBe(json);
    }
    expect(() => readFullReport(toFullJson({ ...everyone, madeAt: 'today' }))).toThrow();
    expect(figures(asked, 'filtered', { kind: 'advance', group: 'adults' }, 'within_1600_m_low')).toEqual([
      100,
    ]);
  });

  it('names every column, unit and code of its files in three languages', () => {
    for (const language of languages) {
      const files = reportCsvFiles(authorities, 'excel-fi', { t: translator(language), language });
      for (const [name, text] of files) {
        expect([name, /fullReport\.|undefined/.exec(text)?.[0]]).toEqual([name, undefined]);
        const csv = readCsvTable(text);
        expect([name, csv.ok && csv.value.ragged]).toEqual([name, []]);
        if (csv.ok) expect(new Set(csv.value.header.cells).size).toBe(csv.value.header.cells.length);
      }
    }
    const codeBook = readCsvTable(reportCsvFiles(authorities, 'rfc4180', wording).get('code-book.csv')!);
    if (!codeBook.ok) throw new Error('the code book can be read');
    const explained = new Set(codeBook.value.rows.map(({ cells }) => `${cells[0]} ${cells[1]}`));
    for (const { id, columns } of reportTables(authorities))
      for (const column of columns) expect(explained).toContain(`${id} ${column.id}`);
  });

  it('is handed out as a zip that has the same bytes for the same data, question and instant', async () => {
    const planner = await signedInAs(test, 'planner');
    const get = async (query: string) =>
      (await planner.get(`${path}.zip${query}`).buffer().responseType('blob').expect(200)).body as Buffer;
    const [first, again] = [await get('?dialect=rfc4180'), await get('?dialect=rfc4180')];
    expect(first.equals(again)).toBe(true);
    const fresh = await readReport(test, 'authorities');
    expect(Buffer.from(reportZip(fresh, 'rfc4180', wording)).equals(first)).toBe(true);
    const people = readCsvTable(strFromU8(unzipSync(first)['people.csv']!));
    if (!people.ok) throw new Error('the CSV file can be read');
    const cells = people.value.rows.map((row) => row.cells);
    const adults = cells.find((row) => row[0] === 'country' && row[4] === 'adults')!;
    expect(adults[6]).toBe(String(Math.round(authorities.areas[0]!.people.adults.known)));
  });

  it('refuses a format, a question and an area that do not exist', async () => {
    await request(test.app).get(`${path}.exe`).expect(404);
    await request(test.app).get(`${path}.json?thresholds=no`).expect(400);
    await request(test.app).get(`${path}.json?area=municipality-999`).expect(404);
    await request(test.app).get('/fi/elections/NO-1/report.json').expect(404);
  });
});
