/** Help on offer over the country: service areas against flatbush and turf, checked against each other, and the flow. */
import { booleanPointInPolygon, polygon } from '@turf/turf';
import Flatbush from 'flatbush';
import { defaultParameters } from '../src/coverage/coverage-input.model';
import { toDemandUnits } from '../src/coverage/demand-units.model';
import type { Outline } from '../src/geo/outlines';
import { measureCapacity } from '../src/help-coverage/capacity-coverage.model';
import { servicesOf } from '../src/help-coverage/help-capacity.model';
import { computeHelp, prepareHelp } from '../src/help-coverage/help-coverage.model';
import { defaultHelpQuestion, type HelpInput, type HelpOffer } from '../src/help-coverage/help-input.model';
import { countReach, ReachFinder } from '../src/help-coverage/help-reach.model';
import { toHelpUnits, type HelpUnits } from '../src/help-coverage/help-units.model';
import { selectOffers } from '../src/help-coverage/offer-selection.model';
import { helpTypeCodes } from '../src/offers/help-type.model';
import { seededRandom, type Random } from '../src/shared/seeded-random';
import { medianMilliseconds, milliseconds, report } from './measure';
import type { NationalSet } from './national-set';
import { toInput } from './report.bench';

const sizes = { circles: 8000, polygons: 2000 } as const;
/** Cells on which turf is timed: it takes minutes over all. */
const turfSample = 2000;

interface Circle {
  easting: number;
  northing: number;
  radiusMetres: number;
}

/** Prints the medians and the ratios. */
export async function benchHelp(set: NationalSet, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const coverage = toInput(set, 'building');
  const codes = coverage.municipalities.map(({ code }) => code);
  const units = toHelpUnits(toDemandUnits(coverage, defaultParameters), codes);
  const circles = Array.from({ length: sizes.circles }, () => makeCircle(set, random));
  const polygons = Array.from({ length: sizes.polygons }, () => makePolygon(makeCircle(set, random), random));

  const ours = await benchCircles(units, circles);
  const oursByPolygon = await benchPolygons(units, polygons);
  report('  radii: faster than a flatbush search per cell', `${ours.toFixed(1)} times`, 'aim: at least 30');
  report('  polygons: faster than flatbush and turf', `${oursByPolygon.toFixed(1)} times`, 'aim: at least 5');
  await benchFlow(set, units, [
    ...circles.map((circle) => ({ circle, polygon: null })),
    ...polygons.map((outline) => ({ circle: null, polygon: outline })),
  ]);
}

function count(
  units: HelpUnits,
  areas: readonly HelpOffer['area'][],
  finder = new ReachFinder(units),
): Int32Array {
  return countReach(units, finder, areas);
}

function boxesOf(boxes: readonly (readonly [number, number, number, number])[]): Flatbush {
  const tree = new Flatbush(boxes.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  return tree;
}

function agree(what: string, ours: Int32Array, theirs: Int32Array, step: number): void {
  for (let slot = 0; slot < ours.length; slot += step) {
    if (ours[slot] !== theirs[slot])
      throw new Error(`${what}, slot ${slot}: ${ours[slot]}, the other way ${theirs[slot]}.`);
  }
}

async function benchCircles(units: HelpUnits, circles: readonly Circle[]): Promise<number> {
  const areas = circles.map((circle) => ({ municipalities: [], postcodes: [], circle, polygon: null }));
  // Nothing of a circle is kept from one count to the next.
  const finder = new ReachFinder(units);
  const ours = await medianMilliseconds(21, () => count(units, areas, finder));
  report(`service areas: ${circles.length} radii over all cells`, milliseconds(ours));
  const tree = boxesOf(
    circles.map(({ easting, northing, radiusMetres: r }) => [
      easting - r,
      northing - r,
      easting + r,
      northing + r,
    ]),
  );
  const { easting, northing } = units.rows;
  const theirs = new Int32Array(units.count);
  const flatbush = await medianMilliseconds(3, () => {
    for (let slot = 0; slot < units.count; slot++) {
      let found = 0;
      const [e, n] = [easting[slot]!, northing[slot]!];
      for (const index of tree.search(e, n, e, n)) {
        const circle = circles[index]!;
        const [east, north] = [circle.easting - e, circle.northing - n];
        if (Math.sqrt(east * east + north * north) <= circle.radiusMetres) found++;
      }
      theirs[slot] = found;
    }
  });
  agree('Radii', count(units, areas), theirs, 1);
  const pairs = theirs.reduce((sum, each) => sum + each, 0);
  report(
    'flatbush search per cell and distance',
    milliseconds(flatbush),
    `${(pairs / 1e6).toFixed(1)} million pairs`,
  );
  return flatbush / ours;
}

async function benchPolygons(units: HelpUnits, polygons: readonly Outline[]): Promise<number> {
  const areas = polygons.map((polygon) => ({ municipalities: [], postcodes: [], circle: null, polygon }));
  const ours = await medianMilliseconds(21, () => count(units, areas));
  report(`service areas: ${polygons.length} polygons over all cells`, milliseconds(ours));
  const shapes = polygons.map((outline) => polygon(outline[0]!));
  const tree = boxesOf(
    polygons.map((outline) => {
      const [east, north] = [outline[0]![0]!.map(([e]) => e), outline[0]![0]!.map(([, n]) => n)];
      return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)];
    }),
  );
  const step = Math.floor(units.count / turfSample);
  const theirs = new Int32Array(units.count);
  const turf = await medianMilliseconds(3, () => {
    for (let slot = 0; slot < units.count; slot += step) {
      const [e, n] = [units.rows.easting[slot]!, units.rows.northing[slot]!];
      theirs[slot] = tree
        .search(e, n, e, n)
        .filter((index) => booleanPointInPolygon([e, n], shapes[index]!)).length;
    }
  });
  agree('Polygons', count(units, areas), theirs, step);
  const sampled = Math.ceil(units.count / step);
  report(`flatbush and turf: ${sampled} cells`, milliseconds(turf), 'scaled to all cells for the ratio');
  return (turf * units.count) / sampled / ours;
}

async function benchFlow(
  set: NationalSet,
  units: HelpUnits,
  areas: readonly Pick<HelpOffer['area'], 'circle' | 'polygon'>[],
): Promise<void> {
  const coverage = toInput(set, 'building');
  const toOffer = (type: (index: number) => HelpOffer['type']) =>
    areas.map((area, index): HelpOffer => ({
      id: String(index).padStart(5, '0'),
      organisationId: String(index % 900),
      type: type(index),
      area: { municipalities: [], postcodes: [], ...area },
      capacity: {
        kind: 'rides',
        vehicles: 1,
        seats: 1 + (index % 4),
        wheelchairPlaces: index % 2,
        tripsPerDay: 2,
      },
      days: [coverage.election.heldOn],
      languages: index % 5 === 0 ? ['fi', 'sv'] : ['fi'],
      trust: 'register_checked',
    }));
  const rides = toOffer(() => 'transport_group');
  const input = { coverage, offers: rides, question: defaultHelpQuestion };
  const [service] = servicesOf(defaultHelpQuestion);
  const offers = selectOffers(input);
  const measure = () => measureCapacity(units, offers, input, { service: service!, window: 'election_day' });
  const time = await medianMilliseconds(1, measure);
  const { problem, columns } = measure();
  const sum = (column: Float64Array) => Math.round(column.reduce((total, each) => total + each, 0));
  report(
    `flow: ${offers.length} rides, ${problem.need.length} classes`,
    milliseconds(time),
    `${(problem.edgeTarget.length / 1e6).toFixed(1)} million edges, ${sum(columns.served)} of ${sum(columns.need)} served`,
  );
  const mixed = { ...input, offers: toOffer((index) => helpTypeCodes[index % helpTypeCodes.length]!) };
  report(
    'whole report on help, 24 kinds',
    milliseconds(await medianMilliseconds(3, () => computeHelp(mixed))),
    'aim: under 1,500 ms',
  );
  await benchChanges(mixed);
}

/** The same election asked again with one assumption changed, which is what planners do. */
async function benchChanges(input: HelpInput): Promise<void> {
  const { question } = input;
  const prepared = prepareHelp(input);
  prepared.answer(question);
  const changes: [string, (step: number) => Partial<HelpInput['question']>][] = [
    [
      'need of one kind',
      (step) => ({
        needRates: question.needRates.map((each, at) =>
          at === 0 ? { ...each, rate: each.rate + step / 100 } : each,
        ),
      }),
    ],
    [
      'need of all kinds',
      (step) => ({
        needRates: question.needRates.map((each) => ({ ...each, rate: each.rate + step / 100 })),
      }),
    ],
    ['trips per vehicle', (step) => ({ tripsPerWindow: 1 + step })],
    ['near', (step) => ({ nearMetres: 1000 + step })],
    ['languages', (step) => ({ languages: step % 2 === 0 ? ['fi'] : ['sv'] })],
  ];
  for (const [what, change] of changes) {
    let step = 0;
    const time = await medianMilliseconds(5, () => prepared.answer({ ...question, ...change(++step) }));
    report(`the same with another answer to: ${what}`, milliseconds(time), 'aim: under 200 ms');
  }
}

function makeCircle({ cells }: NationalSet, random: Random): Circle {
  const cell = Math.floor(random() * cells.easting.length);
  return {
    easting: cells.easting[cell]!,
    northing: cells.northing[cell]!,
    radiusMetres: Math.round(5000 + 45_000 * random()),
  };
}

/** A star of 24 corners around a cell; a corner never lies on the row of a cell, where a point on an edge may count or not. */
function makePolygon({ easting, northing, radiusMetres }: Circle, random: Random): Outline {
  const corners = Array.from({ length: 24 }, (_, corner): [number, number] => {
    const angle = (corner / 24) * 2 * Math.PI;
    const reach = radiusMetres * (0.6 + 0.4 * random());
    return [easting + reach * Math.cos(angle) + 0.123, northing + reach * Math.sin(angle) + 0.456];
  });
  return [[[...corners, corners[0]!]]];
}
