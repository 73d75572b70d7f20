/** View models of files of offers: the form with the latest files, and the preview of one. */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { cutList } from '../i18n/cut-list';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import { formatInstant, formatNumber } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { GuardFlag } from '../offers/help-type.model';
import type { Organisation } from '../organisations/organisation.model';
import { href, paths } from '../paths';
import type { ProblemInWords } from '../workspace/upload-problems.csv';
import { offerColumnKeys, offerColumns } from './offer-columns.csv';
import type { OfferFileProblem } from './offer-row.csv';
import type { OfferPlan, OfferUpload } from './offer-plan.model';

export interface OfferFileReader {
  t: Translate;
  language: Language;
}

export const doneFileCodes = ['confirmed', 'withdrawn'] as const;
export type DoneFileCode = (typeof doneFileCodes)[number];

export function offerFilesPage(
  input: {
    organisation: Organisation;
    locals: number;
    elections: readonly ElectionRecord[];
    chosen: string;
    uploads: readonly OfferUpload[];
    done: DoneFileCode | null;
    problems: readonly FieldProblem[];
  },
  { t, language }: OfferFileReader,
) {
  const params = { organisation: input.organisation.id };
  return {
    title: t('offerFile.title', { name: input.organisation.name }),
    styles: ['css/offers.css'],
    errors: formErrors(t, input.problems),
    back: { text: input.organisation.name, href: href(language, paths.partnerOrganisation, params) },
    action: href(language, paths.partnerOfferFiles, params),
    done: input.done === null ? null : t(`offerFile.done.${input.done}`),
    counts: t('offerFile.locals', { count: input.locals }),
    chosen: input.chosen,
    electionOptions: input.elections.map((each) => ({
      value: each.code,
      label: electionName(each, t, language),
    })),
    downloads: input.elections.map((each) => {
      const address = href(language, paths.partnerOfferFileCsv, { ...params, election: each.code });
      return {
        name: electionName(each, t, language),
        excel: `${address}?dialect=excel-fi`,
        rfc: `${address}?dialect=rfc4180`,
      };
    }),
    columns: offerColumnKeys.map((key) => ({
      name: offerColumns[key][language],
      others: Object.entries(offerColumns[key])
        .filter(([name]) => name !== 'matter' && name !== language)
        .map(([, name]) => name),
      advice: t(`offerFile.advice.${offerColumns[key].matter}`),
    })),
    rows: input.uploads.map((upload) => ({
      name: upload.fileName,
      href: href(language, paths.partnerOfferFile, { ...params, upload: upload.id }),
      at: formatInstant(upload.createdAt, language),
      state: t(`workspace.uploads.state.${upload.state}`),
    })),
  };
}

function problemRow(each: OfferFileProblem, t: Translate) {
  const where = [
    ...(each.line === null ? [] : [t('pollingPlaces.import.line', { line: each.line })]),
    ...(each.column === null ? [] : [t('pollingPlaces.import.column', { column: each.column })]),
  ].join(', ');
  return {
    where,
    value: each.value,
    what: t(each.message, each.params),
    advice: t(each.advice, each.params),
  };
}

/** The problems in words, for a file of them. */
export function problemsInWords(problems: readonly OfferFileProblem[], t: Translate): ProblemInWords[] {
  return problems.map((each) => ({
    ...each,
    what: t(each.message, each.params),
    advice: t(each.advice, each.params),
  }));
}

export interface OfferFilePageInput {
  organisation: Organisation;
  election: ElectionRecord | null;
  upload: OfferUpload;
  /** Null when the content is no longer kept. */
  preview: {
    plan: OfferPlan | null;
    problems: readonly OfferFileProblem[];
    blank: number;
    seen: string;
    organisations: readonly Organisation[];
  } | null;
  declared: readonly GuardFlag[];
  conflict?: 'settled' | 'moved' | 'refused' | 'notDeclared';
}

/** What is to be said first; null when nothing is. */
function noticeOf({ upload, preview, conflict }: OfferFilePageInput, t: Translate) {
  if (conflict !== undefined && conflict !== 'notDeclared')
    return { text: t(`offerFile.conflict.${conflict}`), isWarning: true };
  if (upload.state === 'confirmed' || upload.state === 'withdrawn')
    return { text: t(`offerFile.done.${upload.state}`), isWarning: false };
  if (preview === null) return null;
  if (preview.plan === null) return { text: t('offerFile.refused'), isWarning: true };
  return preview.seen === upload.seen ? null : { text: t('offerFile.movedSince'), isWarning: true };
}

function planView(plan: OfferPlan, input: OfferFilePageInput, { t, language }: OfferFileReader) {
  const nameOf = new Map((input.preview?.organisations ?? []).map(({ id, name }) => [id, name]));
  const title = ({ organisationId, type }: OfferPlan['add'][number]) =>
    `${nameOf.get(organisationId) ?? ''}: ${t(`offers.type.${type}`)}`;
  const line = (at: number) => t('pollingPlaces.import.line', { line: at });
  const shown = (cell: string | undefined) => (cell ?? '') || t('pollingPlaces.import.empty');
  return {
    counts: t('offerFile.counts', {
      add: formatNumber(plan.add.length, language),
      change: formatNumber(plan.change.length, language),
    }),
    added: cutList(
      plan.add,
      { t, language },
      (each) => `${line(each.line)}: ${title(each)}. ${String(each.cells.description)}`,
    ),
    changed: cutList(plan.change, { t, language }, (each) => ({
      where: line(each.line),
      title: title(each),
      cells: offerColumnKeys
        .filter((key) => each.columns.includes(key))
        .map((key) => ({
          column: offerColumns[key][language],
          before: shown(each.stored?.[key]),
          after: shown(each.cells[key]),
        })),
    })),
  };
}

function factsOf(
  { upload, election, preview }: OfferFilePageInput,
  { t, language }: OfferFileReader,
): string[] {
  const name = election === null ? upload.electionCode : electionName(election, t, language);
  const blank = preview?.blank ?? 0;
  return [
    t('offerFile.received', { at: formatInstant(upload.createdAt, language) }),
    t('offerFile.election', { election: name }),
    ...(blank === 0 ? [] : [t('offerFile.blank', { count: blank })]),
  ];
}

/** Where the problems are as a file; null when there are none. */
function problemFiles({ organisation, upload, preview }: OfferFilePageInput, language: Language) {
  if (preview === null || preview.problems.length === 0) return null;
  const params = { organisation: organisation.id, upload: upload.id };
  const as = (dialect: string) => href(language, paths.partnerOfferFileProblems, params, { dialect });
  return { excel: as('excel-fi'), rfc: as('rfc4180') };
}

export function offerFilePage(input: OfferFilePageInput, reader: OfferFileReader) {
  const { t, language } = reader;
  const { organisation, election, upload, preview } = input;
  const params = { organisation: organisation.id, upload: upload.id };
  const plan = preview?.plan ?? null;
  const isOpen = upload.state === 'previewed' && election !== null;
  const of = (severity: OfferFileProblem['severity']) =>
    cutList(
      (preview?.problems ?? []).filter((each) => each.severity === severity),
      reader,
      (each) => problemRow(each, t),
    );
  return {
    title: t('workspace.upload.title', { name: upload.fileName }),
    styles: ['css/offers.css'],
    errors:
      input.conflict === 'notDeclared'
        ? [{ field: 'declarations', text: t('offers.problem.declarations') }]
        : [],
    back: {
      text: t('offerFile.title', { name: organisation.name }),
      href: href(language, paths.partnerOfferFiles, { organisation: organisation.id }),
    },
    facts: factsOf(input, reader),
    notice: noticeOf(input, t),
    problemErrors: of('error'),
    problemWarnings: of('warning'),
    plan: plan === null ? null : planView(plan, input, reader),
    declarations: (plan?.flags ?? []).map((flag) => ({
      value: flag,
      label: t(`offers.declaration.${flag}`),
      isChosen: input.declared.includes(flag),
    })),
    canConfirm: isOpen && plan !== null && plan.add.length + plan.change.length > 0,
    canWithdraw: upload.state === 'previewed',
    problemFiles: problemFiles(input, language),
    confirmHref: href(language, paths.partnerOfferFileConfirm, params),
    withdrawHref: href(language, paths.partnerOfferFileWithdraw, params),
    seen: preview?.seen ?? '',
  };
}
