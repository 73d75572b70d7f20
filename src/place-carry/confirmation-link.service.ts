/** Confirming a municipality's places from a mailed link: what it shows, and using it once. */
import type { Knex } from 'knex';
import type { Account } from '../accounts/account.model';
import { findAccount } from '../accounts/account.store';
import type { Deps } from '../platform/deps';
import { hashOf } from '../platform/secrets';
import { chosenPlaces } from '../polling-places/confirmation.model';
import type { RecordedChange } from '../polling-places/place-change.model';
import { listMunicipalityChanges } from '../polling-places/place-change.store';
import { writeConfirmed } from '../polling-places/place-confirmation.service';
import { placesState } from '../polling-places/places-state.service';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { listPlaces, lockPlaces } from '../polling-places/polling-place.store';
import { ok, problem, type Result } from '../shared/result';
import { findWorkspace, type Workspace } from '../workspace/workspace.service';
import {
  judgeConfirmationLink,
  type ConfirmationLink,
  type ConfirmationLinkProblem,
} from './confirmation-link.model';
import {
  deleteEndedConfirmationLinks,
  findConfirmationLink,
  useConfirmationLink,
} from './confirmation-link.store';

/** A link that is good, and what it would confirm. */
export interface OpenConfirmation {
  link: ConfirmationLink;
  account: Account;
  workspace: Workspace;
  places: readonly PollingPlace[];
}

/** Why a link confirms nothing; with what has changed where the places moved since its mail. */
export type ClosedConfirmation =
  | { code: Exclude<ConfirmationLinkProblem, 'moved'> }
  | {
      code: 'moved';
      workspace: Workspace;
      changes: readonly RecordedChange[];
      places: readonly PollingPlace[];
    };

/** At most so many changes are told of. */
const toldChanges = 200;

/** The places of a municipality that are still to be confirmed. */
export async function placesToConfirm(
  db: Knex,
  { electionCode, municipalityCode }: { electionCode: string; municipalityCode: string },
): Promise<PollingPlace[]> {
  const all = await listPlaces(db, electionCode, { municipalityCodes: [municipalityCode] });
  return chosenPlaces(all, { action: 'confirm', placeId: null, kind: null });
}

/** What a link leads to, without using it: mail scanners only get this far. @param db may be a transaction */
export async function openConfirmation(
  { db, clock }: { db: Knex; clock: Deps['clock'] },
  token: string,
): Promise<Result<OpenConfirmation, ClosedConfirmation>> {
  const found = await findConfirmationLink(db, hashOf(token));
  const account = found === null ? null : await findAccount(db, found.accountId);
  const workspace =
    found === null ? null : await findWorkspace({ db, clock }, found.municipalityCode, found.electionCode);
  const judged = judgeConfirmationLink(found, { account, isOpen: workspace?.isOpen === true, now: clock() });
  if (!judged.ok) return problem({ code: judged.problem });
  const link = judged.value;
  const places = await placesToConfirm(db, link);
  if (placesState(places) === link.placesState)
    return ok({ link, account: account!, workspace: workspace!, places });
  // A change of the very moment in which the mail left counts too.
  const since = new Date(link.createdAt.getTime() - 1);
  const changes = await listMunicipalityChanges(db, { ...link, since }, toldChanges);
  const all = await listPlaces(db, link.electionCode, {
    municipalityCodes: [link.municipalityCode],
    withWithdrawn: true,
  });
  return problem({ code: 'moved', workspace: workspace!, changes, places: all });
}

/**
 * Uses a link up and confirms its places but for those left out; a second use finds it used, even at the same moment, and
 * a refusal leaves it unused.
 * @param leftOut ids of places that stay unconfirmed
 * @returns how many places were confirmed
 */
export async function confirmByLink(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  token: string,
  leftOut: readonly string[],
): Promise<Result<number, ClosedConfirmation | { code: 'nothingChosen' }>> {
  return db.transaction(async (trx) => {
    const found = await findConfirmationLink(trx, hashOf(token));
    if (found !== null) await lockPlaces(trx, found.electionCode);
    const opened = await openConfirmation({ db: trx, clock }, token);
    if (!opened.ok) return opened;
    const { link, account, places } = opened.value;
    const chosen = places.filter(({ id }) => !leftOut.includes(id));
    if (chosen.length === 0) return problem({ code: 'nothingChosen' as const });
    if (!(await useConfirmationLink(trx, link.id, clock()))) return problem({ code: 'used' as const });
    const { electionCode, municipalityCode } = link;
    const act = { electionCode, municipalityCode, actorId: account.id };
    await writeConfirmed(trx, act, chosen, { at: clock(), objectId: null, link: link.id });
    return ok(chosen.length);
  });
}

const day = 86_400_000;
/** Days for which an ended link still explains why it does not work. */
const linkKeptDays = 30;

/** Forgets links that ended long ago; tells how many. */
export async function deleteOldConfirmationLinks({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return deleteEndedConfirmationLinks(db, new Date(clock().getTime() - linkKeptDays * day));
}
