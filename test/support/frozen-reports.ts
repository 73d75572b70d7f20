/** Frozen and published reports for tests of pages. */
import { createCoverageReports } from '../../src/coverage/coverage.service';
import type { FullReport } from '../../src/full-report/full-report.model';
import { createFullReports } from '../../src/full-report/full-report.service';
import { createHelpReports } from '../../src/help-coverage/help-coverage.service';
import { readHelpAddress } from '../../src/help-coverage/help-question.form';
import { href, paths } from '../../src/paths';
import type { Language } from '../../src/i18n/language';
import { publish } from '../../src/publications/publication.service';
import { listPublications } from '../../src/publications/publication.store';
import { readSnapshots, takeSnapshot } from '../../src/snapshots/snapshot.service';
import type { TestApp } from './test-app';

type Deps = TestApp['deps'];

const election = 'EKV-2027';

async function reportOnEura(deps: Deps): Promise<FullReport> {
  const coverage = createCoverageReports(deps);
  const reports = createFullReports(deps, { coverage, help: createHelpReports(deps) });
  const { question, help } = readHelpAddress(election, {});
  const area = { kind: 'municipality', code: '050' } as const;
  const report = await reports.read({ coverage: question, help, area }, 'authorities');
  if (!report.ok) throw new Error(`There is no such report: ${report.problem}`);
  return report.value;
}

/** Freezes a report twice, the second time with a gap less, and publishes the first. @param takenBy an account */
export async function freezeReports(deps: Deps, takenBy: string): Promise<void> {
  const report = await reportOnEura(deps);
  const first = await takeSnapshot(deps, report, { note: 'Ennen paikkojen vahvistamista', takenBy });
  await takeSnapshot(deps, { ...report, gaps: report.gaps.slice(1) }, { note: '', takenBy: 'gone' });
  await publish(deps, { snapshotId: first.id, parts: [], replaces: null, correction: null, by: takenBy });
}

/** Pages about what `freezeReports` made. */
export async function frozenReportPages(deps: Deps, language: Language): Promise<string[]> {
  const { snapshots } = await readSnapshots(deps, { election, search: '', page: 1 });
  const { publications } = await listPublications(deps.db, { election, offset: 0, limit: 1 });
  const ids = snapshots.map(({ id }) => id);
  const [before = '', after = ''] = ids;
  const publication = publications[0]?.id ?? '';
  return [
    href(language, paths.snapshots),
    href(language, paths.newSnapshot, { election }, { area: 'municipality-050' }),
    href(language, paths.snapshot, { snapshot: before }),
    href(language, paths.compareSnapshots, {}, { before, after }),
    ...ids.map((snapshot) => href(language, paths.publishSnapshot, { snapshot })),
    href(language, paths.withdrawReport, { publication }),
    href(language, paths.publishedReport, { publication }),
  ];
}
