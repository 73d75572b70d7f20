/** A file of offers: text to rows that are whole, and everything that is wrong with it, by line and column. */
import type { MessageKey } from '../i18n/messages';
import { readCsvTable, type CsvTable } from '../shared/csv-table';
import { offerColumns, readOfferHeader } from './offer-columns.csv';
import type { FileRow } from './offer-plan.model';
import {
  OfferRowReader,
  type OfferFileContext,
  type OfferFileProblem,
  type OfferHeader,
} from './offer-row.csv';

export interface OfferFile {
  rows: readonly FileRow[];
  /** Rows that name an organisation and nothing else. */
  blank: number;
  problems: readonly OfferFileProblem[];
}

/** Most rows of a file; the largest umbrella organisations have a few hundred locals. */
export const mostRows = 2000;

const wholeFile = (message: MessageKey, advice: MessageKey, says: Partial<OfferFileProblem> = {}) =>
  ({ severity: 'error', line: null, column: null, value: null, message, advice, ...says }) as const;

function headerProblems(
  { header, ragged }: CsvTable,
  { missing, twice, unknown }: OfferHeader,
): OfferFileProblem[] {
  const { line } = header;
  return [
    ...missing.map((key) =>
      wholeFile('pollingPlaces.problem.columnMissing.what', 'pollingPlaces.problem.columnMissing.advice', {
        line,
        column: offerColumns[key].fi,
      }),
    ),
    ...twice.map((column) =>
      wholeFile('pollingPlaces.problem.columnTwice.what', 'pollingPlaces.problem.columnTwice.advice', {
        line,
        column,
      }),
    ),
    ...unknown
      .filter((column) => column !== '')
      .map((column) =>
        wholeFile('pollingPlaces.problem.columnUnknown.what', 'pollingPlaces.problem.columnUnknown.advice', {
          line,
          column,
          severity: 'warning',
        }),
      ),
    ...ragged
      .filter(({ surplus }) => surplus.length > 0)
      .map((row) =>
        wholeFile('pollingPlaces.problem.cellsTooMany.what', 'pollingPlaces.problem.cellsTooMany.advice', {
          line: row.line,
          value: row.surplus.join(' '),
          params: { expected: row.expected, found: row.found },
        }),
      ),
  ];
}

/** Rows of the same offer: the second with the same id is wrong, the second that says the same is left out. */
function withoutDoubles(rows: readonly FileRow[], problems: OfferFileProblem[]): FileRow[] {
  const ids = new Set<string>();
  const said = new Set<string>();
  return rows.filter((row) => {
    const { offerId = '', ...rest } = row.cells;
    const says = JSON.stringify([row.organisationId, rest]);
    const isIdTwice = offerId !== '' && ids.has(offerId);
    const isSaidTwice = said.has(says);
    if (isIdTwice || isSaidTwice)
      problems.push({
        severity: isIdTwice ? 'error' : 'warning',
        line: row.line,
        column: null,
        value: null,
        message: isIdTwice ? 'offerFile.problem.idTwice' : 'offerFile.problem.rowTwice',
        advice: 'offerFile.advice.id',
      });
    ids.add(offerId);
    said.add(says);
    return !isIdTwice && !isSaidTwice;
  });
}

/** Reads a whole file and collects everything that is wrong with it. Rows that are as stored are rows without a change. */
export function readOffersCsv(text: string, context: OfferFileContext): OfferFile {
  const refused = (problem: OfferFileProblem): OfferFile => ({ rows: [], blank: 0, problems: [problem] });
  const table = readCsvTable(text);
  if (!table.ok)
    return table.problem.code === 'noRows'
      ? refused(wholeFile('offerFile.problem.empty', 'offerFile.advice.file'))
      : refused(
          wholeFile(
            'pollingPlaces.problem.quotesNotClosed.what',
            'pollingPlaces.problem.quotesNotClosed.advice',
            {
              line: table.problem.line,
            },
          ),
        );
  const header = readOfferHeader(table.value.header.cells);
  const problems = headerProblems(table.value, header);
  if (table.value.rows.length > mostRows)
    return refused(
      wholeFile('offerFile.problem.tooManyRows', 'offerFile.advice.file', { params: { most: mostRows } }),
    );
  if (table.value.rows.length === 0)
    problems.push(wholeFile('offerFile.problem.empty', 'offerFile.advice.file'));
  if (header.missing.length > 0) return { rows: [], blank: 0, problems };
  const rows: FileRow[] = [];
  let blank = 0;
  for (const each of table.value.rows) {
    const reader = new OfferRowReader(each, header, context);
    if (reader.isBlank()) {
      blank += 1;
      continue;
    }
    if (reader.isAsStored()) continue;
    const row = reader.read();
    problems.push(...reader.problems);
    if (row !== null) rows.push(row);
  }
  return { rows: withoutDoubles(rows, problems), blank, problems };
}
