import request from 'supertest';
import { createCoverageReports } from '../../src/coverage/coverage.service';
import { shareText } from '../../src/coverage/coverage-figures.pages';
import { areasOfKind, type CoverageReport } from '../../src/coverage/coverage-report.model';
import { wholePercent } from '../../src/coverage/rounded-figures.model';
import { translator } from '../../src/i18n/translate';
import { readCsvTable } from '../../src/shared/csv-table';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

const path = '/fi/elections/KV-2021/coverage';
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the coverage report of an election', () => {
  let test: TestApp;
  let report: CoverageReport;
  const get = async (query = '') => (await request(test.app).get(`${path}${query}`).expect(200)).text;
  beforeAll(async () => {
    test = await createShippedApp();
    const coverage = await createCoverageReports(test.deps).read('KV-2021', 'confirmed');
    if (!coverage.ok) throw new Error('KV-2021 is shipped');
    ({ report } = coverage.value);
  }, 60_000);
  afterAll(() => test.close());

  it('has the same figures on the page, in the CSV file and in the JSON file', async () => {
    const json = await request(test.app).get(`${path}.json`).expect(200);
    expect(json.body).toEqual(JSON.parse(JSON.stringify(report)));

    const csv = await request(test.app).get(`${path}.csv`).buffer().expect(200);
    const table = readCsvTable(csv.text);
    if (!table.ok) throw new Error('the CSV file can be read');
    const heading = table.value.header.cells.indexOf('Ennakkoäänestys: täysi-ikäiset: enintään 5000 m (%)');
    const rows = new Map(table.value.rows.map(({ cells }) => [cells[0], cells]));

    const wording = { t: translator('fi'), language: 'fi' } as const;
    const pages = (await Promise.all([1, 2, 3, 4].map((page) => get(`?page=${page}`)))).map(plain).join(' ');
    const municipalities = areasOfKind(report, 'municipality');
    expect(municipalities).toHaveLength(309);
    let compared = 0;
    for (const area of municipalities) {
      const share = area.access.advance.groups.adults?.shares[2];
      const cell = rows.get(area.code)?.[heading];
      expect([area.code, cell]).toEqual([
        area.code,
        share === undefined || share.tooCoarse ? '' : String(wholePercent(share.median)),
      ]);
      if (share === undefined) continue;
      expect(pages.includes(plain(shareText(share, area.access.advance.bound, wording)))).toBe(true);
      compared++;
    }
    expect(compared).toBeGreaterThan(50);
  });

  it('shows every figure of the map in the table', async () => {
    const html = await get('?level=region&kind=election_day');
    const titles = [...html.matchAll(/<path[^>]*><title>([^<:]+): ([^<]+)<\/title>/g)];
    expect(titles).toHaveLength(19);
    const [, table = ''] = html.split('id="table"');
    for (const [, name = '', figure = ''] of titles) {
      const row = table.split('<tr>').find((each) => plain(each).trim().startsWith(name)) ?? '';
      expect(plain(row)).toContain(plain(figure));
    }
  });

  it('sorts by a column either way, and what has no figure stands last both ways', async () => {
    const order = async (direction: string) => {
      const [, table = ''] = (
        await get(`?sort=share&dir=${direction}&kind=election_day&level=municipality`)
      ).split('id="table"');
      return table
        .split('<tr>')
        .slice(2)
        .map((row) => /(\d+)(?:–\d+)?\s%/.exec(plain(row))?.[1]);
    };
    const upwards = (await order('asc')).map(Number).filter((share) => !Number.isNaN(share));
    const downwards = (await order('desc')).map(Number).filter((share) => !Number.isNaN(share));
    expect(upwards.length).toBeGreaterThan(10);
    expect(downwards.length).toBe(upwards.length);
    expect((await order('asc')).at(-1)).toBeUndefined();
    expect((await order('desc')).at(-1)).toBeUndefined();
  });

  it('finds areas by a part of their name, in either language', async () => {
    expect(plain(await get('?q=tammerfors'))).toContain('1 alue');
    expect(await get('?q=ei-ole-olemassa')).toContain('Mikään alue ei vastaa hakua.');
  });

  it('shows the form with its problem when a part of the question cannot be used', async () => {
    const answer = await request(test.app).get(`${path}?kind=xyz&page=-1&area=municipality-0000`).expect(400);
    expect(answer.text).toContain('role="alert"');
    expect(answer.text).toContain('”xyz” ei kelpaa');
    await request(test.app)
      .get(`${path}?q=${'a'.repeat(5000)}`)
      .expect(400);
    await request(test.app).get(`${path}?kind=advance&kind=election_day`).expect(400);
    await request(test.app).get(`${path}.csv?dialect=excel-97`).expect(400);
  });

  it('says for a coming election that nothing is confirmed, and shows no share', async () => {
    const answer = await request(test.app).get('/en/elections/EKV-2027/coverage').expect(200);
    expect(plain(answer.text)).toContain('polling stations that their municipality has confirmed');
    expect(plain(answer.text)).toContain('no figures can be given');
  });

  it('is not found for an election that does not exist', async () => {
    await request(test.app).get('/fi/elections/KV-1999/coverage').expect(404);
  });

  it('is computed again only when the data have changed', async () => {
    const reports = createCoverageReports(test.deps);
    const [first, second] = await Promise.all([
      reports.read('AV-2022', 'confirmed'),
      reports.read('AV-2022', 'confirmed'),
    ]);
    expect(first).toMatchObject({ ok: true });
    if (first.ok && second.ok) expect(second.value.report).toBe(first.value.report);
  });
});
