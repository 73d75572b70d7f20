/** The problems of an uploaded file as a file, each with the row that it is about beside it. */
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { PlaceProblem } from '../polling-places/place-problem.model';
import { problemText } from '../polling-places/place-problem.pages';
import { readCsvTable, writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';

/** A problem in words. */
export interface ProblemInWords {
  severity: 'error' | 'warning';
  line: number | null;
  column: string | null;
  value: string | null;
  what: string;
  advice: string;
}

/**
 * One row per problem: how bad it is, line, column, value, what is wrong and what to do, then the cells of the row under
 * the file's own names of columns. A problem that belongs to no row has them empty.
 * @param text the uploaded file; the cells stay away when it is no table
 */
export function writeProblems(
  problems: readonly ProblemInWords[],
  text: string,
  { t, dialect }: { t: Translate; dialect: CsvDialect },
): string {
  const table = readCsvTable(text);
  const header = table.ok ? table.value.header : null;
  const rows = table.ok ? [table.value.header, ...table.value.rows] : [];
  const byLine = new Map(rows.map((row) => [row.line, row.cells]));
  const blank: readonly string[] = (header?.cells ?? []).map(() => '');
  const columns = (['severity', 'line', 'column', 'value', 'what', 'advice'] as const).map((name) =>
    t(`workspace.problemFile.${name}`),
  );
  const lines = problems.map(({ severity, line, column, value, what, advice }): CsvCell[] => [
    t(`workspace.problemFile.${severity}`),
    line,
    column,
    value,
    what,
    advice,
    ...(byLine.get(line ?? 0) ?? blank),
  ]);
  return writeCsv([[...columns, ...(header?.cells ?? [])], ...lines], dialect);
}

/** Problems of a file of places. */
export function writeUploadProblems(
  problems: readonly PlaceProblem[],
  text: string,
  reader: { t: Translate; language: Language; dialect: CsvDialect },
): string {
  const { t, language } = reader;
  const inWords = problems.map((each) => ({ ...each, ...problemText(each, t, language) }));
  return writeProblems(inWords, text, reader);
}
