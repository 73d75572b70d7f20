/** What grows with the country and what does not: time per cell from 10,000 to 2,000,000 cells, and catchments without pairs. */
import { floatingCatchments, gaussianWeight, pairsWithin } from '../src/coverage/catchments.model';
import { buildNearestIndex, nearestDistances } from '../src/geo/nearest-index';
import { medianMilliseconds, milliseconds, perItem, report } from './measure';
import { makeNationalSet, nationalSizes, type NationalSet } from './national-set';

const cellCounts = [10_000, 102_000, 500_000, 2_000_000] as const;
/** Cut at four times this, the catchments of the set have some five million pairs. */
const sigmaMetres = 13_000;

/** Prints nanoseconds per cell by number of cells. */
export async function benchScale(seed: number): Promise<void> {
  const perCell: number[] = [];
  for (const count of cellCounts) {
    const { cells, places } = makeNationalSet(seed, { cells: count, places: nationalSizes.places });
    const out = new Float64Array(count);
    const index = buildNearestIndex(places.easting, places.northing);
    const time = await medianMilliseconds(5, () =>
      nearestDistances(index, cells.easting, cells.northing, out),
    );
    perCell.push(time / count);
    report(
      `nearest place: ${count.toLocaleString('en-GB')} cells`,
      milliseconds(time),
      `${perItem(time, count)} per cell`,
    );
  }
  report(
    '  slowest to fastest per cell',
    `${(Math.max(...perCell) / Math.min(...perCell)).toFixed(2)} times`,
    'aim: about 1',
  );
}

/** Prints E2SFCA over all pairs in reach, against the same sums over pairs that were stored first. */
export async function benchCatchments({ cells, places }: NationalSet): Promise<void> {
  const supply = new Float64Array(places.easting.length).fill(1);
  const weight = gaussianWeight(sigmaMetres);
  const eachPair = pairsWithin(cells, places, weight.reach);
  let pairs = 0;
  eachPair(() => pairs++);
  const ours = await medianMilliseconds(3, () => floatingCatchments(cells.people, supply, eachPair, weight));
  report(
    `E2SFCA: ${(pairs / 1e6).toFixed(1)} million pairs, none stored`,
    milliseconds(ours),
    `${perItem(ours, pairs)} per pair`,
  );
  const stored = await medianMilliseconds(3, () => {
    const kept: (readonly [number, number, number])[] = [];
    eachPair((point, place, distance) => kept.push([point, place, distance]));
    return floatingCatchments(
      cells.people,
      supply,
      (visit) => {
        for (const [point, place, distance] of kept) visit(point, place, distance);
      },
      weight,
    );
  });
  report('  the same with stored pairs', milliseconds(stored), `${(stored / ours).toFixed(1)} times as long`);
  const { access } = floatingCatchments(cells.people, supply, eachPair, weight);
  const received = access.reduce((sum, each, cell) => sum + each * cells.people[cell]!, 0);
  report('  places given out, of those there are', `${received.toFixed(3)} of ${supply.length}`);
}
