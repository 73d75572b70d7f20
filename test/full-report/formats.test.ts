import { area, booleanClockwise } from '@turf/turf';
import { strFromU8, unzipSync } from 'fflate';
import type { MultiPolygon } from 'geojson';
import request from 'supertest';
import { inflateSync } from 'node:zlib';
import { areaKey } from '../../src/coverage/report-view.form';
import { documentTable } from '../../src/full-report/document-table.pages';
import type { FullReport } from '../../src/full-report/full-report.model';
import { reportMediaTypes } from '../../src/full-report/report-format.model';
import { cellOf, codeOf } from '../../src/full-report/report-table.model';
import { reportTables } from '../../src/full-report/report-tables.model';
import { fullReportFormat } from '../../src/full-report/full-report.model';
import { languages } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';
import { readCsvTable } from '../../src/shared/csv-table';
import { createReportSite, readReport, reportElection } from '../support/report-site';
import { signedInAs, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';

const base = `/en/elections/${reportElection}/report`;
const wording = { t: translator('en'), language: 'en' } as const;
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Streams of a PDF, inflated. */
function pdfStreams(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    const end = pdf.indexOf('\nendstream', at);
    try {
      streams.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      streams.push('');
    }
  }
  return streams;
}

describe('the formats of a report', () => {
  let test: TestApp;
  let planner: Agent;
  let report: FullReport;
  const file = async (format: string, query = '') =>
    (await planner.get(`${base}.${format}${query}`).buffer().responseType('blob').expect(200)).body as Buffer;
  beforeAll(async () => {
    test = await createReportSite();
    planner = await signedInAs(test, 'planner');
    report = await readReport(test, 'authorities');
  }, 60_000);
  afterAll(() => test.close());

  it('say the same of every municipality and of the country', async () => {
    const tables = reportTables(report);
    const coverage = tables.find(({ id }) => id === 'coverage')!;
    const json = JSON.parse((await file('json')).toString()) as FullReport;
    expect(json.format).toBe(fullReportFormat);
    const zip = unzipSync(await file('zip', '?dialect=rfc4180'));
    const csv = readCsvTable(strFromU8(zip['coverage.csv']!));
    if (!csv.ok) throw new Error('the CSV file can be read');
    const geo = JSON.parse((await file('geojson')).toString()) as {
      area: { figures: Record<string, unknown> };
      features: { id: string; properties: Record<string, unknown> }[];
    };
    expect(geo.features.map(({ id }) => id)).toEqual(report.areas.map(areaKey));
    expect(geo.features.map(({ properties }) => properties.level)).toEqual([
      'country',
      'constituency',
      'wellbeing_county',
      'region',
      'municipality',
      'municipality',
    ]);
    const gapsOf = (id: string) => geo.features.find((each) => each.id === id)!.properties.gaps;
    for (const larger of ['country-FI', 'constituency-08', 'wellbeing_county-12', 'region-10'])
      expect([larger, gapsOf(larger)]).toEqual([larger, json.gaps.length]);
    const workbook = unzipSync(await file('xlsx'));
    const sheets = Object.keys(workbook).filter((name) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(tables.length + 2);
    const sheet = strFromU8(workbook[`xl/worksheets/sheet${tables.indexOf(coverage) + 2}.xml`]!);
    const xmlRows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => row!);
    const numbers = xmlRows
      .slice(1)
      .map((row) =>
        [...row.matchAll(/<c (?![^>]*t="s")[^>]*><v>(-?[\d.]+)<\/v><\/c>/g)].map(([, value]) =>
          Number(value),
        ),
      );
    expect(numbers).toHaveLength(coverage.rows.length);
    coverage.rows.forEach((row, index) => {
      const asked = ['area_kind', 'area_code', 'kind', 'group'].map((id) => codeOf(coverage, row, id));
      const [kind, code, phase, group] = asked as [string, string, 'advance' | 'election_day', 'adults'];
      const share = cellOf(coverage, row, 'within_1600_m') as number | null;
      const column = csv.value.header.cells.indexOf('within_1600_m');
      expect([asked, csv.value.rows[index]!.cells[column]]).toEqual([asked, String(share ?? '')]);
      const area = json.areas.find((each) => each.kind === kind && each.code === code)!;
      const told = area.access[phase].groups[group]?.shares[1];
      expect([asked, told === undefined || told.tooCoarse ? null : told.median * 100]).toEqual([
        asked,
        share,
      ]);
      const { properties } = geo.features.find(({ id }) => id === `${kind}-${code}`)!;
      for (const figures of kind === 'country' ? [properties, geo.area.figures] : [properties])
        expect([asked, figures[`${phase}.${group}.within_1600_m`]]).toEqual([asked, share]);
      const inRow = row.filter((cell) => typeof cell === 'number');
      expect([asked, numbers[index]!]).toEqual([asked, inRow]);
    });
    const page = plain((await planner.get(base).expect(200)).text);
    const side = documentTable(
      coverage,
      {
        columns: ['area_name', 'status', 'within_5000_m', 'median_distance'],
        where: { area_kind: 'municipality', kind: 'advance', group: 'adults' },
      },
      wording,
    );
    for (const row of side.rows) {
      expect(page).toContain(plain(row[0]!));
      expect(page).toContain(plain(row[2]!));
    }
  });

  it('as a workbook have days as days, and names of sheets that end with a word', async () => {
    const workbook = unzipSync(await file('xlsx'));
    const index = reportTables(report).findIndex(({ id }) => id === 'deadlines');
    const sheet = strFromU8(workbook[`xl/worksheets/sheet${index + 2}.xml`]!);
    // 18 April 2027 is day 46,495 of Excel.
    expect(sheet).toMatch(/<c [^>]*s="\d+"[^>]*><v>46495<\/v><\/c>/);
    const names = [...strFromU8(workbook['xl/workbook.xml']!).matchAll(/<sheet [^>]*name="([^"]*)"/g)];
    expect(names.filter(([, name]) => name!.length > 31)).toEqual([]);
    expect(new Set(names.map(([, name]) => name)).size).toBe(names.length);
    expect(names.map(([, name]) => name)).toContain('Who can reach a polling station');
  });

  it('draw each area of a report, its municipalities dissolved into larger ones', async () => {
    interface Drawn {
      id: string;
      geometry: MultiPolygon;
      properties: { level: string; region: string | null };
    }
    const features = async (query: string) =>
      (JSON.parse((await file('geojson', query)).toString()) as { features: Drawn[] }).features;
    const squareMetres = ({ geometry }: Drawn) => area(geometry);
    const [country, , , region, ...towns] = await features('');
    // Three squares of 10 km; Vanhala is part of Ala-Mäki now.
    expect(towns.map(({ geometry }) => geometry.coordinates.length)).toEqual([1, 1]);
    const sum = towns.map(squareMetres).reduce((one, other) => one + other);
    for (const larger of [country!, region!]) {
      expect(larger.geometry.coordinates).toHaveLength(1);
      expect(squareMetres(larger) / sum).toBeCloseTo(1, 6);
    }
    for (const { geometry } of [country!, region!, ...towns])
      expect(booleanClockwise(geometry.coordinates[0]![0]!)).toBe(false);
    const own = await features('?area=region-10');
    expect(own.map(({ id }) => id)).toEqual(['region-10', 'municipality-001', 'municipality-002']);
    expect(own.map(({ properties }) => properties.region)).toEqual([null, '10', '10']);
    expect(own[0]).toEqual(region);
  });

  it('have the same bytes for the same data, question and instant, and others a minute later', async () => {
    for (const format of Object.keys(reportMediaTypes)) {
      const [first, again] = [await file(format), await file(format)];
      expect([format, first.equals(again)]).toEqual([format, true]);
      if (format === 'geojson') continue;
      test.setTime('2026-11-24T09:01:00Z');
      const later = await file(format);
      test.setTime('2026-11-24T09:00:00Z');
      expect([format, first.equals(later)]).toEqual([format, false]);
    }
  }, 60_000);

  it('as a PDF are tagged, in their language, with embedded fonts, bookmarks and page numbers', async () => {
    for (const language of languages) {
      const path = `/${language}/elections/${reportElection}/report.pdf?area=region-10`;
      const pdf = (await planner.get(path).buffer().responseType('blob').expect(200)).body as Buffer;
      const text = pdf.toString('latin1');
      expect(text).toMatch(/^%PDF-1\.7/);
      expect(text).toContain(`/Lang (${{ fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]})`);
      expect(text).toContain('/Marked true');
      expect(text).toContain('/DisplayDocTitle true');
      for (const tag of ['Document', 'H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'Figure'])
        expect([tag, text.includes(`/S /${tag}\n`)]).toEqual([tag, true]);
      for (const scope of ['Column', 'Row']) expect(text).toContain(`/Scope /${scope}`);
      expect([...text.matchAll(/\/FontFile[23]? \d+/g)].length).toBe(2);
      expect(text).not.toContain('Helvetica');
      expect(text).toContain('/Outlines');
      const figures = text.match(/\/S \/Figure/g)!.length;
      expect(text.match(/\/Alt \(/g)).toHaveLength(figures);
      expect(pdfStreams(pdf).join('\n')).toContain('/Artifact');
    }
  }, 60_000);

  it('show everybody a page without what is for authorities', async () => {
    const page = await request(test.app).get(`${base}?area=municipality-001`).expect(200);
    expect(page.headers['cache-control'] ?? '').not.toContain('public');
    const text = plain(page.text);
    expect(text).toContain('What is not known');
    expect(text).toContain('CC BY 4.0');
    for (const word of ['Fragility', 'Need help', 'For authorities', 'for authorities only'])
      expect(text).not.toContain(word);
    const own = plain((await planner.get(`${base}?area=municipality-001`).expect(200)).text);
    for (const word of ['Fragility', 'Need help', 'for authorities only']) expect(own).toContain(word);
    await request(test.app).get(`${base}?thresholds=no`).expect(400);
  });
});
