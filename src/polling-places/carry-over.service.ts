/** Starts a coming election with the places of each municipality's latest one, as not confirmed. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { listMergers, listMunicipalities } from '../areas/area.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { takesPart, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { ChangeAuthor } from './place-change.model';
import { placesChanged } from './place-change.service';
import { planCarryOver, type CarriedGroup } from './carry-over.model';
import { carryOverSteps, type CarryOverStep } from './carry-over-step.model';
import { judgeLists } from './completeness.service';
import type { PollingPlace } from './polling-place.model';
import { deletePlaces, insertPlaces, listPlaces, lockPlaces } from './polling-place.store';

/** Why nothing can be carried over: no such election, one that was replaced or is over, or no municipalities loaded. */
export type CarryOverProblem = 'electionUnknown' | 'electionNotComing' | 'municipalitiesMissing';

/** What carrying over did, in places. */
export interface CarryOverCounts {
  inserted: number;
  removed: number;
  /** Carried over before and still the same. */
  same: number;
  /** Lists, by municipality and kind, that were left alone because the municipality has begun with them. */
  listsInMunicipalityHands: number;
  /** Lists carried over although not known to be whole. */
  listsNotWhole: number;
}

async function plan(
  trx: Knex,
  target: ElectionRecord,
  elections: readonly ElectionRecord[],
): Promise<CarriedGroup[]> {
  const municipalities = await listMunicipalities(trx, target.municipalityVintage);
  const places: PollingPlace[] = [];
  const complete = new Set<string>();
  for (const election of elections.filter((each) => each.heldOn < target.heldOn)) {
    const found = await listPlaces(trx, election.code);
    if (found.length === 0) continue;
    places.push(...found);
    for (const list of await judgeLists(trx, election)) {
      if (list.status === 'complete')
        complete.add([election.code, list.municipalityCode, list.kind].join('/'));
    }
  }
  return planCarryOver({
    target,
    elections,
    places,
    mergers: await listMergers(trx),
    participants: new Set(municipalities.filter((each) => takesPart(target, each)).map((each) => each.code)),
    isComplete: (...list) => complete.has(list.join('/')),
  });
}

/** An id that another place of the municipality has already is left out: two elections may have given it to two places. */
function withIdentity(groups: readonly CarriedGroup[], kept: readonly PollingPlace[]): PollingPlace[] {
  const key = (place: Pick<PollingPlace, 'municipalityCode' | 'ownId'>) =>
    `${place.municipalityCode}/${place.ownId ?? ''}`;
  const taken = new Set(kept.map(key));
  return groups
    .flatMap((group) => group.places)
    .map((place) => {
      const ownId = taken.has(key(place)) ? null : place.ownId;
      taken.add(key(place));
      return { ...place, ownId, id: randomUUID(), version: 1 };
    });
}

async function apply(
  trx: Knex,
  steps: readonly CarryOverStep[],
  existing: readonly PollingPlace[],
  by: ChangeAuthor,
): Promise<CarryOverCounts> {
  const removeIds = new Set(steps.flatMap((step) => (step.kind === 'replace' ? step.removeIds : [])));
  const written = steps.flatMap((step) => (step.kind === 'keep' ? [] : [step.group]));
  const kept = existing.filter((place) => !removeIds.has(place.id));
  const places = withIdentity(written, kept);
  await deletePlaces(trx, [...removeIds]);
  await insertPlaces(trx, places);
  const removed = existing.filter((place) => removeIds.has(place.id));
  await placesChanged(
    trx,
    [
      ...removed.map((before) => ({ before, after: null })),
      ...places.map((after) => ({ before: null, after })),
    ],
    by,
  );
  const keptFor = (because: string) =>
    steps.filter((step) => step.kind === 'keep' && step.because === because).map((step) => step.group);
  return {
    inserted: places.length,
    removed: removeIds.size,
    same: keptFor('same').flatMap((group) => group.places).length,
    listsInMunicipalityHands: keptFor('inMunicipalityHands').length,
    listsNotWhole: [...written, ...keptFor('same')].filter((group) => !group.isWhole).length,
  };
}

/**
 * Carries places over to a coming election, in one transaction that imports into the election wait for. Doing it again
 * changes nothing unless earlier elections changed; lists that the municipality has touched stay as they are.
 */
export async function carryOverPlaces(
  deps: Pick<Deps, 'db' | 'clock'>,
  electionCode: string,
): Promise<Result<CarryOverCounts, CarryOverProblem>> {
  const elections = await listElections(deps.db);
  const target = elections.find((each) => each.code === electionCode);
  if (target === undefined) return problem('electionUnknown');
  if (target.replacedBy !== null || target.heldOn < finnishDay(deps.clock()))
    return problem('electionNotComing');
  if ((await listMunicipalities(deps.db, target.municipalityVintage)).length === 0)
    return problem('municipalitiesMissing');
  return deps.db.transaction(async (trx) => {
    await lockPlaces(trx, electionCode);
    const existing = await listPlaces(trx, electionCode, { withWithdrawn: true });
    const steps = carryOverSteps(await plan(trx, target, elections), existing);
    const at = deps.clock();
    const counts = await apply(trx, steps, existing, { actor: null, way: 'carryOver', at });
    if (counts.inserted + counts.removed > 0) await raiseDataVersion(trx, 'polling_places', at);
    return ok(counts);
  });
}
