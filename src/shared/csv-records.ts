/** Delimited text to records by column name and back: for tables whose layout is known and must be met. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

export type CsvRecord<Column extends string> = Readonly<Record<Column, string>>;

/**
 * Reads delimited text (RFC 4180 quoting) whose first line is a header; other columns than those asked for are left out.
 * @throws {Error} naming the first column that the header lacks
 */
export function parseRecords<Column extends string>(
  text: string,
  columns: readonly Column[],
  delimiter = ',',
): CsvRecord<Column>[] {
  // Publishers leave quotes inside unquoted fields as they are; so do we.
  const [header = [], ...lines] = parse(text, {
    delimiter,
    bom: true,
    skip_empty_lines: true,
    relax_quotes: true,
  });
  const positions = columns.map((column) => {
    const position = header.indexOf(column);
    if (position < 0) throw new Error(`The table has no column "${column}"`);
    return position;
  });
  return lines.map(
    (line) =>
      Object.fromEntries(
        columns.map((column, index) => [column, (line[positions[index]!] ?? '').trim()]),
      ) as CsvRecord<Column>,
  );
}

/** Writes records as RFC 4180 text: header, then a line each; line feeds; null becomes an empty field. */
export function formatRecords<Column extends string>(
  columns: readonly Column[],
  records: readonly Readonly<Record<Column, string | number | null>>[],
  delimiter = ',',
): string {
  return stringify([[...columns], ...records.map((record) => columns.map((column) => record[column]))], {
    delimiter,
    record_delimiter: '\n',
  });
}

/** A number, or null for an empty field; throws on anything else. */
export function numberOrNull(text: string): number | null {
  if (text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`"${text}" is not a number`);
  return value;
}

/** A number that must be there. */
export function requiredNumber(text: string): number {
  const value = numberOrNull(text);
  if (value === null) throw new Error('A number is missing');
  return value;
}

/** The text, or null for an empty field. */
export function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

/** Order by code point, the same on every machine (locale collation is not). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
