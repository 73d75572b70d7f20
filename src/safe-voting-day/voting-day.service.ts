/** Election day of a municipality's places: reads and saves its plan, and estimates the queues. */
import { recordAudit } from '../audit/audit.store';
import type { ElectionRecord } from '../elections/election.model';
import { readMunicipalityPeople } from '../place-quality/quality.service';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import { placesChanged } from '../polling-places/place-change.service';
import { listPlaces, lockPlaces } from '../polling-places/polling-place.store';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { noArrangements, type SafeVotingArrangements } from '../polling-places/safe-voting.model';
import {
  findSafeVotingArrangements,
  readSafeVotingArrangements,
  replaceSafeVotingArrangements,
} from '../polling-places/safe-voting.store';
import { ok, problem, type Result } from '../shared/result';
import { electorsByPlace } from './electors.model';
import { estimateVotingDay, type VotingDayEstimate } from './voting-day.model';
import type { PlaceNumbers, VotingDayAssumptions, VotingDayPlan } from './voting-day-plan.model';
import {
  municipalitiesWithRooms,
  raisePlaceVersion,
  readVotingDayPlan,
  writeElectors,
  writeVotingDayPlan,
  type PlanKey,
} from './voting-day.store';

/** A place on election day. */
export interface VotingDayPlace {
  place: PollingPlace;
  /** What the municipality has entered; null is not known. */
  numbers: PlaceNumbers;
  estimate: VotingDayEstimate;
}

export interface VotingDay {
  plan: VotingDayPlan;
  places: readonly VotingDayPlace[];
}

function numbersOf(electors: number | null, said: SafeVotingArrangements): PlaceNumbers {
  const { booths, officials, floorAreaSquareMetres, distanceRuleMetres } = said;
  return { electors, booths, officials, floorAreaSquareMetres, distanceRuleMetres };
}

/** What is told of one place by then: two editors notice each other by it. */
export function numbersState(numbers: PlaceNumbers): string {
  return sha256(JSON.stringify(numbers));
}

/** The election-day places of a municipality with their estimates, in the order of its list. */
export async function readVotingDay(
  { db }: Pick<Deps, 'db'>,
  election: ElectionRecord,
  municipalityCode: string,
): Promise<VotingDay> {
  const plan = await readVotingDayPlan(db, { municipalityCode, electionCode: election.code });
  const filter = { municipalityCodes: [municipalityCode], kinds: ['election_day'] } as const;
  const places = await listPlaces(db, election.code, filter);
  const arrangements = await readSafeVotingArrangements(db, election.code, municipalityCode);
  const people = await readMunicipalityPeople(db, election, municipalityCode);
  const electors = electorsByPlace({ municipalityCode, places, ...people, entered: plan.electors });
  return {
    plan,
    places: places.map((place) => {
      const said = arrangements.get(place.id) ?? noArrangements;
      return {
        place,
        numbers: numbersOf(plan.electors.get(place.id) ?? null, said),
        estimate: estimateVotingDay(electors.get(place.id) ?? null, said, plan.assumptions),
      };
    }),
  };
}

/** How the election-day places of a municipality stand. */
export async function countQueues(
  deps: Pick<Deps, 'db'>,
  election: ElectionRecord,
  municipalityCode: string,
): Promise<{ total: number; atRisk: number; notKnown: number }> {
  const { places } = await readVotingDay(deps, election, municipalityCode);
  const risks = places.map(({ estimate }) => estimate.risk);
  return {
    total: places.length,
    atRisk: risks.filter((risk) => risk === 'grows' || risk === 'atRisk').length,
    notKnown: risks.filter((risk) => risk === 'notKnown').length,
  };
}

/** Who saves for whom. */
export interface VotingDayAct extends PlanKey {
  actorId: string;
}

/** @returns `moved`, and nothing is saved, when somebody has saved the plan since it was read in `version` */
export async function saveAssumptions(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { actorId, ...key }: VotingDayAct,
  assumptions: VotingDayAssumptions,
  version: number,
): Promise<Result<void, 'moved'>> {
  const now = clock();
  return db.transaction(async (trx) => {
    if (!(await writeVotingDayPlan(trx, key, { assumptions, version }, now))) return problem('moved');
    await recordAudit(trx, {
      type: 'votingDay.planSaved',
      at: now,
      actorId,
      objectId: null,
      details: { municipality: key.municipalityCode, election: key.electionCode },
    });
    return ok(undefined);
  });
}

/**
 * Saves the numbers of one place: people in the plan, booths, officials, area and distance in its safe-voting arrangements,
 * with their history.
 * @param seen `numbersState` of what the person saw
 * @returns `moved` when it is something else by now; `gone` without such an election-day place
 */
export async function savePlaceNumbers(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { actorId, ...key }: VotingDayAct,
  placeId: string,
  change: { numbers: PlaceNumbers; seen: string },
): Promise<Result<void, 'moved' | 'gone'>> {
  const now = clock();
  return db.transaction(async (trx) => {
    await lockPlaces(trx, key.electionCode);
    const filter = { ids: [placeId], municipalityCodes: [key.municipalityCode] };
    const [place] = await listPlaces(trx, key.electionCode, filter);
    if (place?.kind !== 'election_day') return problem('gone');
    const { electors, ...room } = change.numbers;
    const plan = await readVotingDayPlan(trx, key);
    const before = (await findSafeVotingArrangements(trx, placeId)) ?? noArrangements;
    if (numbersState(numbersOf(plan.electors.get(placeId) ?? null, before)) !== change.seen)
      return problem('moved');
    const after = { ...before, ...room };
    await writeElectors(trx, key, placeId, electors);
    await replaceSafeVotingArrangements(trx, placeId, after);
    // Whoever has the place open in another form is told that it has moved.
    await raisePlaceVersion(trx, placeId);
    await placesChanged(trx, [{ before: place, after: place, arrangements: { before, after } }], {
      actor: actorId,
      way: 'form',
      at: now,
    });
    await recordAudit(trx, {
      type: 'votingDay.placeSaved',
      at: now,
      actorId,
      objectId: placeId,
      details: { municipality: key.municipalityCode, election: key.electionCode },
    });
    return ok(undefined);
  });
}

/** A place whose queue is estimated to be too long on election day. */
export interface PlaceAtQueueRisk {
  place: PollingPlace;
  estimate: VotingDayEstimate;
  /** Whether the municipality has measured its service times; otherwise the estimate rests on assumed ones. */
  isMeasured: boolean;
}

/**
 * Places of an election whose queue grows in the busiest hour, or in which more than 5 % would wait over half an hour, or
 * that are over 90 % taken; those of one municipality, or of all that have said anything of their rooms.
 */
export async function placesAtQueueRisk(
  deps: Pick<Deps, 'db'>,
  election: ElectionRecord,
  municipalityCode?: string,
): Promise<PlaceAtQueueRisk[]> {
  const codes =
    municipalityCode === undefined
      ? await municipalitiesWithRooms(deps.db, election.code)
      : [municipalityCode];
  const found: PlaceAtQueueRisk[] = [];
  for (const code of codes) {
    const { plan, places } = await readVotingDay(deps, election, code);
    for (const { place, estimate } of places)
      if (estimate.risk === 'grows' || estimate.risk === 'atRisk')
        found.push({ place, estimate, isMeasured: plan.assumptions.isMeasured });
  }
  return found;
}
