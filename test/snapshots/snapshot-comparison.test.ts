import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { municipalityMergers } from '../../src/areas/merger.model';
import type { FullReport } from '../../src/full-report/full-report.model';
import { fromRoot } from '../../src/platform/project-root';
import { readCsvTable } from '../../src/shared/csv-table';
import { comparisonColumns } from '../../src/snapshots/comparison.csv';
import type { GapChange } from '../../src/snapshots/gap-comparison.model';
import { compareReports, type FigureChange } from '../../src/snapshots/snapshot-comparison.model';
import { takeSnapshot } from '../../src/snapshots/snapshot.service';
import { createReportSite, readReport } from '../support/report-site';
import { signedInAs } from '../support/sign-in';
import type { TestApp } from '../support/test-app';

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const mirrored: Partial<Record<FigureChange | GapChange, FigureChange | GapChange>> = {
  better: 'worse',
  worse: 'better',
  only_after: 'only_before',
  only_before: 'only_after',
  new: 'gone',
  gone: 'new',
  more: 'fewer',
  fewer: 'more',
  newly_known: 'no_longer_known',
  no_longer_known: 'newly_known',
};

/** A report whose municipality 001 has another share within the first distance, and other gaps. */
function altered(
  report: FullReport,
  { share, width, gaps }: { share: number; width: number; gaps: readonly boolean[] },
): FullReport {
  const copy = structuredClone(report) as unknown as {
    areas: { code: string; kind: string; access: FullReport['areas'][number]['access'] }[];
    gaps: FullReport['gaps'];
  };
  for (const { access } of copy.areas.filter(({ code, kind }) => code === '001' && kind === 'municipality')) {
    const adults = access.advance.groups.adults!;
    const shares = adults.shares as unknown as {
      median: number;
      low: number;
      high: number;
      rough: boolean;
    }[];
    Object.assign(shares[0]!, {
      median: share,
      low: Math.max(0, share - width),
      high: Math.min(1, share + width),
      rough: false,
      tooCoarse: false,
    });
    Object.assign(access.advance, { status: 'complete', bound: 'estimate' });
  }
  copy.gaps = copy.gaps
    .filter((_, index) => gaps[index % gaps.length])
    .map((gap, index) => (gaps[index] ? gap : { ...gap, people: (gap.people ?? 0) + 1000 }));
  return copy as unknown as FullReport;
}

describe('two frozen reports compared', () => {
  let site: TestApp;
  let report: FullReport;
  beforeAll(async () => {
    site = await createReportSite();
    report = await readReport(site, 'authorities');
  }, 60_000);
  afterAll(() => site.close());

  const alteration = fc.record({
    share: fc.integer({ min: 0, max: 20 }).map((part) => part / 20),
    width: fc.integer({ min: 0, max: 6 }).map((part) => part / 20),
    gaps: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  });

  it('have nothing that changed where both are the same', () => {
    fc.assert(
      fc.property(alteration, (change) => {
        const one = altered(report, change);
        const { differences, figures, gaps } = compareReports(one, structuredClone(one), municipalityMergers);
        expect(differences).toEqual([]);
        expect(new Set([...figures, ...gaps].map(({ change: told }) => told))).toEqual(new Set(['same']));
      }),
      { numRuns: 20 },
    );
  });

  it('tell the same the other way round, with better and worse, new and gone exchanged', () => {
    fc.assert(
      fc.property(alteration, alteration, (left, right) => {
        const [a, b] = [altered(report, left), altered(report, right)];
        const there = compareReports(a, b, municipalityMergers);
        const back = compareReports(b, a, municipalityMergers);
        const lines = ({ figures, gaps }: typeof there, turn: boolean) =>
          [
            ...figures.map((each) => ({
              ...each,
              key: [each.area.kind, each.area.code, each.kind, each.group, each.measure],
            })),
            ...gaps.map((each) => ({ ...each, key: each.id, difference: null })),
          ]
            .map(({ key, change, difference }) => {
              const turned = difference === null || difference === 0 ? difference : -difference;
              return JSON.stringify([
                key,
                turn ? (mirrored[change] ?? change) : change,
                turn ? turned : difference,
              ]);
            })
            .sort();
        expect(lines(back, true)).toEqual(lines(there, false));
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [0.2, 0.6, 0.1, 'better'],
    [0.6, 0.2, 0.1, 'worse'],
    [0.4, 0.5, 0.1, 'not_certain'],
    [0.4, 0.401, 0, 'same'],
  ] as const)('call %d → %d with a range of ±%d %s', (was, is, width, expected) => {
    const gaps = [true, true, true];
    const { figures } = compareReports(
      altered(report, { share: was, width, gaps }),
      altered(report, { share: is, width, gaps }),
      municipalityMergers,
    );
    const [metres] = report.parameters.thresholdsMetres;
    const found = figures.find(
      ({ area, kind, group, measure }) =>
        area.code === '001' &&
        area.kind === 'municipality' &&
        kind === 'advance' &&
        group === 'adults' &&
        measure.id === 'within' &&
        measure.metres === metres,
    );
    expect(found?.change).toBe(expected);
  });

  it('say what differs, and compare no municipality that another has joined in between', () => {
    const older: FullReport = {
      ...report,
      election: { ...report.election, code: 'KV-2021', municipalityVintage: 2021 },
      knowsOffers: !report.knowsOffers,
    };
    const newer: FullReport = { ...report, election: { ...report.election, municipalityVintage: 2025 } };
    const merger = { fromCode: '999', toCode: '001', year: 2025 };
    const compared = compareReports(older, newer, [merger, { fromCode: '998', toCode: '002', year: 2020 }]);
    expect(compared.differences).toEqual(['election', 'offers']);
    expect(compared.mergers).toEqual([merger]);
    const changes = new Map(
      compared.figures
        .filter(({ area }) => area.kind === 'municipality')
        .map(({ area, change }) => [area.code, change]),
    );
    expect(changes.get('001')).toBe('not_comparable');
  });

  it('know a gap that the other report could not have found from one that is new', () => {
    const gap = report.gaps.find(({ kind, rule }) => kind === 'advance' && rule !== 'list_incomplete');
    expect(gap).toBeDefined();
    const without = structuredClone({ ...report, gaps: report.gaps.filter(({ id }) => id !== gap!.id) });
    const changeIn = (before: FullReport) =>
      compareReports(before, report, []).gaps.find(({ id }) => id === gap!.id)?.change;
    expect(changeIn(without)).toBe('new');
    const unknown = structuredClone(without);
    const area = unknown.areas.find(
      ({ kind, code }) => kind === 'municipality' && code === gap!.municipalityCode,
    )!;
    Object.assign(area.access.advance, { status: 'not_known' });
    expect(changeIn(unknown)).toBe('newly_known');
  });

  it('are a page and tables for planners, whose columns are described', async () => {
    const planner = await signedInAs(site, 'planner');
    const gaps = [true, true, true];
    const take = (each: FullReport) =>
      takeSnapshot(site.deps, each, { note: '', takenBy: 'planner' }).then(({ id }) => id);
    const before = await take(altered(report, { share: 0.2, width: 0.05, gaps }));
    const after = await take(altered(report, { share: 0.8, width: 0.05, gaps }));
    const [metres] = report.parameters.thresholdsMetres;
    const address = (name: string, more = '') =>
      `/en/planner/snapshots/${name}?before=${before}&after=${after}${more}`;
    const page = plain((await planner.get(address('compare', `&measure=within-${metres}`)).expect(200)).text);
    expect(page).toContain('+60 percentage points');
    expect(page).toMatch(/\b1 row\b/);
    expect(plain((await planner.get(`/en/planner/snapshots/${after}`).expect(200)).text)).toContain(
      'Compare frozen reports',
    );
    for (const table of ['figures', 'gaps'] as const) {
      const described = readFileSync(fromRoot('docs', 'csv-formats.md'), 'utf8').split(
        `\n### \`comparison-${table}\`\n`,
      )[1]!;
      const columns = [...described.split('\n#')[0]!.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
      expect(columns).toEqual([...comparisonColumns[table]]);
      for (const dialect of ['excel-fi', 'rfc4180']) {
        const { text } = await planner
          .get(address('compare.csv', `&table=${table}&dialect=${dialect}`))
          .expect(200);
        const read = readCsvTable(text);
        if (!read.ok) throw new Error('no table');
        expect(read.value.ragged).toEqual([]);
        expect(read.value.header.cells).toHaveLength(comparisonColumns[table].length);
      }
    }
    await planner.get(`/en/planner/snapshots/compare?before=${before}&after=nothing`).expect(404);
    const small = await take(await readReport(site, 'authorities', { area: 'municipality-001' }));
    await planner.get(`/en/planner/snapshots/compare?before=${before}&after=${small}`).expect(400);
  }, 60_000);
});
