/**
 * People as points for the map in the browser: a compact binary form that `public/js/planner-map-people.js` reads.
 * Little-endian throughout:
 *
 *     offset  bytes  what
 *          0      4  the letters VKDP
 *          4      2  version of the form: 1
 *          6      2  number of groups g, in the order of `reportedGroups`
 *          8      4  number of points n
 *         12      4  easting of the origin, whole metres of EPSG:3067 (signed)
 *         16      4  northing of the origin (signed)
 *         20      2  step in metres: what one unit of a position stands for
 *         22      2  1: middles of postal areas; 2: exact points, such as cells of a grid; 3: some of each
 *         24     2n  northing above that of the point before (of the first: above the origin), in steps
 *    24 + 2n     2n  easting above the origin, in steps
 *    24 + 4n     gn  people, one run of n bytes for each group
 *
 * Points stand in order of northing, then easting, so that the part in view is one run of them. People are a byte on a scale of
 * logarithms: 0 is nobody, 255 a number that is not known, and b between them `2 ** (b / 16) - 1`, within 2.2 per cent up
 * to 60,000 people: enough for the size of a circle, and no figure is read from it.
 */
import type { CoverageInput, ReportedGroup } from '../coverage/coverage-input.model';

/** Points in the order of the binary form; NaN where people are not known. */
export interface DemandPoints {
  count: number;
  easting: Float64Array;
  northing: Float64Array;
  /** One array for each group. */
  people: readonly Float64Array[];
  kinds: { postalAreas: boolean; exact: boolean };
}

const headerBytes = 24;
const magic = [0x56, 0x4b, 0x44, 0x50];
export const unknownPeople = 255;
const stepsPerDoubling = 16;

/** People as a byte; see above. */
export function toPeopleByte(people: number): number {
  if (Number.isNaN(people)) return unknownPeople;
  if (people <= 0) return 0;
  return Math.min(unknownPeople - 1, Math.max(1, Math.round(stepsPerDoubling * Math.log2(1 + people))));
}

/** What a byte stands for; NaN where it is not known. */
export function fromPeopleByte(byte: number): number {
  return byte === unknownPeople ? NaN : 2 ** (byte / stepsPerDoubling) - 1;
}

/**
 * The people of a coverage question as points: postal areas by their middles, exact points as they are.
 * @param groups what is told of each
 */
export function demandPointsOf(
  { demandAreas, exactDemand }: Pick<CoverageInput, 'demandAreas' | 'exactDemand'>,
  groups: readonly ReportedGroup[],
): DemandPoints {
  const exact = exactDemand?.easting.length ?? 0;
  const count = demandAreas.length + exact;
  const eastings = Float64Array.from({ length: count }, (_, index) =>
    index < demandAreas.length
      ? demandAreas[index]!.centre.easting
      : exactDemand!.easting[index - demandAreas.length]!,
  );
  const northings = Float64Array.from({ length: count }, (_, index) =>
    index < demandAreas.length
      ? demandAreas[index]!.centre.northing
      : exactDemand!.northing[index - demandAreas.length]!,
  );
  const order = Uint32Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => northings[a]! - northings[b]! || eastings[a]! - eastings[b]! || a - b,
  );
  return {
    count,
    easting: Float64Array.from(order, (index) => eastings[index]!),
    northing: Float64Array.from(order, (index) => northings[index]!),
    people: groups.map((group) =>
      Float64Array.from(order, (index) =>
        index < demandAreas.length
          ? (demandAreas[index]!.people[group] ?? NaN)
          : exactDemand!.people[group][index - demandAreas.length]!,
      ),
    ),
    kinds: { postalAreas: demandAreas.length > 0, exact: exact > 0 },
  };
}

/** The smallest step, in tens of metres, with which every point is within reach of two bytes. */
function stepFor(width: number, height: number): number {
  return Math.max(1, Math.ceil(Math.max(width, height) / 65_535 / 10)) * 10;
}

/** Writes the form above. */
export function encodeDemandPoints({ count, easting, northing, people, kinds }: DemandPoints): Uint8Array {
  const west = count === 0 ? 0 : Math.floor(easting.reduce((a, b) => Math.min(a, b)));
  const east = count === 0 ? 0 : easting.reduce((a, b) => Math.max(a, b));
  const south = count === 0 ? 0 : Math.floor(northing[0]!);
  const step = stepFor(east - west, count === 0 ? 0 : northing[count - 1]! - south);
  const bytes = new Uint8Array(headerBytes + count * (4 + people.length));
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint16(4, 1, true);
  view.setUint16(6, people.length, true);
  view.setUint32(8, count, true);
  view.setInt32(12, west, true);
  view.setInt32(16, south, true);
  view.setUint16(20, step, true);
  view.setUint16(22, (kinds.postalAreas ? 1 : 0) + (kinds.exact ? 2 : 0), true);
  let before = 0;
  for (let point = 0; point < count; point++) {
    const row = Math.round((northing[point]! - south) / step);
    view.setUint16(headerBytes + 2 * point, row - before, true);
    view.setUint16(headerBytes + 2 * count + 2 * point, Math.round((easting[point]! - west) / step), true);
    before = row;
  }
  people.forEach((column, group) => {
    const start = headerBytes + count * (4 + group);
    for (let point = 0; point < count; point++) bytes[start + point] = toPeopleByte(column[point]!);
  });
  return bytes;
}
