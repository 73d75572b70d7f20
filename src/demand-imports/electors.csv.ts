/** Reads electors: the election authority's result file by areas, or a plain table. */
import type { ImportFact, ProblemList } from './demand-import.model';
import { districtNumber } from './district-number.model';
import type { Electors } from './electors.model';
import { municipalityCode, readImportTable, wholeNumber, type KnownAreas } from './import-table.csv';

const plainColumns = {
  municipality: 'kuntanro',
  district: 'aanestysalue',
  electors: 'aanioikeutettuja',
} as const;

/** Fields of the result file by areas, counted from 0: fixed order, no heading row, ISO-8859-1, `;` after each. */
const resultFields = { municipality: 2, level: 3, district: 4, electors: 13 } as const;
const leastResultFields = 21;
const levels = { municipality: 'K', district: 'A' } as const;

interface ElectorRow {
  line: number;
  municipality: string;
  /** Null: the whole municipality. */
  district: string | null;
  electors: number;
}

function resultRows(text: string): string[][] | null {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(';').map((field) => field.trim()));
  const isResult = (fields: readonly string[]) =>
    fields.length >= leastResultFields && /^[AKVRM]$/.test(fields[resultFields.level]!);
  return rows.length > 0 && isResult(rows[0]!) ? rows : null;
}

/** Rows of the result file; levels above municipalities are left out. */
function fromResults(rows: readonly string[][], known: KnownAreas, problems: ProblemList): ElectorRow[] {
  return rows.flatMap((fields, index): ElectorRow[] => {
    const line = index + 1;
    const level = fields[resultFields.level];
    if (level !== levels.municipality && level !== levels.district) return [];
    const value = fields[resultFields.municipality] ?? '';
    const municipality = municipalityCode({ line, value, column: '3' }, known, problems);
    const electors = fields[resultFields.electors] ?? '';
    const district = level === levels.district ? districtNumber(fields[resultFields.district] ?? '') : null;
    if (!/^\d{1,9}$/.test(electors))
      problems.error('notNumber', { row: line, column: '14', value: electors });
    if (level === levels.district && district === null)
      problems.error('notDistrict', { row: line, column: '5', value: fields[resultFields.district] ?? '' });
    return municipality === null ? [] : [{ line, municipality, district, electors: Number(electors) }];
  });
}

function fromPlain(text: string, known: KnownAreas, problems: ProblemList): ElectorRow[] {
  const { municipality: codeColumn, district: districtColumn, electors: electorsColumn } = plainColumns;
  const table = readImportTable(text, [codeColumn, electorsColumn], problems);
  return (table?.rows ?? []).flatMap((row): ElectorRow[] => {
    const at = { line: row.line, value: row.cell(codeColumn), column: codeColumn };
    const municipality = municipalityCode(at, known, problems);
    const electors = wholeNumber(row, electorsColumn, problems);
    const given = row.cell(districtColumn);
    const district = given === '' ? null : districtNumber(given);
    if (given !== '' && district === null)
      problems.error('notDistrict', { row: row.line, column: districtColumn, value: given });
    return municipality === null || electors === null
      ? []
      : [{ line: row.line, municipality, district, electors }];
  });
}

/** Electors of a text; problems go into the list. */
export function readElectors(
  text: string,
  known: KnownAreas,
  problems: ProblemList,
): { electors: Electors; facts: ImportFact[] } {
  const results = resultRows(text);
  const rows = results === null ? fromPlain(text, known, problems) : fromResults(results, known, problems);
  const seen = new Set<string>();
  for (const { line, municipality, district } of rows) {
    const key = `${municipality}/${district ?? ''}`;
    if (seen.has(key)) problems.error('twice', { row: line, value: key });
    seen.add(key);
  }
  const districts = rows.flatMap(({ municipality, district, electors }): Electors['districts'][number][] =>
    district === null ? [] : [{ municipalityCode: municipality, district, electors }],
  );
  const municipalities = totals(rows, problems);
  const sum = municipalities.reduce((total, { electors }) => total + electors, 0);
  return {
    electors: { municipalities, districts },
    facts: [
      { code: 'electors', count: sum },
      { code: 'municipalities', count: municipalities.length },
      { code: 'districts', count: districts.length },
    ],
  };
}

/** By municipality: the number given for the whole, else the sum of its districts. */
function totals(rows: readonly ElectorRow[], problems: ProblemList): Electors['municipalities'] {
  const sums = new Map<string, number>();
  for (const { municipality, district, electors } of rows)
    if (district !== null) sums.set(municipality, (sums.get(municipality) ?? 0) + electors);
  const whole = new Map<string, number>();
  for (const { line, municipality, district, electors } of rows) {
    if (district !== null) continue;
    whole.set(municipality, electors);
    const sum = sums.get(municipality);
    if (sum !== undefined && sum !== electors)
      problems.warn('sumDiffers', { row: line, value: `${municipality}: ${electors} / ${sum}` });
  }
  return [...new Map([...sums, ...whole])].map(([municipalityCode, electors]) => ({
    municipalityCode,
    electors,
  }));
}
