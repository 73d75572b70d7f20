/**
 * Waiting in a queue with several servers, M/M/c: arrivals and service at random, one line, whoever came first is served
 * first. Formulas and values to test against: docs/methods.md, "Queues" (Erlang C by the stable recurrence of Erlang B).
 */

/** One station of a queue. Rates are of the hour that is looked at: the peak, not the day's mean. */
export interface Station {
  /** Voters who come in an hour. */
  arrivalsPerHour: number;
  /** Minutes that one voter takes of one server. */
  serviceMinutes: number;
  /** Booths, or officials, at work at the same time. */
  servers: number;
}

/** Where more people come than can be served, the queue grows all the time and no waiting time exists. */
export type Waiting =
  | { grows: true; utilisation: number }
  | {
      grows: false;
      /** Share of the servers' time that is taken, 0 to 1. */
      utilisation: number;
      /** Chance that one has to wait at all. */
      waitChance: number;
      /** Mean number of people in the line. */
      meanLine: number;
      /** Mean waiting time in minutes. */
      meanMinutes: number;
    };

/** Chance that all servers are taken when somebody comes, by the recurrence B(c) = aB(c−1) / (c + aB(c−1)). */
function erlangC(load: number, servers: number): number {
  let blocking = 1;
  for (let count = 1; count <= servers; count++) blocking = (load * blocking) / (count + load * blocking);
  const utilisation = load / servers;
  return blocking / (1 - utilisation * (1 - blocking));
}

/** @throws {RangeError} without a server, or with a service time that is not above 0 */
export function waitingAt({ arrivalsPerHour, serviceMinutes, servers }: Station): Waiting {
  if (!(servers >= 1) || !(serviceMinutes > 0)) throw new RangeError('A station needs a server and a time');
  const perHour = 60 / serviceMinutes;
  const load = arrivalsPerHour / perHour;
  const utilisation = load / servers;
  if (utilisation >= 1) return { grows: true, utilisation };
  const waitChance = arrivalsPerHour === 0 ? 0 : erlangC(load, servers);
  return {
    grows: false,
    utilisation,
    waitChance,
    meanLine: (waitChance * utilisation) / (1 - utilisation),
    meanMinutes: (60 * waitChance) / (servers * perHour - arrivalsPerHour),
  };
}

/** Chance of waiting longer than so many minutes; 1 where the queue grows. */
export function chanceOfWaitingOver(minutes: number, station: Station): number {
  const waiting = waitingAt(station);
  if (waiting.grows) return 1;
  const spare = station.servers / station.serviceMinutes - station.arrivalsPerHour / 60;
  return waiting.waitChance * Math.exp(-spare * minutes);
}

/** What nobody should have to wait longer than, for how large a share of the voters. */
export interface WaitingTarget {
  minutes: number;
  share: number;
}

function meets(target: WaitingTarget, station: Station): boolean {
  return chanceOfWaitingOver(target.minutes, station) <= 1 - target.share + 1e-12;
}

/** The fewest servers with which the target is met. */
export function serversNeeded(target: WaitingTarget, station: Omit<Station, 'servers'>): number {
  let servers = Math.max(1, Math.floor((station.arrivalsPerHour * station.serviceMinutes) / 60));
  while (!meets(target, { ...station, servers })) servers++;
  return servers;
}

/** The most voters an hour with whom the target is met, to a tenth of a voter. */
export function mostArrivals(target: WaitingTarget, station: Omit<Station, 'arrivalsPerHour'>): number {
  let [low, high] = [0, (station.servers * 60) / station.serviceMinutes];
  while (high - low > 0.05) {
    const middle = (low + high) / 2;
    if (meets(target, { ...station, arrivalsPerHour: middle })) low = middle;
    else high = middle;
  }
  return low;
}
