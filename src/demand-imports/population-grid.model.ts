/** The population grid as it is kept: cells with the municipality and the postal area that each lies in. */
import type { Outline } from '../geo/outlines';
import { distanceToOutlineMetres } from '../geo/outline-distance';
import { OutlineSlots } from '../geo/outline-slots';
import { buildPointRows, type PointRows } from '../geo/point-rows';
import { SlotRanges } from '../geo/slot-ranges';
import type { ImportFact, ProblemList } from './demand-import.model';
import type { GridCells } from './grid-cells.model';

/** Cells in municipalities; all arrays in the same order. */
export interface PopulationGrid extends GridCells {
  /** Position in `municipalityCodes` (codes of 2021) and in `postcodes`; -1 outside all postal areas. */
  municipality: number[];
  municipalityCodes: string[];
  postcode: number[];
  postcodes: string[];
}

/** Outlines in EPSG:3067 by code: municipalities of 2021, postal areas by postcode. */
export interface GridOutlines {
  municipalities: ReadonlyMap<string, Outline>;
  postalAreas: ReadonlyMap<string, Outline>;
}

/** Cells whose centre lies in water or just over a generalised border belong to the municipality this near (metres). */
const shoreMetres = 3000;
/** A grid speaks for a municipality when it has at least this share of the people whom postal areas have there. */
export const wholeShare = 0.8;

/** For each point the position of the outline that it lies in; -1 where in none. */
export function outlineOfPoints(outlines: readonly Outline[], rows: PointRows, count: number): Int32Array {
  const found = new Int32Array(count).fill(-1);
  const ranges = new SlotRanges();
  const inside = new OutlineSlots(rows);
  outlines.forEach((outline, index) => {
    ranges.clear();
    inside.add(outline, ranges);
    for (let range = 0; range < ranges.count; range++) {
      for (let slot = ranges.starts[range]!; slot < ranges.ends[range]!; slot++)
        found[rows.source[slot]!] = index;
    }
  });
  return found;
}

function nearestOutline(outlines: readonly Outline[], easting: number, northing: number): number {
  let [nearest, least] = [-1, shoreMetres];
  outlines.forEach((outline, index) => {
    const distance = distanceToOutlineMetres(outline, { easting, northing });
    if (distance <= least) [nearest, least] = [index, distance];
  });
  return nearest;
}

/** Puts cells into municipalities and postal areas; those far from all municipalities are left out, with a warning. */
export function placeCells(
  cells: GridCells,
  outlines: GridOutlines,
  problems: ProblemList,
): { grid: PopulationGrid; facts: ImportFact[] } {
  const [codes, shapes] = [[...outlines.municipalities.keys()], [...outlines.municipalities.values()]];
  const postcodes = [...outlines.postalAreas.keys()];
  const count = cells.people.length;
  const rows = buildPointRows(Float64Array.from(cells.easting), Float64Array.from(cells.northing));
  const municipality = outlineOfPoints(shapes, rows, count);
  const postcode = outlineOfPoints([...outlines.postalAreas.values()], rows, count);
  const kept: number[] = [];
  let moved = 0;
  for (let cell = 0; cell < count; cell++) {
    if (municipality[cell] === -1) {
      municipality[cell] = nearestOutline(shapes, cells.easting[cell]!, cells.northing[cell]!);
      if (municipality[cell] !== -1) moved++;
    }
    if (municipality[cell] !== -1) kept.push(cell);
    else
      problems.warn('outsideMunicipalities', { value: `${cells.easting[cell]!}, ${cells.northing[cell]!}` });
  }
  const pick = <T>(column: ArrayLike<T>) => kept.map((cell) => column[cell]!);
  return {
    grid: {
      easting: pick(cells.easting),
      northing: pick(cells.northing),
      people: pick(cells.people),
      under15: pick(cells.under15),
      from15To64: pick(cells.from15To64),
      over65: pick(cells.over65),
      municipality: pick(municipality),
      municipalityCodes: codes,
      postcode: pick(postcode),
      postcodes,
    },
    facts: [
      { code: 'movedToShore', count: moved },
      { code: 'leftOut', count: count - kept.length },
    ],
  };
}

/** People of the grid by code of municipality. */
export function peopleByMunicipality(
  grid: PopulationGrid,
  codeOf: (code: string) => string | null,
): Map<string, number> {
  const people = new Map<string, number>();
  grid.municipality.forEach((position, cell) => {
    const code = codeOf(grid.municipalityCodes[position]!);
    if (code !== null) people.set(code, (people.get(code) ?? 0) + grid.people[cell]!);
  });
  return people;
}

/** Whether a grid with so many people speaks for a municipality in which postal areas have so many. */
export function isWhole(gridPeople: number, postalPeople: number): boolean {
  return gridPeople > 0 && gridPeople >= wholeShare * postalPeople;
}

/** What the preview says of a grid. */
export function gridFacts(grid: PopulationGrid, postalPeople: ReadonlyMap<string, number>): ImportFact[] {
  const people = peopleByMunicipality(grid, (code) => code);
  const inPart = [...people].filter(([code, count]) => !isWhole(count, postalPeople.get(code) ?? 0));
  const namedInPart = 10;
  return [
    { code: 'cells', count: grid.people.length },
    { code: 'people', count: grid.people.reduce((sum, each) => sum + each, 0) },
    { code: 'cellsWithAges', count: grid.over65.filter((each) => each !== null).length },
    { code: 'municipalitiesWhole', count: people.size - inPart.length },
    { code: 'municipalitiesInPart', count: inPart.length },
    ...inPart
      .sort(([, a], [, b]) => b - a)
      .slice(0, namedInPart)
      .map(([municipalityCode, count]): ImportFact => ({
        code: 'municipalityInPart',
        count,
        municipalityCode,
      })),
  ];
}
