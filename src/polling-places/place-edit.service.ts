/** Saves one place as a form describes it, and hides, withdraws or shows one; each in one transaction with its audit event. */
import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '../audit/audit.model';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import { ok, problem, type Result } from '../shared/result';
import { fieldDifferences, type PlaceChange } from './place-change.model';
import { placesChanged } from './place-change.service';
import type { DescribedPlace, EditedPlace } from './place-edit.model';
import type { MunicipalityAct } from './place-confirmation.service';
import { deleteConfirmedLists } from './place-confirmation.store';
import {
  insertPlaces,
  listPlaces,
  lockPlaces,
  replaceAccessibility,
  updatedPlace,
  updatePlaces,
  writeVisibility,
} from './polling-place.store';
import type { PlaceVisibility, PollingPlace } from './polling-place.model';
import { noArrangements } from './safe-voting.model';
import { findSafeVotingArrangements, replaceSafeVotingArrangements } from './safe-voting.store';

/** Why nothing was saved: the place is gone, somebody was faster (with what there is now), or its own id is another's. */
export type EditProblem = { code: 'gone' } | { code: 'moved'; now: EditedPlace } | { code: 'ownIdTaken' };

type Of = Pick<MunicipalityAct, 'electionCode' | 'municipalityCode'>;

/** One place of a municipality at an election, also a withdrawn one; null when it has none of that id. */
export async function readEditedPlace(db: Database, of: Of, id: string): Promise<EditedPlace | null> {
  const filter = { ids: [id], municipalityCodes: [of.municipalityCode], withWithdrawn: true };
  const [place] = await listPlaces(db, of.electionCode, filter);
  if (place === undefined) return null;
  return { place, arrangements: (await findSafeVotingArrangements(db, id)) ?? noArrangements };
}

async function isOwnIdTaken(
  trx: Database,
  act: Of,
  id: string | null,
  ownId: string | null,
): Promise<boolean> {
  if (ownId === null) return false;
  const filter = { municipalityCodes: [act.municipalityCode], withWithdrawn: true };
  const places = await listPlaces(trx, act.electionCode, filter);
  return places.some((place) => place.ownId === ownId && place.id !== id);
}

async function insertDescribed(
  trx: Database,
  { electionCode }: Of,
  said: DescribedPlace,
): Promise<PlaceChange> {
  const after: PollingPlace = {
    ...said.draft,
    id: randomUUID(),
    electionCode,
    accessibility: said.accessibility,
    confirmedAt: null,
    carriedOverFrom: null,
    visibility: 'shown',
    version: 1,
  };
  await insertPlaces(trx, [after]);
  // A list that has gained a place is another list than the one that was called whole.
  await deleteConfirmedLists(trx, [{ ...after }]);
  return { before: null, after };
}

/** @returns what changed; null when nothing did */
async function updateDescribed(
  trx: Database,
  { place, arrangements }: EditedPlace,
  said: DescribedPlace,
): Promise<PlaceChange | null> {
  // Saved for this election, a place is no longer one that was only carried over.
  const announces = place.carriedOverFrom !== null && place.confirmedAt === null;
  const update = { place, draft: said.draft, fields: ['hours', 'districts'] as const, announces };
  const after = { ...updatedPlace(update), accessibility: said.accessibility };
  const change = { before: place, after, arrangements: { before: arrangements, after: said.arrangements } };
  if (fieldDifferences(change).length === 0) return null;
  await updatePlaces(trx, [update]);
  await replaceAccessibility(trx, place.id, said.accessibility);
  return change;
}

function savedEvent(
  change: PlaceChange,
  { electionCode, municipalityCode, actorId }: MunicipalityAct,
  at: Date,
): AuditEvent {
  const where = { municipality: municipalityCode, election: electionCode };
  const event = { at, actorId, objectId: change.after?.id ?? null };
  if (change.before === null) return { ...event, type: 'place.created', details: where };
  return { ...event, type: 'place.changed', details: { ...where, fields: fieldDifferences(change).length } };
}

/**
 * Saves a place. Its confirmation stays as it was; a new place is not confirmed. Saving what is there already changes nothing.
 * @param seen the place and the version that the person saw; null for a new place
 * @returns the id of the place
 */
export async function savePlace(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  act: MunicipalityAct,
  seen: { id: string; version: number } | null,
  said: DescribedPlace,
): Promise<Result<string, EditProblem>> {
  const { electionCode, actorId } = act;
  const at = clock();
  return db.transaction(async (trx) => {
    await lockPlaces(trx, electionCode);
    const now = seen === null ? null : await readEditedPlace(trx, act, seen.id);
    if (seen !== null && now === null) return problem({ code: 'gone' as const });
    if (now !== null && now.place.version !== seen?.version) return problem({ code: 'moved' as const, now });
    if (await isOwnIdTaken(trx, act, now?.place.id ?? null, said.draft.ownId))
      return problem({ code: 'ownIdTaken' as const });
    const change =
      now === null ? await insertDescribed(trx, act, said) : await updateDescribed(trx, now, said);
    if (change === null) return ok(now!.place.id);
    const { id } = change.after!;
    await replaceSafeVotingArrangements(trx, id, said.arrangements);
    await placesChanged(trx, [change], { actor: actorId, way: 'form', at });
    await raiseDataVersion(trx, 'polling_places', at);
    await recordAudit(trx, savedEvent(change, act, at));
    return ok(id);
  });
}

const auditTypes = { shown: 'place.shown', hidden: 'place.hidden', withdrawn: 'place.withdrawn' } as const;

/**
 * Hides a place from the public, withdraws it, or shows it again. What was withdrawn has to be confirmed anew, and its list is
 * no longer called whole; what is only hidden keeps its confirmation.
 */
export async function changeVisibility(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  act: MunicipalityAct,
  seen: { id: string; version: number },
  visibility: PlaceVisibility,
): Promise<Result<string, EditProblem>> {
  const { electionCode, municipalityCode, actorId } = act;
  const at = clock();
  return db.transaction(async (trx) => {
    await lockPlaces(trx, electionCode);
    const now = await readEditedPlace(trx, act, seen.id);
    if (now === null) return problem({ code: 'gone' as const });
    const { place } = now;
    if (place.version !== seen.version) return problem({ code: 'moved' as const, now });
    if (place.visibility === visibility) return ok(place.id);
    const touchesList = visibility === 'withdrawn' || place.visibility === 'withdrawn';
    const confirmedAt = touchesList ? null : place.confirmedAt;
    const after = { ...place, visibility, confirmedAt, version: place.version + 1 };
    await writeVisibility(trx, place.id, after);
    if (touchesList) await deleteConfirmedLists(trx, [after]);
    await placesChanged(trx, [{ before: place, after }], { actor: actorId, way: 'visibility', at });
    await raiseDataVersion(trx, 'polling_places', at);
    await recordAudit(trx, {
      type: auditTypes[visibility],
      at,
      actorId,
      objectId: place.id,
      details: { municipality: municipalityCode, election: electionCode },
    });
    return ok(place.id);
  });
}
