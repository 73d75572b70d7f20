/** How the page of a report is being looked at: no part of the question, and in the same address. */
import { accessKinds, type AccessKind } from './coverage-input.model';
import type { CoverageQuestion } from './coverage-question.model';
import { questionQuery, readCoverageQuestion } from './coverage-question.form';
import type { ReportAreaKind } from './coverage-report.model';
import { QueryReader, type QueryProblem } from './query-reader.form';

export const reportLevels = ['constituency', 'wellbeing_county', 'region', 'municipality'] as const;
export type ReportLevel = (typeof reportLevels)[number];

export const sortColumns = ['name', 'people', 'status', 'share', 'median', 'p90'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface ReportView {
  /** The kind of places that map and table are about; the question's phase where that names one. */
  kind: AccessKind;
  /** Distance whose share the map shows and the table sorts by; one of the question's. */
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

/** Everything that the address of a report's page says. */
export interface ReportAddress {
  question: CoverageQuestion;
  view: ReportView;
}

export const searchLimit = 100;

const areaPattern = /^(country|constituency|wellbeing_county|region|municipality)-([0-9A-Za-z]{2,3})$/;

/** How an area is written in an address: `municipality-091`. */
export function areaKey(area: { kind: ReportAreaKind; code: string }): string {
  return `${area.kind}-${area.code}`;
}

/** The area that `areaKey` wrote; undefined where the text is none. */
export function readAreaKey(text: string): ReportView['area'] | undefined {
  const match = areaPattern.exec(text);
  return match === null ? undefined : { kind: match[1] as ReportAreaKind, code: match[2]! };
}

const usualWithinMetres = 5000;

function readView(reader: QueryReader, { phase, thresholdsMetres }: CoverageQuestion): ReportView {
  const usualWithin = thresholdsMetres.includes(usualWithinMetres)
    ? usualWithinMetres
    : thresholdsMetres.at(-1)!;
  const within = (text: string) => thresholdsMetres.find((metres) => String(metres) === text);
  const kind = reader.choice('kind', accessKinds, 'advance');
  const sort = reader.choice('sort', sortColumns, 'name');
  return {
    kind: phase === 'both' ? kind : phase,
    withinMetres: reader.text('within', within, usualWithin),
    level: reader.choice('level', reportLevels, 'municipality'),
    area: reader.text('area', readAreaKey, { kind: 'country', code: 'FI' }),
    search: reader.text('q', (text) => (text.length > searchLimit ? undefined : text), ''),
    sort,
    direction: reader.choice(
      'dir',
      ['asc', 'desc'] as const,
      sort === 'name' || sort === 'share' ? 'asc' : 'desc',
    ),
    page: reader.text('page', (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined), 1),
  };
}

/** Reads what the page is asked; what cannot be used is named and replaced by its default. */
export function readReportAddress(
  election: string,
  query: Readonly<Record<string, unknown>>,
): ReportAddress & { problems: readonly QueryProblem[] } {
  const { question, problems } = readCoverageQuestion(election, query);
  const reader = new QueryReader(query);
  const view = readView(reader, question);
  return { question, view, problems: [...problems, ...reader.problems] };
}

/** The address as a query, with its defaults left out, so that equal pages have equal addresses. */
export function reportQuery(
  { question, view }: ReportAddress,
  change: Partial<ReportView> = {},
): Record<string, string> {
  const write = (wanted: ReportView): Record<string, string> => ({
    kind: wanted.kind,
    within: String(wanted.withinMetres),
    level: wanted.level,
    area: areaKey(wanted.area),
    q: wanted.search,
    sort: wanted.sort,
    dir: wanted.direction,
    page: String(wanted.page),
  });
  const wanted = { ...view, ...change };
  const usual = write({ ...readView(new QueryReader({ sort: wanted.sort }), question), sort: 'name' });
  return {
    ...questionQuery(question),
    ...Object.fromEntries(Object.entries(write(wanted)).filter(([name, value]) => value !== usual[name])),
  };
}
