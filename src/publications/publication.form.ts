/** What a planner sends to publish, correct or withdraw a report, and what is asked of the list of published ones. */
import type { FieldProblem } from '../i18n/form-problem';
import { publicTextLimit, type Correction, type OfficialText } from './publication.model';
import { releasableParts, type ReleasablePart } from './released-report.model';

/** The form as it was typed. */
export interface TypedPublication {
  parts: readonly ReleasablePart[];
  /** Empty for a report that replaces none. */
  replaces: string;
  whatFi: string;
  whatSv: string;
  whyFi: string;
  whySv: string;
  isConfirmed: boolean;
}

export interface ReadPublication {
  typed: TypedPublication;
  correction: Correction | null;
  problems: readonly FieldProblem[];
}

function textOf(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | null)?.[name];
  return typeof value === 'string' ? value.trim() : '';
}

function textProblems(texts: Readonly<Record<string, string>>): FieldProblem[] {
  return Object.entries(texts).flatMap(([field, text]): FieldProblem[] => {
    if (text === '') return [{ field, message: 'publications.problem.text' }];
    if (text.length <= publicTextLimit) return [];
    return [{ field, message: 'publications.problem.tooLong', params: { limit: publicTextLimit } }];
  });
}

/** @param replaceable ids of the reports that may be replaced */
export function readPublication(body: unknown, replaceable: readonly string[]): ReadPublication {
  const [whatFi, whatSv, whyFi, whySv] = ['whatFi', 'whatSv', 'whyFi', 'whySv'].map((name) =>
    textOf(body, name),
  ) as [string, string, string, string];
  const replaces = textOf(body, 'replaces');
  const isConfirmed = textOf(body, 'confirm') === 'yes';
  const isCorrection = replaces !== '';
  const problems: FieldProblem[] = [
    ...(isCorrection && !replaceable.includes(replaces)
      ? [{ field: 'replaces', message: 'publications.problem.replaces' } as const]
      : []),
    ...(isCorrection ? textProblems({ whatFi, whatSv, whyFi, whySv }) : []),
    ...(isConfirmed ? [] : [{ field: 'confirm', message: 'publications.problem.confirm' } as const]),
  ];
  return {
    typed: {
      parts: releasableParts.filter((part) => textOf(body, part) === 'yes'),
      replaces,
      whatFi,
      whatSv,
      whyFi,
      whySv,
      isConfirmed,
    },
    correction: isCorrection ? { what: { fi: whatFi, sv: whatSv }, why: { fi: whyFi, sv: whySv } } : null,
    problems,
  };
}

export interface ReadWithdrawal {
  reason: OfficialText;
  problems: readonly FieldProblem[];
}

export function readWithdrawal(body: unknown): ReadWithdrawal {
  const [whyFi, whySv] = [textOf(body, 'whyFi'), textOf(body, 'whySv')];
  return {
    reason: { fi: whyFi, sv: whySv },
    problems: [
      ...textProblems({ whyFi, whySv }),
      ...(textOf(body, 'confirm') === 'yes'
        ? []
        : [{ field: 'confirm', message: 'publications.problem.confirm' } as const]),
    ],
  };
}

export interface PublicationsQuery {
  election: string | null;
  /** From 1. */
  page: number;
}

/** Filter and page of the list; what cannot be used counts as not given. */
export function parsePublicationsQuery({
  election,
  page,
}: Readonly<Record<string, unknown>>): PublicationsQuery {
  const number = Number(page);
  return {
    election:
      typeof election === 'string' && /^[A-Z]{1,4}-\d{4}(-\w{1,5})?$/.test(election) ? election : null,
    page: Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1,
  };
}
