/** Reads the rows of a cost matrix one by one, so that a file of millions of rows is never in memory as text. */
import { cellCentre, cellNumberOf, type CostMatrix } from '../coverage/cost-matrix.model';
import { straightMetres } from '../coverage/unit-roads.model';
import type { Etrs } from '../geo/coordinates';
import type { ImportFact, ProblemList } from './demand-import.model';

/** A polling place of the election that a file may name. */
export interface NamedPlace {
  id: string;
  municipalityCode: string;
  ownId: string | null;
  /** Null where it is known too roughly to compare a way with. */
  position: Etrs | null;
}

/** What a file may speak of. */
export interface CostNames {
  places: readonly NamedPlace[];
  postcodes: ReadonlySet<string>;
}

/** Most pairs of a file: 30 places for each of 102,000 cells are three million. */
export const mostCostPairs = 5_000_000;
const farthestMetres = 3_000_000;
/** Half the diagonal of a cell, and what maps and addresses differ by. */
const slackMetres = 1000;

const columnNames = {
  origin: ['origin', 'lahto', 'lähtö'],
  destination: ['destination', 'kohde'],
  metres: ['metres', 'meters', 'metrit'],
  seconds: ['seconds', 'sekunnit'],
} as const;
type CostColumn = keyof typeof columnNames;

const noPlace = -1;
const severalPlaces = -2;

function placesByName(places: readonly NamedPlace[]): Map<string, number> {
  const byName = new Map<string, number>();
  places.forEach(({ municipalityCode, ownId }, place) => {
    if (ownId === null) return;
    byName.set(ownId, byName.has(ownId) ? severalPlaces : place);
    const whole = `${municipalityCode}/${ownId}`;
    byName.set(whole, byName.has(whole) ? severalPlaces : place);
  });
  // An id of this service always names the place that has it.
  places.forEach(({ id }, place) => byName.set(id, place));
  return byName;
}

/** Numbers that grow in number, without a copy for each. */
class Numbers<Kind extends Uint32Array | Float32Array> {
  length = 0;
  constructor(private kept: Kind) {}

  push(value: number): void {
    if (this.length === this.kept.length) {
      const wider = new (this.kept.constructor as new (length: number) => Kind)(this.length * 2);
      wider.set(this.kept);
      this.kept = wider;
    }
    this.kept[this.length++] = value;
  }

  get all(): Kind {
    return this.kept;
  }
}

const firstRows = 65_536;

/** A number of at least 0 with either decimal mark; null for anything else. */
function amount(text: string): number | null {
  const value = text.trim().replace(',', '.');
  return /^\d{1,9}(\.\d+)?$/.test(value) ? Number(value) : null;
}

/** Takes the header and then the rows, in their order; `finish` tells what they were. */
export class CostPairReader {
  private columns: Partial<Record<CostColumn, number>> = {};
  private readonly byName: Map<string, number>;
  private readonly origins = new Map<string, number>();
  private readonly originNames: string[] = [];
  private readonly origin = new Numbers(new Uint32Array(firstRows));
  private readonly place = new Numbers(new Uint32Array(firstRows));
  private readonly metres = new Numbers(new Float32Array(firstRows));
  private readonly line = new Numbers(new Uint32Array(firstRows));
  private withoutWay = 0;
  private leftOut = 0;

  constructor(
    private readonly names: CostNames,
    private readonly problems: ProblemList,
  ) {
    this.byName = placesByName(names.places);
  }

  /** Tells whether rows can be read. */
  header(cells: readonly string[]): boolean {
    const found = cells.map((cell) => cell.trim().toLowerCase());
    for (const [column, names] of Object.entries(columnNames) as [CostColumn, readonly string[]][]) {
      const position = found.findIndex((cell) => names.includes(cell));
      if (position >= 0) this.columns[column] = position;
      else if (column !== 'seconds') this.problems.error('columnMissing', { row: 1, column: names[0]! });
    }
    return this.problems.errors === 0;
  }

  /** Tells whether more rows are wanted. */
  row(line: number, cells: readonly string[]): boolean {
    const cell = (column: CostColumn) => cells[this.columns[column] ?? -1]?.trim() ?? '';
    const metres = this.metresOf(line, cell('metres'));
    if (cell('seconds') !== '' && amount(cell('seconds')) === null)
      this.problems.error('notAmount', { row: line, column: 'seconds', value: cell('seconds') });
    const origin = this.originOf(line, cell('origin'));
    const place = this.placeOf(line, cell('destination'));
    if (metres === null) return true;
    if (origin < 0 || place < 0) {
      this.leftOut++;
      return true;
    }
    if (this.origin.length === mostCostPairs) {
      this.problems.error('tooManyPairs', { row: line });
      return false;
    }
    this.origin.push(origin);
    this.place.push(place);
    this.metres.push(metres);
    this.line.push(line);
    this.compare(line, { origin, place, metres });
    return true;
  }

  finish(): { matrix: CostMatrix; facts: ImportFact[] } {
    const matrix = this.sorted();
    const reached = new Set(matrix.place).size;
    return {
      matrix,
      facts: [
        { code: 'pairs', count: matrix.place.length },
        { code: 'origins', count: matrix.origins.length },
        { code: 'destinations', count: reached },
        { code: 'placesWithoutPairs', count: this.names.places.length - reached },
        { code: 'pairsWithoutWay', count: this.withoutWay },
        { code: 'pairsLeftOut', count: this.leftOut },
      ],
    };
  }

  /** An empty cell means that no way is known; the pair then stays a straight line. */
  private metresOf(line: number, value: string): number | null {
    if (value === '') {
      this.withoutWay++;
      return null;
    }
    const metres = amount(value);
    if (metres !== null && metres <= farthestMetres) return metres;
    this.problems.error('notAmount', { row: line, column: 'metres', value });
    return null;
  }

  private originOf(line: number, cell: string): number {
    const known = this.origins.get(cell);
    if (known !== undefined) return known;
    // A copy: a slice that is kept would keep the whole portion of the file that it was cut from.
    const value = cell.split('').join('');
    const isCell = cellNumberOf(value) !== null;
    const name = isCell ? value : value.padStart(5, '0');
    let origin: number = noPlace;
    if (isCell || this.names.postcodes.has(name))
      origin = this.origins.get(name) ?? this.originNames.push(name) - 1;
    else this.problems.warn('unknownOrigin', { row: line, column: 'origin', value });
    this.origins.set(name, origin);
    this.origins.set(value, origin);
    return origin;
  }

  private placeOf(line: number, value: string): number {
    const place = this.byName.get(value);
    if (place !== undefined && place >= 0) return place;
    if (place === severalPlaces)
      this.problems.error('severalPlaces', { row: line, column: 'destination', value });
    else if (place === undefined)
      this.problems.warn('unknownPlace', { row: line, column: 'destination', value });
    // Told once; further rows of it are counted among those left out.
    if (place === undefined) this.byName.set(value, noPlace);
    return noPlace;
  }

  /** No way is shorter than the straight line. */
  private compare(
    line: number,
    { origin, place, metres }: { origin: number; place: number; metres: number },
  ): void {
    const cell = cellNumberOf(this.originNames[origin]!);
    const { position } = this.names.places[place]!;
    if (cell === null || position === null) return;
    const straight = straightMetres(cellCentre(cell), position.easting, position.northing);
    if (metres + slackMetres < straight)
      this.problems.warn('shorterThanLine', {
        row: line,
        column: 'metres',
        value: `${metres} < ${Math.round(straight)}`,
      });
  }

  /** By origin, and within one by place; a pair that is there twice is an error. */
  private sorted(): CostMatrix {
    const count = this.origin.length;
    const origins = this.origin.all;
    const starts = new Uint32Array(this.originNames.length + 1);
    for (let row = 0; row < count; row++) starts[origins[row]! + 1]!++;
    for (let each = 1; each < starts.length; each++) starts[each]! += starts[each - 1]!;
    const next = starts.slice();
    const place = new Uint32Array(count);
    const metres = new Float32Array(count);
    const seenAt = new Int32Array(this.names.places.length).fill(-1);
    const order = new Uint32Array(count);
    for (let row = 0; row < count; row++) order[next[origins[row]!]!++] = row;
    order.forEach((row, slot) => {
      place[slot] = this.place.all[row]!;
      metres[slot] = this.metres.all[row]!;
      const origin = origins[row]!;
      if (seenAt[place[slot]] === origin)
        this.problems.error('pairTwice', { row: this.line.all[row]!, value: this.originNames[origin]! });
      seenAt[place[slot]] = origin;
    });
    return {
      origins: this.originNames,
      places: this.names.places.map(({ id }) => id),
      starts,
      place,
      metres,
    };
  }
}
