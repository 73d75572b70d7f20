/** Cells of Statistics Finland's population grid, from the fields of its tables to columns. */
import type { Etrs } from '../geo/coordinates';
import { isInFinland } from '../geo/projection';
import { mostImportRows, type ProblemList } from './demand-import.model';

/** A row of a table, by field names in lower case. */
export interface GridRecord {
  /** Line or row in the file. */
  row: number;
  fields: Readonly<Record<string, unknown>>;
  /** Centre of the cell's geometry; null where the table has none. */
  centre: Etrs | null;
}

/** Cells column by column; null where a number is not published. */
export interface GridCells {
  easting: number[];
  northing: number[];
  people: number[];
  under15: (number | null)[];
  from15To64: (number | null)[];
  over65: (number | null)[];
}

const ageFields = { under15: 'ika_0_14', from15To64: 'ika_15_64', over65: 'ika_65_' } as const;
type AgeField = keyof typeof ageFields;
const ages = Object.keys(ageFields) as AgeField[];
/** `population` is what extracts in English call it. */
const totalFields = ['vaesto', 'population'] as const;
const cellMetres = 1000;

function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === 'string' && /^(|\.{1,3})$/.test(value.trim()))
  );
}

/** A whole number of at least 0; null where it is not published (empty, dots, or -1). `wrong` for anything else. */
function countOf(value: unknown): number | null | 'wrong' {
  if (isBlank(value)) return null;
  const number = typeof value === 'number' ? value : Number(String(value).replace(/\s/g, ''));
  if (number === -1) return null;
  return Number.isInteger(number) && number >= 0 ? number : 'wrong';
}

function coordinateOf(value: unknown): number | null {
  if (isBlank(value)) return null;
  const number =
    typeof value === 'number' ? value : Number(String(value).replace(/\s/g, '').replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}

/**
 * Centre of a cell from its coordinates in EPSG:3067. Extracts differ in whether `xkoord`, `ykoord` are the south-west corner or
 * the centre: corners of the grid are whole kilometres, so that a coordinate that is one gets half a cell added.
 */
export function cellCentre(xkoord: number, ykoord: number): Etrs {
  const centred = (value: number) => (value % cellMetres === 0 ? value + cellMetres / 2 : value);
  return { easting: centred(xkoord), northing: centred(ykoord) };
}

/** Names of cells, `1kmN6640E0385` and `CRS3067RES1000mN6640000E0385000`, say their south-west corner. */
function centreByName(value: unknown): Etrs | null {
  const match = /N(\d{4}|\d{7})E(\d{3,4}|\d{6,7})$/.exec(typeof value === 'string' ? value.trim() : '');
  if (match === null) return null;
  const metres = (digits: string, kilometres: number) =>
    Number(digits) * (digits.length <= kilometres ? cellMetres : 1);
  return cellCentre(metres(match[2]!, 4), metres(match[1]!, 4));
}

function centreOf({ fields, centre }: GridRecord): Etrs | null {
  if (centre !== null) return centre;
  const [x, y] = [coordinateOf(fields.xkoord), coordinateOf(fields.ykoord)];
  return x === null || y === null ? centreByName(fields.grd_id) : cellCentre(x, y);
}

/** Says which columns are missing; reading goes on only where none is. */
export function checkGridColumns(
  columns: readonly string[],
  hasGeometry: boolean,
  problems: ProblemList,
): void {
  if (!totalFields.some((name) => columns.includes(name)))
    problems.error('columnMissing', { column: totalFields[0] });
  const isPlaced =
    hasGeometry || columns.includes('grd_id') || (columns.includes('xkoord') && columns.includes('ykoord'));
  if (!isPlaced) problems.error('columnMissing', { column: 'xkoord, ykoord' });
}

/** Gathers records of a table into columns; cells without people are left out. */
export class GridReader {
  readonly cells: GridCells = {
    easting: [],
    northing: [],
    people: [],
    under15: [],
    from15To64: [],
    over65: [],
  };
  private readonly seen = new Set<string>();
  private rows = 0;

  constructor(private readonly problems: ProblemList) {}

  /** False once there are more rows than can be read. */
  add(record: GridRecord): boolean {
    if (++this.rows > mostImportRows) {
      this.problems.error('tooManyRows');
      return false;
    }
    const centre = this.checkedCentre(record);
    const people = this.count(record, totalFields.find((name) => name in record.fields) ?? totalFields[0]);
    const byAge = ages.map((age) => this.count(record, ageFields[age]));
    if (centre === null || people === null || people === 0) return true;
    this.checkAges(record, people, byAge);
    const { cells } = this;
    cells.easting.push(Math.round(centre.easting));
    cells.northing.push(Math.round(centre.northing));
    cells.people.push(people);
    ages.forEach((age, index) => cells[age].push(byAge[index]!));
    return true;
  }

  private checkedCentre(record: GridRecord): Etrs | null {
    const { problems } = this;
    const { row } = record;
    const centre = centreOf(record);
    if (centre === null) {
      problems.error('positionMissing', { row });
      return null;
    }
    const value = `${Math.round(centre.easting)}, ${Math.round(centre.northing)}`;
    if (!isInFinland(centre)) {
      problems.error('outsideFinland', { row, value });
      return null;
    }
    if (this.seen.has(value)) problems.error('twice', { row, value });
    this.seen.add(value);
    return centre;
  }

  private count({ row, fields }: GridRecord, column: string): number | null {
    const count = countOf(fields[column]);
    if (count !== 'wrong') return count;
    this.problems.error('notNumber', { row, column, value: String(fields[column]) });
    return null;
  }

  /** More people of known ages than people in all: one of the numbers is wrong, and which one nobody knows. */
  private checkAges({ row }: GridRecord, people: number, byAge: readonly (number | null)[]): void {
    const known = byAge.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    if (known > people) this.problems.warn('agesTooMany', { row, value: `${known} > ${people}` });
  }
}
