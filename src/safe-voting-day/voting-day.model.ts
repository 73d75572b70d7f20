/** The busiest hour of election day at a place: who comes, how many can be inside, and how long the queue gets. */
import type { SafeVotingArrangements } from '../polling-places/safe-voting.model';
import type { Electors } from './electors.model';
import {
  chanceOfWaitingOver,
  mostArrivals,
  serversNeeded,
  waitingAt,
  type Station,
  type Waiting,
  type WaitingTarget,
} from './queue.model';
import type { VotingDayAssumptions } from './voting-day-plan.model';

/** Nineteen of twenty voters wait at most half an hour. */
export const waitingTarget: WaitingTarget = { minutes: 30, share: 0.95 };
/** A place busier than this has nothing to spare: a little more than was assumed, and the queue grows. */
export const busyUtilisation = 0.9;

type Room = Pick<
  SafeVotingArrangements,
  'distanceRuleMetres' | 'floorAreaSquareMetres' | 'booths' | 'officials'
>;

/** How many may be in the room under the distance rule, and how many booths that leaves. */
export interface RoomCapacity {
  /** Metres that are kept; null without a rule. */
  distanceMetres: number | null;
  /** People in the room at a time, officials included: one on each square with sides of the distance; null without rule or area. */
  people: number | null;
  /** Booths that can be in use at a time; null where neither booths nor floor area are known. */
  booths: number | null;
  boothsFrom: 'booths' | 'distanceRule' | 'floorArea' | null;
}

/** A square of the distance for each person is more than the closest packing needs (0.87 of it): rooms are no lattices. */
export function roomCapacity(
  room: Room,
  assumptions: Pick<VotingDayAssumptions, 'distanceMetres'>,
): RoomCapacity {
  const distanceMetres = room.distanceRuleMetres ?? assumptions.distanceMetres;
  const people =
    distanceMetres === null || room.floorAreaSquareMetres === null
      ? null
      : Math.floor(room.floorAreaSquareMetres / distanceMetres ** 2);
  const voters = people === null ? null : Math.max(0, people - (room.officials ?? 0));
  const { booths } = room;
  if (voters === null)
    return { distanceMetres, people, booths, boothsFrom: booths === null ? null : 'booths' };
  if (booths === null) return { distanceMetres, people, booths: voters, boothsFrom: 'floorArea' };
  return voters < booths
    ? { distanceMetres, people, booths: voters, boothsFrom: 'distanceRule' }
    : { distanceMetres, people, booths, boothsFrom: 'booths' };
}

/** One of the two queues of a place: at the officials' table, and for a booth. */
export interface StationEstimate {
  servers: number;
  /** Voters an hour that it can serve. */
  capacityPerHour: number;
  /** Null where nobody can be served at all. */
  waiting: Waiting | null;
  /** Chance of waiting over half an hour. */
  overTarget: number;
  /** Servers with which 95 % wait at most half an hour. */
  needed: number;
}

/** `notKnown`: electors, or both officials and booths, are not known. */
export type QueueRisk = 'ok' | 'atRisk' | 'grows' | 'notKnown';

export interface VotingDayEstimate {
  electors: Electors | null;
  /** Voters on election day. */
  voters: number | null;
  arrivalsPerHour: number | null;
  room: RoomCapacity;
  /** Null where officials, or booths, are not known. */
  officials: StationEstimate | null;
  booths: StationEstimate | null;
  risk: QueueRisk;
  /** How many of the day's voters would have to vote in advance, or at another hour, for the target; 0 where it is met. */
  votersToSpread: number | null;
}

function stationEstimate(station: Station): StationEstimate {
  const { serviceMinutes, servers } = station;
  const needed = serversNeeded(waitingTarget, station);
  if (servers < 1) return { servers, capacityPerHour: 0, waiting: null, overTarget: 1, needed };
  return {
    servers,
    capacityPerHour: (servers * 60) / serviceMinutes,
    waiting: waitingAt(station),
    overTarget: chanceOfWaitingOver(waitingTarget.minutes, station),
    needed,
  };
}

function riskOf(stations: readonly StationEstimate[]): QueueRisk {
  if (stations.length === 0) return 'notKnown';
  if (stations.some(({ waiting }) => waiting === null || waiting.grows)) return 'grows';
  const isBusy = ({ waiting, overTarget }: StationEstimate) =>
    waiting!.utilisation >= busyUtilisation || overTarget > 1 - waitingTarget.share;
  return stations.some(isBusy) ? 'atRisk' : 'ok';
}

function toSpread(
  arrivals: number,
  stations: readonly { station: Station; estimate: StationEstimate }[],
  peakShare: number,
): number {
  const most = stations.map(({ station }) =>
    station.servers < 1 ? 0 : mostArrivals(waitingTarget, station),
  );
  return Math.max(0, Math.ceil((arrivals - Math.min(...most, arrivals)) / peakShare));
}

/**
 * The estimate of a place. What leaves a queue of this kind comes to the next one at random again (Burke 1956), so that
 * the table and the booths can be looked at one by one.
 */
export function estimateVotingDay(
  electors: Electors | null,
  room: Room,
  assumptions: VotingDayAssumptions,
): VotingDayEstimate {
  const capacity = roomCapacity(room, assumptions);
  const unknown = { officials: null, booths: null, risk: 'notKnown', votersToSpread: null } as const;
  if (electors === null) return { electors, voters: null, arrivalsPerHour: null, room: capacity, ...unknown };
  const voters = electors.count * assumptions.electionDayShare;
  const arrivalsPerHour = voters * assumptions.peakShare;
  const at = (servers: number | null, serviceMinutes: number) => {
    if (servers === null) return null;
    const station = { arrivalsPerHour, serviceMinutes, servers };
    return { station, estimate: stationEstimate(station) };
  };
  const officials = at(room.officials, assumptions.checkMinutes);
  const booths = at(capacity.booths, assumptions.boothMinutes);
  const known = [officials, booths].filter((each) => each !== null);
  return {
    electors,
    voters,
    arrivalsPerHour,
    room: capacity,
    officials: officials?.estimate ?? null,
    booths: booths?.estimate ?? null,
    risk: riskOf(known.map(({ estimate }) => estimate)),
    votersToSpread: known.length === 0 ? null : toSpread(arrivalsPerHour, known, assumptions.peakShare),
  };
}
