/** View models of the snapshots: the list, freezing one, and one opened. */
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { electionName } from '../elections/election-name.pages';
import type { ReportDocument } from '../full-report/document.pages';
import { documentParts, type DocumentParts } from '../full-report/full-report.pages';
import type { FullReport } from '../full-report/full-report.model';
import { reportTitle } from '../full-report/report-about.pages';
import { reportFormats } from '../full-report/report-format.model';
import type { FormError } from '../i18n/form-problem';
import { formatInstant } from '../i18n/format';
import { paging, type Paging } from '../i18n/paging';
import { href, paths } from '../paths';
import {
  areaId,
  noteLimit,
  type Snapshot,
  type SnapshotNames,
  type SnapshotQuery,
  type Takers,
} from './snapshot.model';

export interface SnapshotsPage {
  title: string;
  query: SnapshotQuery;
  elections: readonly { value: string; label: string }[];
  rows: readonly {
    href: string;
    name: string;
    at: string;
    note: string;
    takenBy: string;
    sha256: string;
  }[];
  paging: Paging;
}

/** Name, else address, and roles of who froze it; of an account that is gone only that it is. */
function takerText(id: string, takers: Takers, { t }: Wording): string {
  const account = takers.get(id);
  if (account === undefined) return t('snapshots.takerGone');
  const roles = [...new Set(account.grants.map(({ role }) => t(`accounts.role.${role}`)))];
  const who = account.name === '' ? account.email : account.name;
  return roles.length === 0 ? who : `${who} (${roles.join(', ')})`;
}

/** The list, newest first. */
export function snapshotsPage(
  found: { snapshots: readonly Snapshot[]; total: number; perPage: number; takers: Takers },
  query: SnapshotQuery,
  names: SnapshotNames,
  wording: Wording,
): SnapshotsPage {
  const { t, language } = wording;
  return {
    title: t('snapshots.title'),
    query,
    elections: [
      { value: '', label: t('snapshots.anyElection') },
      ...names.elections.map((each) => ({ value: each.code, label: electionName(each, t, language) })),
    ],
    rows: found.snapshots.map(({ id, election, area, takenAt, note, takenBy, sha256 }) => ({
      href: href(language, paths.snapshot, { snapshot: id }),
      name: subjectName({ election, area }, names, wording),
      at: formatInstant(takenAt, language),
      note,
      takenBy: takerText(takenBy, found.takers, wording),
      sha256,
    })),
    paging: paging(t, { page: query.page, perPage: found.perPage, total: found.total }, (page) =>
      href(
        language,
        paths.snapshots,
        {},
        {
          election: query.election ?? undefined,
          q: query.search === '' ? undefined : query.search,
          page: String(page),
        },
      ),
    ),
  };
}

export interface NewSnapshotPage {
  title: string;
  reportTitle: string;
  madeAt: string;
  action: string;
  note: string;
  errors: readonly FormError[];
}

/** The form that freezes a report; `action` asks the same question again. */
export function newSnapshotPage(
  report: FullReport,
  { action, note, isTooLong }: { action: string; note: string; isTooLong: boolean },
  wording: Wording,
): NewSnapshotPage {
  const { t, language } = wording;
  return {
    title: t('snapshots.new.title'),
    reportTitle: reportTitle(report, wording),
    madeAt: formatInstant(new Date(report.madeAt), language),
    action,
    note,
    errors: isTooLong ? [{ field: 'note', text: t('snapshots.new.tooLong', { limit: noteLimit }) }] : [],
  };
}

export interface SnapshotPage extends DocumentParts {
  title: string;
  styles: readonly string[];
  facts: readonly { name: string; text: string }[];
  downloads: readonly { href: string; label: string }[];
  publishHref: string;
  comparison: { action: string; after: string; options: readonly { value: string; label: string }[] };
}

/** Election and area by name; by code where the data know them no more. */
function subjectName(
  { election, area }: Pick<Snapshot, 'election' | 'area'>,
  { elections, areas }: SnapshotNames,
  { t, language }: Wording,
): string {
  const known = elections.find(({ code }) => code === election);
  const named = areas.get(areaId(area));
  return [
    known === undefined ? election : electionName(known, t, language),
    named === undefined ? area.code : areaName(named, language),
  ].join(', ');
}

/** A snapshot among others: what it is about, when it was frozen, and the beginning of its note. */
export const snapshotLabel = (
  { election, area, takenAt, note }: Snapshot,
  names: SnapshotNames,
  wording: Wording,
): string =>
  [
    subjectName({ election, area }, names, wording),
    formatInstant(takenAt, wording.language),
    ...(note === '' ? [] : [note.slice(0, 40)]),
  ].join(', ');

/** A snapshot opened: what it is, its files, and the report as it was. */
export function snapshotPage(
  {
    snapshot,
    comparable,
    names,
    takers,
  }: { snapshot: Snapshot; comparable: readonly Snapshot[]; names: SnapshotNames; takers: Takers },
  document: ReportDocument,
  wording: Wording,
): SnapshotPage {
  const { t, language } = wording;
  return {
    title: t('snapshots.one.title', { subject: subjectName(snapshot, names, wording) }),
    styles: ['css/map.css', 'css/coverage.css', 'css/full-report.css'],
    facts: [
      { name: t('snapshots.column.at'), text: formatInstant(snapshot.takenAt, language) },
      { name: t('snapshots.column.by'), text: takerText(snapshot.takenBy, takers, wording) },
      { name: t('snapshots.column.note'), text: snapshot.note === '' ? '–' : snapshot.note },
      { name: t('snapshots.column.checksum'), text: snapshot.sha256 },
    ],
    downloads: reportFormats.map((format) => ({
      href: href(language, paths.snapshotFile, { snapshot: snapshot.id, format }),
      label: t(`snapshots.format.${format}`),
    })),
    publishHref: href(language, paths.publishSnapshot, { snapshot: snapshot.id }),
    comparison: {
      action: href(language, paths.compareSnapshots),
      after: snapshot.id,
      options: comparable.map((each) => ({ value: each.id, label: snapshotLabel(each, names, wording) })),
    },
    ...documentParts(document),
  };
}
