/** Confirms places and lists of a municipality, or takes that back; each in one transaction with its audit event. */
import type { Knex } from 'knex';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import type { Deps } from '../platform/deps';
import { ok, problem, type Result } from '../shared/result';
import {
  canBeCalledWhole,
  chosenPlaces,
  type ConfirmationAction,
  type ConfirmationChoice,
  type WholeListKind,
} from './confirmation.model';
import {
  deleteConfirmedLists,
  insertConfirmedList,
  readConfirmedLists,
  writeConfirmation,
} from './place-confirmation.store';
import { placesChanged } from './place-change.service';
import { placesState } from './places-state.service';
import type { PollingPlace } from './polling-place.model';
import { listPlaces, lockPlaces } from './polling-place.store';

/** Whose places, and who acts. */
export interface MunicipalityAct {
  electionCode: string;
  municipalityCode: string;
  actorId: string;
}

/** When and to which single place something is done, and by which mailed link, if by one. */
interface Written {
  at: Date;
  objectId: string | null;
  link?: string;
}

async function writeChosen(
  trx: Knex,
  { actorId }: MunicipalityAct,
  chosen: readonly PollingPlace[],
  { at, confirms }: { at: Date; confirms: boolean },
): Promise<void> {
  const ids = chosen.map(({ id }) => id);
  await writeConfirmation(trx, ids, confirms ? at : null);
  const confirmedAt = confirms ? at.toISOString() : null;
  const changes = chosen.map((before) => ({
    before,
    after: { ...before, confirmedAt, version: before.version + 1 },
  }));
  await placesChanged(trx, changes, { actor: actorId, way: 'confirmation', at });
  await raiseDataVersion(trx, 'polling_places', at);
}

/** Confirms places that were read in the transaction; audited. */
export async function writeConfirmed(
  trx: Knex,
  act: MunicipalityAct,
  chosen: readonly PollingPlace[],
  { at, objectId, link }: Written,
): Promise<void> {
  const { electionCode: election, municipalityCode: municipality, actorId } = act;
  await writeChosen(trx, act, chosen, { at, confirms: true });
  const details = { municipality, election, count: chosen.length, ...(link === undefined ? {} : { link }) };
  await recordAudit(trx, { type: 'places.confirmed', at, actorId, objectId, details });
}

async function writeWithdrawn(
  trx: Knex,
  act: MunicipalityAct,
  chosen: readonly PollingPlace[],
  { at, objectId }: Written,
): Promise<void> {
  const { electionCode, municipalityCode, actorId } = act;
  await writeChosen(trx, act, chosen, { at, confirms: false });
  const kinds = [...new Set(chosen.map(({ kind }) => kind))];
  await deleteConfirmedLists(
    trx,
    kinds.map((kind) => ({ electionCode, municipalityCode, kind })),
  );
  const details = { municipality: municipalityCode, election: electionCode, count: chosen.length };
  await recordAudit(trx, { type: 'places.confirmationWithdrawn', at, actorId, objectId, details });
}

/**
 * Confirms the chosen places, or takes their confirmation back; a list that loses a confirmation is no longer called whole.
 * @param seen `placesState` of the chosen places as the person saw them
 * @returns how many places were touched; `placesMoved`, and nothing is written, when they are no longer as they were seen
 */
export async function confirmPlaces(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  act: MunicipalityAct,
  choice: ConfirmationChoice,
  seen: string,
): Promise<Result<number, 'placesMoved'>> {
  const { electionCode, municipalityCode } = act;
  const now = clock();
  return db.transaction(async (trx) => {
    await lockPlaces(trx, electionCode);
    const places = await listPlaces(trx, electionCode, { municipalityCodes: [municipalityCode] });
    const chosen = chosenPlaces(places, choice);
    if (chosen.length === 0 || placesState(chosen) !== seen) return problem('placesMoved');
    const written = { at: now, objectId: choice.placeId };
    if (choice.action === 'confirm') await writeConfirmed(trx, act, chosen, written);
    else await writeWithdrawn(trx, act, chosen, written);
    return ok(chosen.length);
  });
}

/**
 * Notes that a list is whole, or takes it back.
 * @returns whether anything changed; `notAllConfirmed` when a list cannot be called whole yet
 */
export async function callListWhole(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  act: MunicipalityAct,
  kind: WholeListKind,
  action: ConfirmationAction,
): Promise<Result<boolean, 'notAllConfirmed'>> {
  const { electionCode, municipalityCode, actorId } = act;
  const now = clock();
  return db.transaction(async (trx) => {
    await lockPlaces(trx, electionCode);
    const confirms = action === 'confirm';
    const places = await listPlaces(trx, electionCode, { municipalityCodes: [municipalityCode] });
    if (confirms && !canBeCalledWhole(places, kind)) return problem('notAllConfirmed');
    const lists = await readConfirmedLists(trx, electionCode);
    if (lists.has(`${municipalityCode}/${kind}`) === confirms) return ok(false);
    const list = { electionCode, municipalityCode, kind };
    if (confirms) await insertConfirmedList(trx, list, now);
    else await deleteConfirmedLists(trx, [list]);
    await raiseDataVersion(trx, 'polling_places', now);
    await recordAudit(trx, {
      type: confirms ? 'places.listConfirmed' : 'places.listWithdrawn',
      at: now,
      actorId,
      objectId: null,
      details: { municipality: municipalityCode, election: electionCode, kind },
    });
    return ok(true);
  });
}
