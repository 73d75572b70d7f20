/** View models of releasing and withdrawing a report, for planners. */
import type { Wording } from '../coverage/coverage-figures.pages';
import type { Option } from '../i18n/form-control';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import { formatInstant } from '../i18n/format';
import type { MessageKey } from '../i18n/messages';
import { href, paths } from '../paths';
import type { Snapshot, SnapshotNames } from '../snapshots/snapshot.model';
import { snapshotLabel } from '../snapshots/snapshot.pages';
import { publicationName, type ElectionNames } from './publication.pages';
import type { TypedPublication } from './publication.form';
import type { OfficialText, Publication } from './publication.model';
import { releasableParts, type ReleasablePart } from './released-report.model';

export interface PublishPage {
  title: string;
  snapshot: string;
  snapshotHref: string;
  action: string;
  /** Where the snapshot is public already. */
  publishedHref: string | null;
  /** Said where somebody was faster. */
  conflict: string | null;
  parts: readonly { name: ReleasablePart; label: string; text: string; isChosen: boolean }[];
  replaceable: readonly Option[];
  typed: TypedPublication;
  errors: readonly FormError[];
}

export interface PublishPageInput {
  snapshot: Snapshot;
  names: SnapshotNames;
  counts: Readonly<Record<ReleasablePart, number>>;
  replaceable: readonly Publication[];
  published: Publication | undefined;
  typed: TypedPublication;
  problems: readonly FieldProblem[];
  isConflict: boolean;
}

/** Several fields ask for a text: the summary says which one lacks it. */
function namedErrors(
  { t }: Wording,
  problems: readonly FieldProblem[],
  page: 'publish' | 'withdraw',
): FormError[] {
  const labels: Readonly<Record<string, MessageKey>> =
    page === 'withdraw'
      ? { whyFi: 'publications.withdraw.whyFi', whySv: 'publications.withdraw.whySv' }
      : {
          whatFi: 'publications.publish.whatFi',
          whatSv: 'publications.publish.whatSv',
          whyFi: 'publications.publish.whyFi',
          whySv: 'publications.publish.whySv',
        };
  return formErrors(t, problems).map(({ field, text }) => {
    const label = labels[field];
    return { field, text: label === undefined ? text : `${t(label)}: ${text}` };
  });
}

/** What becomes public, what else may, and what it replaces. */
export function publishPage(input: PublishPageInput, wording: Wording): PublishPage {
  const { t, language } = wording;
  const { snapshot, names, counts, replaceable, published, typed, problems, isConflict } = input;
  const params = { snapshot: snapshot.id };
  return {
    title: t('publications.publish.title'),
    snapshot: snapshotLabel(snapshot, names, wording),
    snapshotHref: href(language, paths.snapshot, params),
    action: href(language, paths.publishSnapshot, params),
    publishedHref:
      published === undefined ? null : href(language, paths.publishedReport, { publication: published.id }),
    conflict: isConflict ? t('publications.publish.conflict') : null,
    parts: releasableParts.map((name) => ({
      name,
      label: t(`publications.part.${name}.name`),
      text: t(`publications.part.${name}.text`, { count: counts[name] }),
      isChosen: typed.parts.includes(name),
    })),
    replaceable: [
      { value: '', label: t('publications.publish.replacesNone') },
      ...replaceable.map((each) => ({
        value: each.id,
        label: `${publicationName(each, names.elections, wording)}, ${formatInstant(each.publishedAt, language)} (${each.id})`,
      })),
    ],
    typed,
    errors: namedErrors(wording, problems, 'publish'),
  };
}

export interface WithdrawPage {
  title: string;
  report: string;
  reportHref: string;
  action: string;
  typed: OfficialText;
  errors: readonly FormError[];
}

/** Asks why a report is taken back. */
export function withdrawPage(
  publication: Publication,
  {
    typed,
    problems,
    elections,
  }: { typed: OfficialText; problems: readonly FieldProblem[]; elections: ElectionNames },
  wording: Wording,
): WithdrawPage {
  const { t, language } = wording;
  const params = { publication: publication.id };
  return {
    title: t('publications.withdraw.title'),
    report: `${publicationName(publication, elections, wording)}, ${formatInstant(publication.publishedAt, language)}`,
    reportHref: href(language, paths.publishedReport, params),
    action: href(language, paths.withdrawReport, params),
    typed,
    errors: namedErrors(wording, problems, 'withdraw'),
  };
}
