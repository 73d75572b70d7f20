/** The pages of uploaded files: the form with the latest files, and the preview of one. */
import type { FormError } from '../i18n/form-problem';
import { cutList, type CutList } from '../i18n/cut-list';
import { formatInstant, formatNumber } from '../i18n/format';
import { href, paths } from '../paths';
import {
  countsText,
  placeLine as placeInOneLine,
  problemText,
  shownChanges,
  type ProblemText,
} from '../polling-places/place-problem.pages';
import type { PlaceProblem } from '../polling-places/place-problem.model';
import { qualityBrief, type QualityBrief } from '../place-quality/quality.pages';
import type { QualityReport } from '../place-quality/quality.model';
import { changesNothing, type ImportPlan } from '../polling-places/polling-place-import.model';
import type { Upload } from './upload.model';
import { workspaceFrame, type Reader, type ShownWorkspace, type WorkspaceFrame } from './workspace.pages';

export interface UploadsPage {
  title: string;
  frame: WorkspaceFrame;
  errors: readonly FormError[];
  rows: readonly { name: string; href: string; at: string; size: string; state: string }[];
}

type UploadPath =
  | 'municipalityUpload'
  | 'municipalityUploadProblems'
  | 'municipalityUploadConfirm'
  | 'municipalityUploadWithdraw';

export function uploadHref(upload: Upload, language: Reader['language'], path: UploadPath): string {
  const { municipalityCode: municipality, electionCode: election, id } = upload;
  return href(language, paths[path], { municipality, election, upload: id });
}

export function sizeText(bytes: number, { t, language }: Reader): string {
  return t('workspace.uploads.kilobytes', {
    size: formatNumber(Math.max(1, Math.round(bytes / 1024)), language),
  });
}

export function uploadsPage(
  input: { workspace: ShownWorkspace; uploads: readonly Upload[]; problem: FormError | null },
  reader: Reader,
): UploadsPage {
  const { t, language } = reader;
  return {
    title: t('workspace.uploads.title'),
    frame: workspaceFrame(input.workspace, reader, true),
    errors: input.problem === null ? [] : [input.problem],
    rows: input.uploads.map((upload) => ({
      name: upload.fileName,
      href: uploadHref(upload, language, 'municipalityUpload'),
      at: formatInstant(upload.createdAt, language),
      size: sizeText(upload.sizeBytes, reader),
      state: t(`workspace.uploads.state.${upload.state}`),
    })),
  };
}

export interface ChangeLine {
  where: string;
  place: string;
  note: string | null;
  cells: readonly { column: string; before: string; after: string }[];
}

export interface PlanSections {
  counts: string;
  nothingToChange: boolean;
  added: CutList<string>;
  changed: CutList<ChangeLine>;
  removed: CutList<string>;
}

export interface UploadPage {
  title: string;
  styles: readonly string[];
  frame: WorkspaceFrame;
  facts: readonly string[];
  /** What is to be said first: settled, moved, refused; null when nothing is. */
  notice: { text: string; isWarning: boolean } | null;
  problemErrors: CutList<ProblemText>;
  problemWarnings: CutList<ProblemText>;
  problemsHref: string | null;
  plan: PlanSections | null;
  /** Data quality of the places as the file would leave them; null when nothing would change. */
  quality: QualityBrief | null;
  canConfirm: boolean;
  canWithdraw: boolean;
  confirmHref: string;
  withdrawHref: string;
  seen: string;
}

/** What a preview found; null when the content of the upload is no longer kept. */
export interface PreviewInput {
  problems: readonly PlaceProblem[];
  /** Null when the file is refused. */
  plan: ImportPlan | null;
  /** Of the places as they would be. */
  quality: QualityReport | null;
  seen: string;
}

export interface UploadPageInput {
  workspace: ShownWorkspace;
  upload: Upload;
  preview: PreviewInput | null;
  /** Why a confirmation just failed. */
  conflict?: 'settled' | 'placesMoved' | 'refused';
}

function planSections(plan: ImportPlan, reader: Reader): PlanSections {
  const { t, language } = reader;
  const line = (at: number) => t('pollingPlaces.import.line', { line: at });
  return {
    counts: countsText(plan, t, language),
    nothingToChange: changesNothing(plan),
    added: cutList(
      plan.add,
      reader,
      (each) => `${line(each.line)}: ${placeInOneLine(each.draft, t, language)}`,
    ),
    changed: cutList(plan.change, reader, (each) => ({
      where: line(each.line),
      place: placeInOneLine(each.place, t, language),
      note: each.announces ? t('pollingPlaces.import.announced') : null,
      cells: shownChanges(each, t, language),
    })),
    removed: cutList(plan.remove, reader, (place) => placeInOneLine(place, t, language)),
  };
}

function noticeOf(
  { workspace, upload, preview, conflict }: UploadPageInput,
  { t }: Reader,
): UploadPage['notice'] {
  const say = (text: string, isWarning = true) => ({ text, isWarning });
  if (conflict !== undefined) return say(t(`workspace.upload.conflict.${conflict}`));
  if (upload.state === 'confirmed' || upload.state === 'withdrawn')
    return say(t(`workspace.upload.settled.${upload.state}`), false);
  if (preview === null) return null;
  if (preview.plan === null) return say(t('workspace.upload.refused'));
  if (!workspace.isOpen) return say(t('workspace.closed'));
  if (preview.seen !== upload.placesSeen) return say(t('workspace.upload.movedSince'));
  return null;
}

function qualityOf({ workspace, preview }: UploadPageInput, reader: Reader): QualityBrief | null {
  const report = preview?.quality ?? null;
  return report === null ? null : qualityBrief(report, workspace, reader);
}

function uploadFacts(upload: Upload, reader: Reader): string[] {
  const { t, language } = reader;
  return [
    t('workspace.upload.received', {
      at: formatInstant(upload.createdAt, language),
      size: sizeText(upload.sizeBytes, reader),
    }),
    ...(upload.sentBy === null ? [] : [t('workspace.upload.sentBy', { token: upload.sentBy })]),
    t('workspace.upload.state', { state: t(`workspace.uploads.state.${upload.state}`) }),
  ];
}

export function uploadPage(input: UploadPageInput, reader: Reader): UploadPage {
  const { t, language } = reader;
  const { workspace, upload, preview } = input;
  const problems = preview?.problems ?? [];
  const severity = (wanted: PlaceProblem['severity']) =>
    cutList(
      problems.filter((each) => each.severity === wanted),
      reader,
      (each) => problemText(each, t, language),
    );
  const plan = preview?.plan ?? null;
  const isPreviewed = upload.state === 'previewed';
  return {
    title: t('workspace.upload.title', { name: upload.fileName }),
    styles: ['css/quality.css'],
    frame: workspaceFrame(workspace, reader, true),
    facts: uploadFacts(upload, reader),
    notice: noticeOf(input, reader),
    problemErrors: severity('error'),
    problemWarnings: severity('warning'),
    problemsHref: problems.length === 0 ? null : uploadHref(upload, language, 'municipalityUploadProblems'),
    plan: plan === null ? null : planSections(plan, reader),
    quality: qualityOf(input, reader),
    canConfirm: isPreviewed && workspace.isOpen && plan !== null && !changesNothing(plan),
    canWithdraw: isPreviewed,
    confirmHref: uploadHref(upload, language, 'municipalityUploadConfirm'),
    withdrawHref: uploadHref(upload, language, 'municipalityUploadWithdraw'),
    seen: preview?.seen ?? '',
  };
}
