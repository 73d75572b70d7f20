/** A seeded national set for measurements: made up, in the size and sparseness of Finland. */
import { seededRandom, type Random } from '../src/shared/seeded-random';

export interface NationalSet {
  cells: PointColumns & { municipality: Int32Array; people: Float64Array };
  places: PointColumns & { municipality: Int32Array };
}

export interface PointColumns {
  easting: Float64Array;
  northing: Float64Array;
}

export const nationalSizes = { cells: 102_000, places: 2_784, municipalities: 309 } as const;

const south = 6_640_000;
const north = 7_760_000;
const west = 80_000;
const east = 720_000;

/**
 * 1 km cells crowd around the centres of 309 municipalities, which crowd in the south; half of the rest lie scattered.
 * Each place stands in a cell, more often where many live.
 */
export function makeNationalSet(
  seed: number,
  sizes: { cells: number; places: number } = nationalSizes,
): NationalSet {
  const random = seededRandom(seed);
  const centres = Array.from({ length: nationalSizes.municipalities }, () => ({
    easting: west + random() * (east - west),
    northing: south + random() ** 2 * (north - south),
    spread: 4000 + random() * 12_000,
  }));
  const cells = {
    easting: new Float64Array(sizes.cells),
    northing: new Float64Array(sizes.cells),
    municipality: new Int32Array(sizes.cells),
    people: new Float64Array(sizes.cells),
  };
  for (let i = 0; i < sizes.cells; i++) {
    const municipality = Math.floor(random() * centres.length);
    const centre = centres[municipality]!;
    const outward = random() < 0.5 ? 3 : 1;
    cells.easting[i] = middleOfCell(centre.easting + normal(random) * centre.spread * outward);
    cells.northing[i] = middleOfCell(centre.northing + normal(random) * centre.spread * outward);
    cells.municipality[i] = municipality;
    cells.people[i] = Math.ceil((random() < 0.05 ? 2000 : 40) * random() ** 2);
  }
  const places = {
    easting: new Float64Array(sizes.places),
    northing: new Float64Array(sizes.places),
    municipality: new Int32Array(sizes.places),
  };
  for (let i = 0; i < sizes.places; i++) {
    const cell = populousCell(cells.people, random);
    places.easting[i] = cells.easting[cell]! + (random() - 0.5) * 1000;
    places.northing[i] = cells.northing[cell]! + (random() - 0.5) * 1000;
    places.municipality[i] = cells.municipality[cell]!;
  }
  return { cells, places };
}

function middleOfCell(metres: number): number {
  return Math.floor(metres / 1000) * 1000 + 500;
}

/** The most populous of four cells. */
function populousCell(people: Float64Array, random: Random): number {
  let best = Math.floor(random() * people.length);
  for (let tries = 0; tries < 3; tries++) {
    const other = Math.floor(random() * people.length);
    if (people[other]! > people[best]!) best = other;
  }
  return best;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
