/** Reads people living in care units: counts by municipality, postal area, or both. */
import type { CareResidents } from '../coverage/coverage-input.model';
import type { ImportFact, ProblemList } from './demand-import.model';
import {
  municipalityCode,
  readImportTable,
  wholeNumber,
  type KnownAreas,
  type TableRow,
} from './import-table.csv';

const columns = { municipality: 'kuntanro', postcode: 'postinumero', residents: 'asukkaita' } as const;

function postcodeOf(row: TableRow, known: KnownAreas, problems: ProblemList): string | null {
  const value = row.cell(columns.postcode);
  if (value === '') return null;
  const postcode = value.padStart(5, '0');
  if (!known.postcodes.has(postcode))
    problems.error('unknownPostcode', { row: row.line, column: columns.postcode, value });
  return postcode;
}

/** Counts of a text; problems go into the list. */
export function readCareUnits(
  text: string,
  known: KnownAreas,
  problems: ProblemList,
): { residents: CareResidents[]; facts: ImportFact[] } {
  const table = readImportTable(text, [columns.residents], problems);
  const seen = new Set<string>();
  const residents = (table?.rows ?? []).flatMap((row): CareResidents[] => {
    const value = row.cell(columns.municipality);
    const at = { line: row.line, value, column: columns.municipality };
    const municipality = value === '' ? null : municipalityCode(at, known, problems);
    const postcode = postcodeOf(row, known, problems);
    const people = wholeNumber(row, columns.residents, problems);
    if (value === '' && postcode === null) problems.error('areaMissing', { row: row.line });
    const key = `${municipality ?? ''} ${postcode ?? ''}`;
    if (seen.has(key)) problems.error('twice', { row: row.line, value: key.trim() });
    seen.add(key);
    return people === null ? [] : [{ municipalityCode: municipality, postcode, people }];
  });
  return {
    residents,
    facts: [
      { code: 'residents', count: residents.reduce((sum, { people }) => sum + people, 0) },
      { code: 'rows', count: residents.length },
    ],
  };
}
