import fc from 'fast-check';
import {
  chanceOfWaitingOver,
  mostArrivals,
  serversNeeded,
  waitingAt,
  type Station,
  type Waiting,
} from '../../src/safe-voting-day/queue.model';
import { roomCapacity, estimateVotingDay } from '../../src/safe-voting-day/voting-day.model';
import { defaultAssumptions } from '../../src/safe-voting-day/voting-day-plan.model';
import { electorsByPlace } from '../../src/safe-voting-day/electors.model';
import { pollingPlace } from '../support/polling-places';

const station = (arrivalsPerHour: number, perHour: number, servers: number): Station => ({
  arrivalsPerHour,
  serviceMinutes: 60 / perHour,
  servers,
});

function steady(waiting: Waiting): Extract<Waiting, { grows: false }> {
  if (waiting.grows) throw new Error('The queue grows');
  return waiting;
}

/** Chance of n people in the system, by the balance equations themselves. */
function balanced({ arrivalsPerHour, serviceMinutes, servers }: Station, most = 2000): number[] {
  const perHour = 60 / serviceMinutes;
  const weights = [1];
  for (let n = 1; n < most; n++)
    weights.push((weights[n - 1]! * arrivalsPerHour) / (Math.min(n, servers) * perHour));
  const total = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => each / total);
}

describe('A queue with several servers', () => {
  it('has the published lengths and waits', () => {
    const one = steady(waitingAt(station(24, 30, 1)));
    expect(one.meanLine).toBeCloseTo(3.2, 10);
    expect(one.meanMinutes / 60).toBeCloseTo(0.1333333333, 9);
    const two = steady(waitingAt(station(20, 30, 2)));
    expect(two.meanLine).toBeCloseTo(0.0833333333, 9);
    expect(two.meanMinutes / 60).toBeCloseTo(0.0041666667, 9);
    expect(balanced(station(20, 30, 2))[0]).toBeCloseTo(0.5, 9);
    expect(steady(waitingAt(station(90, 20, 5))).meanMinutes).toBeCloseTo(4.575, 3);
    expect(chanceOfWaitingOver(10, station(90, 20, 5))).toBeCloseTo(0.1440164, 6);
    expect(steady(waitingAt(station(90, 20, 6))).meanMinutes).toBeCloseTo(0.843, 3);
  });

  it('agrees with the balance equations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 90 }), (servers, percent) => {
        const queue = station((servers * 20 * percent) / 100, 20, servers);
        const states = balanced(queue);
        const line = states.reduce((sum, chance, n) => sum + Math.max(0, n - servers) * chance, 0);
        const waits = states.slice(servers).reduce((sum, chance) => sum + chance, 0);
        const found = steady(waitingAt(queue));
        expect(found.meanLine).toBeCloseTo(line, 6);
        expect(found.waitChance).toBeCloseTo(waits, 6);
      }),
      { numRuns: 50 },
    );
  });

  it('grows, without a figure, as soon as as many come as can be served', () => {
    expect(waitingAt(station(100, 20, 5))).toEqual({ grows: true, utilisation: 1 });
    expect(chanceOfWaitingOver(30, station(101, 20, 5))).toBe(1);
    expect(() => waitingAt(station(1, 20, 0))).toThrow(RangeError);
  });

  it('needs the fewest servers that meet the target, and bears the most voters that they can', () => {
    const target = { minutes: 30, share: 0.95 };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 6 }),
        (arrivalsPerHour, serviceMinutes) => {
          const queue = { arrivalsPerHour, serviceMinutes };
          const servers = serversNeeded(target, queue);
          expect(chanceOfWaitingOver(30, { ...queue, servers })).toBeLessThanOrEqual(0.05 + 1e-9);
          if (servers > 1)
            expect(chanceOfWaitingOver(30, { ...queue, servers: servers - 1 })).toBeGreaterThan(0.05);
          const most = mostArrivals(target, { serviceMinutes, servers });
          expect(most).toBeGreaterThan(arrivalsPerHour - 0.1);
          expect(
            chanceOfWaitingOver(30, { arrivalsPerHour: most + 0.2, serviceMinutes, servers }),
          ).toBeGreaterThan(0.05);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('A room under the distance rule', () => {
  const room = { distanceRuleMetres: 2, floorAreaSquareMetres: 41, booths: 8, officials: 4 };

  it('holds one person on each square of the distance, officials among them, and no more booths than that', () => {
    expect(roomCapacity(room, defaultAssumptions)).toEqual({
      distanceMetres: 2,
      people: 10,
      booths: 6,
      boothsFrom: 'distanceRule',
    });
    expect(roomCapacity({ ...room, booths: null }, defaultAssumptions).boothsFrom).toBe('floorArea');
    expect(roomCapacity({ ...room, booths: 3 }, defaultAssumptions).boothsFrom).toBe('booths');
  });

  it('limits nothing without a rule, takes the rule of the plan, and is not known without booths and area', () => {
    expect(roomCapacity({ ...room, distanceRuleMetres: null }, defaultAssumptions).booths).toBe(8);
    expect(roomCapacity({ ...room, distanceRuleMetres: null }, { distanceMetres: 4 }).booths).toBe(0);
    expect(
      roomCapacity({ ...room, booths: null, floorAreaSquareMetres: null }, defaultAssumptions).booths,
    ).toBeNull();
  });
});

describe('The busiest hour of a place', () => {
  const room = { distanceRuleMetres: null, floorAreaSquareMetres: null, booths: 3, officials: 2 };
  const electors = (count: number) => ({ count, basis: 'entered' as const });

  it('takes voters and arrivals from the assumptions, and names what is lacking', () => {
    // 3,000 × 22 % = 660 voters, 15 % of them = 99 an hour; three booths at 2.5 minutes take 72.
    const estimate = estimateVotingDay(electors(3000), room, defaultAssumptions);
    expect([estimate.voters, estimate.arrivalsPerHour]).toEqual([660, 99]);
    expect([estimate.risk, estimate.booths?.capacityPerHour, estimate.booths?.needed]).toEqual([
      'grows',
      72,
      5,
    ]);
    expect(estimate.officials?.waiting?.utilisation).toBeCloseTo(0.825);
    // About 27 an hour too many: some 180 to 230 of the day's voters.
    expect(estimate.votersToSpread).toBeGreaterThan(180);
    expect(estimate.votersToSpread).toBeLessThan(230);
  });

  it('is in order with few voters, at risk above nine tenths, and unknown where nothing is known', () => {
    expect(estimateVotingDay(electors(1000), room, defaultAssumptions)).toMatchObject({
      risk: 'ok',
      votersToSpread: 0,
    });
    expect(estimateVotingDay(electors(2000), room, defaultAssumptions).risk).toBe('atRisk');
    expect(estimateVotingDay(null, room, defaultAssumptions).risk).toBe('notKnown');
    const unknown = { ...room, booths: null, officials: null };
    expect(estimateVotingDay(electors(3000), unknown, defaultAssumptions).risk).toBe('notKnown');
  });
});

describe('The people entitled to vote at a place', () => {
  const area = (postcode: string, easting: number, adults: number | null) => ({
    postcode,
    municipalityCode: '005',
    centre: { easting, northing: 6_700_000 },
    people: { all: adults, adults, over65: null, over75: null, over85: null },
  });
  const areas = [area('00100', 400_000, 1000), area('00200', 410_000, 500), area('00300', 411_000, null)];
  const shares = [
    { postcode: '00100', municipalityCode: '005', district: '001', share: 0.75 },
    { postcode: '00100', municipalityCode: '005', district: '002', share: 0.25 },
  ];
  const west = pollingPlace({
    id: 'w',
    districts: ['1', '002'],
    position: { easting: 400_500, northing: 6_700_000 },
    positionSource: 'address',
  });
  const east = pollingPlace({
    id: 'e',
    districts: ['009'],
    position: { easting: 409_000, northing: 6_700_000 },
    positionSource: 'address',
  });

  it('are those entered, else of its districts, else of all where it is the only place, else of the nearest areas', () => {
    const found = (places: (typeof west)[], entered = new Map<string, number>()) =>
      Object.fromEntries(electorsByPlace({ municipalityCode: '005', places, areas, shares, entered }));
    expect(found([west, east])).toEqual({
      w: { count: 1000, basis: 'districts' },
      e: { count: 500, basis: 'postalAreas' },
    });
    expect(found([east])).toEqual({ e: { count: 1500, basis: 'municipality' } });
    expect(found([west], new Map([['w', 812]]))).toEqual({ w: { count: 812, basis: 'entered' } });
    const nowhere = { ...east, position: null, positionSource: 'unknown' as const };
    expect(found([west, nowhere])).toEqual({ w: { count: 1000, basis: 'districts' } });
  });
});
