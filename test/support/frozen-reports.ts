/** Frozen and published reports for tests of pages. */
import { toFullJson } from '../../src/full-report/full-report.model';
import { readFullReport } from '../../src/full-report/full-report.form';
import type { Language } from '../../src/i18n/language';
import { href, paths } from '../../src/paths';
import { sha256 } from '../../src/platform/checksum';
import { publish } from '../../src/publications/publication.service';
import { listPublications } from '../../src/publications/publication.store';
import { readSnapshots } from '../../src/snapshots/snapshot.service';
import { insertSnapshot, readSnapshot } from '../../src/snapshots/snapshot.store';
import { signedInAs, submit } from './sign-in';
import type { TestApp } from './test-app';

type Deps = TestApp['deps'];

const election = 'EKV-2027';

/** Freezes a report twice, the second time with a gap less and by somebody who is gone, and publishes the first. */
export async function freezeReports(test: TestApp): Promise<void> {
  const { db } = test.deps;
  // By the form, so that the application keeps what it computed for the pages that ask for it next.
  const page = href('fi', paths.newSnapshot, { election }, { area: 'municipality-050' });
  const planner = await signedInAs(test, 'planner');
  const taken = await submit(planner, { page, fields: { note: 'Ennen paikkojen vahvistamista' } });
  const id = String(taken.headers.location).split('/').at(-1)!;
  const first = (await readSnapshot(db, id))!;
  const report = readFullReport(first.report);
  const text = toFullJson({ ...report, gaps: report.gaps.slice(1) });
  const takenBy = 'nobody-any-more';
  await insertSnapshot(db, { ...first, id: 'second', takenBy, note: '', report: text, sha256: sha256(text) });
  const by = first.takenBy;
  await publish(test.deps, { snapshotId: id, parts: [], replaces: null, correction: null, by });
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
