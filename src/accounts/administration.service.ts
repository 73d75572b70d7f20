/** What administrators do with the accounts of others: invite, give roles, disable. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Area } from '../areas/area.model';
import { listAreas } from '../areas/area.store';
import { recordAudit } from '../audit/audit.store';
import type { Language } from '../i18n/language';
import { leaveAuthority } from '../organisations/departure.service';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import {
  deletionDayOfInvitation,
  describeGrants,
  grantName,
  normaliseEmail,
  type Account,
  type RoleGrant,
} from './account.model';
import {
  deleteAccount,
  findAccount,
  findAccountByEmail,
  insertAccount,
  listAccounts,
  lockAdministrators,
  replaceGrants,
  updateAccount,
  type AccountFilter,
} from './account.store';
import { deleteSessions } from './session.store';
import { revokeLinks } from './sign-in-link.store';

export interface Invitation {
  email: string;
  name: string;
  language: Language;
  grants: readonly RoleGrant[];
}

export function readAccount({ db }: Deps, id: string): Promise<Account | null> {
  return findAccount(db, id);
}

/** The wellbeing services counties for which somebody can be invited, in order of code. */
export async function readCounties({ db }: Pick<Deps, 'db'>): Promise<Area[]> {
  return (await listAreas(db)).filter(({ kind }) => kind === 'wellbeing_county');
}

export const accountsPerPage = 50;

/** @param page counted from 1 */
export function readAccounts(
  { db }: Deps,
  filter: AccountFilter,
  page: number,
): Promise<{ accounts: Account[]; total: number }> {
  return listAccounts(db, filter, { offset: (page - 1) * accountsPerPage, limit: accountsPerPage });
}

/** Makes an account that waits for its owner, and queues the invitation; the caller decides who may. */
export async function createInvitedAccount(
  trx: Knex,
  invitation: Invitation,
  noted: { now: Date; actorId: string | null; by: 'command' | 'invitation' },
): Promise<Account> {
  const { now, actorId, by } = noted;
  const account: Account = {
    id: randomUUID(),
    email: normaliseEmail(invitation.email),
    name: invitation.name,
    language: invitation.language,
    state: 'invited',
    isExample: false,
    createdAt: now,
    lastSignInAt: null,
    deleteAfter: deletionDayOfInvitation(finnishDay(now)),
    grants: invitation.grants,
  };
  await insertAccount(trx, account);
  await recordAudit(trx, {
    type: 'account.created',
    at: now,
    actorId,
    objectId: account.id,
    details: { roles: describeGrants(account.grants), by },
  });
  return account;
}

async function queueInvitation(
  trx: Knex,
  account: Account,
  actorId: string | null,
  now: Date,
): Promise<void> {
  await queueMail(
    trx,
    {
      receiver: account.email,
      language: account.language,
      template: 'invitation',
      values: { accountId: account.id },
    },
    now,
  );
  await recordAudit(trx, {
    type: 'account.invitationSent',
    at: now,
    actorId,
    objectId: account.id,
    details: {},
  });
}

/** Invites somebody; refused when the address has an account already (an administrator may know that). */
export async function inviteAccount(
  { db, clock }: Deps,
  actorId: string | null,
  invitation: Invitation,
): Promise<Result<Account, 'emailTaken'>> {
  const now = clock();
  return db.transaction(async (trx) => {
    if ((await findAccountByEmail(trx, normaliseEmail(invitation.email))) !== null)
      return problem('emailTaken');
    const account = await createInvitedAccount(trx, invitation, {
      now,
      actorId,
      by: actorId === null ? 'command' : 'invitation',
    });
    await queueInvitation(trx, account, actorId, now);
    return ok(account);
  });
}

export type AdministrationProblem = 'notFound' | 'lastAdministrator' | 'wrongState';

/** Thrown inside the transaction of a change, to take all of it back. */
class ChangeRefused extends Error {
  constructor(readonly problem: AdministrationProblem) {
    super(problem);
  }
}

type Change = (trx: Knex, account: Account, now: Date) => Promise<Result<null, AdministrationProblem>>;

/** Runs a change of one account; takes it back when it would leave nobody to administer the service. */
async function changeAccount(
  { db, clock }: Deps,
  accountId: string,
  change: Change,
): Promise<Result<null, AdministrationProblem>> {
  try {
    return await db.transaction(async (trx) => {
      const before = await lockAdministrators(trx);
      const account = await findAccount(trx, accountId);
      if (account === null) throw new ChangeRefused('notFound');
      const changed = await change(trx, account, clock());
      if (before.length > 0 && (await lockAdministrators(trx)).length === 0)
        throw new ChangeRefused('lastAdministrator');
      return changed;
    });
  } catch (error) {
    if (error instanceof ChangeRefused) return problem(error.problem);
    throw error;
  }
}

/**
 * Takes somebody who no longer acts for an authority out of its own service as well.
 * @returns the roles that are left
 */
async function leaveAuthorities(
  trx: Knex,
  change: { account: Account; wanted: readonly RoleGrant[]; actorId: string; now: Date },
): Promise<RoleGrant[]> {
  const { account, actorId, now } = change;
  let left = [...change.wanted];
  const names = left.map(grantName);
  for (const lost of account.grants.filter((grant) => !names.includes(grantName(grant)))) {
    const objectId = await leaveAuthority(trx, account, lost, now);
    if (objectId === null) continue;
    left = left.filter(({ role, scope }) => !(role === 'partner' && scope === objectId));
    const details = { account: account.id };
    await recordAudit(trx, { type: 'organisation.personRemoved', at: now, actorId, objectId, details });
  }
  return left;
}

/** Keeps the named roles, adds one, takes the others away. */
export function changeRoles(
  deps: Deps,
  actorId: string,
  accountId: string,
  { keep, add }: { keep: readonly string[]; add: RoleGrant | null },
): Promise<Result<null, AdministrationProblem>> {
  return changeAccount(deps, accountId, async (trx, account, now) => {
    const kept = account.grants.filter((grant) => keep.includes(grantName(grant)));
    const isNew = add !== null && !kept.some((grant) => grantName(grant) === grantName(add));
    const wanted = isNew ? [...kept, add] : kept;
    const grants = await leaveAuthorities(trx, { account, wanted, actorId, now });
    await replaceGrants(trx, accountId, grants);
    await recordAudit(trx, {
      type: 'account.rolesChanged',
      at: now,
      actorId,
      objectId: accountId,
      details: { before: describeGrants(account.grants), after: describeGrants(grants) },
    });
    return ok(null);
  });
}

/** Shuts a person out at once: sessions end and links become worthless. */
export function disableAccount(
  deps: Deps,
  actorId: string,
  accountId: string,
): Promise<Result<null, AdministrationProblem>> {
  return changeAccount(deps, accountId, async (trx, account, now) => {
    if (account.state !== 'active') return problem('wrongState');
    await updateAccount(trx, accountId, { state: 'disabled' });
    await deleteSessions(trx, accountId);
    await revokeLinks(trx, accountId, now);
    await recordAudit(trx, { type: 'account.disabled', at: now, actorId, objectId: accountId, details: {} });
    return ok(null);
  });
}

export function enableAccount(
  deps: Deps,
  actorId: string,
  accountId: string,
): Promise<Result<null, AdministrationProblem>> {
  return changeAccount(deps, accountId, async (trx, account, now) => {
    if (account.state !== 'disabled') return problem('wrongState');
    await updateAccount(trx, accountId, { state: 'active' });
    await recordAudit(trx, { type: 'account.enabled', at: now, actorId, objectId: accountId, details: {} });
    return ok(null);
  });
}

/** Takes an invitation back: what was written for it is deleted. */
export function revokeInvitation(
  deps: Deps,
  actorId: string,
  accountId: string,
): Promise<Result<null, AdministrationProblem>> {
  return changeAccount(deps, accountId, async (trx, account, now) => {
    if (account.state !== 'invited') return problem('wrongState');
    await deleteAccount(trx, accountId);
    await recordAudit(trx, {
      type: 'account.invitationRevoked',
      at: now,
      actorId,
      objectId: accountId,
      details: {},
    });
    return ok(null);
  });
}

/** Sends an invitation again; it holds for its full time from now, and older links end. */
export function resendInvitation(
  deps: Deps,
  actorId: string,
  accountId: string,
): Promise<Result<null, AdministrationProblem>> {
  return changeAccount(deps, accountId, async (trx, account, now) => {
    if (account.state !== 'invited') return problem('wrongState');
    const deleteAfter = deletionDayOfInvitation(finnishDay(now));
    await updateAccount(trx, accountId, { deleteAfter });
    await queueInvitation(trx, { ...account, deleteAfter }, actorId, now);
    return ok(null);
  });
}
