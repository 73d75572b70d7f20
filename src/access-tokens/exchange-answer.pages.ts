/** What programs with a token read: refusals as problems (RFC 9457), and what became of a file that was sent. */
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import { problemText } from '../polling-places/place-problem.pages';
import type { PlaceProblem } from '../polling-places/place-problem.model';
import { planCounts, type ImportPlan } from '../polling-places/polling-place-import.model';
import type { Result } from '../shared/result';
import type { Upload } from '../workspace/upload.model';
import { isForbidden, type TokenRefusal } from './access-token.model';

interface ExchangeProblem {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
}

export function tokenProblem(refusal: TokenRefusal, t: Translate): ExchangeProblem {
  const status = isForbidden(refusal) ? 403 : 401;
  return {
    type: 'about:blank',
    title: t(`accessTokens.answer.${status}`),
    status,
    detail: t(`accessTokens.answer.${refusal}`),
  };
}

export const exchangeProblems = {
  closed: 409,
  tooLarge: 413,
  encoded: 415,
  bodyMissing: 400,
  parameter: 400,
  tooMany: 429,
  notText: 415,
} as const;

export function exchangeProblem(
  kind: keyof typeof exchangeProblems,
  t: Translate,
  params: Readonly<Record<string, string | number>> = {},
): ExchangeProblem {
  return {
    type: 'about:blank',
    title: t('accessTokens.answer.refused'),
    status: exchangeProblems[kind],
    detail: t(`accessTokens.answer.${kind}`, params),
  };
}

/** How many problems an answer tells one by one; the page of the preview and its file have all. */
const toldProblems = 500;

export interface UploadAnswer {
  /** `unchanged`: the file would change nothing and is not kept. */
  state: 'waits' | 'refused' | 'unchanged';
  /** False where the same file came before. */
  isNew: boolean;
  upload: string | null;
  /** Where a person looks at it and confirms it. */
  preview: string | null;
  /** Places; null where the file has errors. */
  changes: { added: number; changed: number; removed: number; unchanged: number } | null;
  errors: number;
  warnings: number;
  problems: {
    severity: PlaceProblem['severity'];
    line: number | null;
    column: string | null;
    value: string | null;
    code: string;
    what: string;
    advice: string;
  }[];
}

export interface UploadOutcome {
  plan: Result<{ plan: ImportPlan; problems: readonly PlaceProblem[] }, PlaceProblem[]>;
  upload: Upload | null;
  isNew: boolean;
}

export function uploadAnswer(
  { plan, upload, isNew }: UploadOutcome,
  publicUrl: string,
  { t, language }: { t: Translate; language: Language },
): UploadAnswer {
  const problems = plan.ok ? plan.value.problems : plan.problem;
  const count = (severity: PlaceProblem['severity']) =>
    problems.filter((each) => each.severity === severity).length;
  const counts = plan.ok ? planCounts(plan.value.plan) : null;
  const preview =
    upload === null
      ? null
      : href(language, paths.municipalityUpload, {
          municipality: upload.municipalityCode,
          election: upload.electionCode,
          upload: upload.id,
        });
  return {
    state: !plan.ok ? 'refused' : upload === null ? 'unchanged' : 'waits',
    isNew,
    upload: upload?.id ?? null,
    preview: preview === null ? null : `${publicUrl}${preview}`,
    changes:
      counts === null
        ? null
        : {
            added: counts.add,
            changed: counts.change,
            removed: counts.remove,
            unchanged: counts.unchanged,
          },
    errors: count('error'),
    warnings: count('warning'),
    problems: problems.slice(0, toldProblems).map((each) => {
      const { severity, line, column, value, code } = each;
      const { what, advice } = problemText(each, t, language);
      return { severity, line, column, value, code, what, advice };
    }),
  };
}
