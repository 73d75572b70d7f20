/** What a reader asks of a coverage report: the address of the page is the question. */
import { z } from 'zod';
import { accessKinds, reportedGroups, type AccessKind, type ReportedGroup } from './coverage-input.model';
import type { ReportAreaKind } from './coverage-report.model';

export const reportLevels = ['constituency', 'wellbeing_county', 'region', 'municipality'] as const;
export type ReportLevel = (typeof reportLevels)[number];

export const sortColumns = ['name', 'people', 'status', 'share', 'median', 'p90'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface CoverageQuestion {
  /** The kind of places that map and table are about. */
  kind: AccessKind;
  group: ReportedGroup;
  /** Distance whose share the map shows and the table sorts by. */
  withinMetres: number;
  /** Rows of the table and areas of the map. */
  level: ReportLevel;
  /** The area whose figures are shown in full. */
  area: { kind: ReportAreaKind; code: string };
  /** Only rows whose name holds this. */
  search: string;
  sort: SortColumn;
  direction: 'asc' | 'desc';
  page: number;
}

/** A part of the question that could not be used; the default stands in. */
export interface QuestionProblem {
  field: 'kind' | 'group' | 'within' | 'level' | 'area' | 'q' | 'sort' | 'dir' | 'page';
  value: string;
}

export const searchLimit = 100;

const areaPattern = /^(country|constituency|wellbeing_county|region|municipality)-([0-9A-Za-z]{2,3})$/;

/** How an area is written in an address: `municipality-091`. */
export function areaKey(area: { kind: ReportAreaKind; code: string }): string {
  return `${area.kind}-${area.code}`;
}

const fields = {
  kind: z.enum(accessKinds),
  group: z.enum(reportedGroups),
  within: z.enum(['800', '1600', '5000', '10000']).transform(Number),
  level: z.enum(reportLevels),
  area: z.string().transform((text, context) => {
    const match = areaPattern.exec(text);
    if (match !== null) return { kind: match[1] as ReportAreaKind, code: match[2]! };
    context.addIssue({ code: 'custom', message: 'no area' });
    return z.NEVER;
  }),
  q: z
    .string()
    .max(searchLimit)
    .transform((text) => text.trim()),
  sort: z.enum(sortColumns),
  dir: z.enum(['asc', 'desc']),
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number),
};

/** Reads the question from the query of an address; what cannot be used is named and replaced by its default. */
export function readCoverageQuestion(query: Readonly<Record<string, unknown>>): {
  question: CoverageQuestion;
  problems: QuestionProblem[];
} {
  const problems: QuestionProblem[] = [];
  const read = <F extends keyof typeof fields>(field: F, fallback: z.output<(typeof fields)[F]>) => {
    const given = query[field];
    if (given === undefined || given === '') return fallback;
    const parsed = fields[field].safeParse(given);
    if (parsed.success) return parsed.data as z.output<(typeof fields)[F]>;
    problems.push({ field, value: typeof given === 'string' ? given.slice(0, 40) : '…' });
    return fallback;
  };
  const sort = read('sort', 'name');
  return {
    question: {
      kind: read('kind', 'advance'),
      group: read('group', 'adults'),
      withinMetres: read('within', 5000),
      level: read('level', 'municipality'),
      area: read('area', { kind: 'country', code: 'FI' }),
      search: read('q', ''),
      sort,
      direction: read('dir', sort === 'name' || sort === 'share' ? 'asc' : 'desc'),
      page: read('page', 1),
    },
    problems,
  };
}

/** The question as a query, with its defaults left out, so that equal questions have equal addresses. */
export function coverageQuery(
  question: CoverageQuestion,
  change: Partial<CoverageQuestion> = {},
): Record<string, string> {
  const wanted = { ...question, ...change };
  const all: Record<string, string> = {
    kind: wanted.kind,
    group: wanted.group,
    within: String(wanted.withinMetres),
    level: wanted.level,
    area: areaKey(wanted.area),
    q: wanted.search,
    sort: wanted.sort,
    dir: wanted.direction,
    page: String(wanted.page),
  };
  const defaults = readCoverageQuestion({ sort: wanted.sort }).question;
  const usual: Record<string, string> = {
    kind: defaults.kind,
    group: defaults.group,
    within: String(defaults.withinMetres),
    level: defaults.level,
    area: areaKey(defaults.area),
    q: '',
    sort: 'name',
    dir: defaults.direction,
    page: '1',
  };
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== usual[name]));
}
