/** Opens sessions, recognises people by them, and ends them. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { recordAudit } from '../audit/audit.store';
import type { Deps } from '../platform/deps';
import { hashOf, newToken } from '../platform/secrets';
import { mustUseIdentityProvider, type Account } from './account.model';
import { findAccount } from './account.store';
import { deviceName, isSessionAlive, sessionLimits, type Session, type SignInMethod } from './session.model';
import { deleteSession, deleteSessions, findSession, insertSession, touchSession } from './session.store';

/** A person with the session that they came with. */
export interface SignedIn {
  account: Account;
  session: Session;
}

export interface NewSession {
  method: SignInMethod;
  userAgent: string;
  /** Secret of a session that the browser held before; it ends, whoever's it was. */
  previousToken: string | undefined;
}

/** How stale `lastUsedAt` may become before a request writes it anew. */
const touchAfterMs = 60_000;

/** Opens a session and returns its secret, which goes into the browser's cookie and nowhere else. */
export async function openSession(
  trx: Knex,
  account: Account,
  { method, userAgent, previousToken }: NewSession,
  now: Date,
): Promise<string> {
  if (previousToken !== undefined) await endSessionOf(trx, previousToken);
  const token = newToken();
  const session: Session = {
    id: randomUUID(),
    accountId: account.id,
    method,
    device: deviceName(userAgent),
    createdAt: now,
    lastUsedAt: now,
    expiresAt: new Date(now.getTime() + sessionLimits(account).absoluteMs),
  };
  await insertSession(trx, session, hashOf(token));
  return token;
}

async function endSessionOf(trx: Knex, token: string): Promise<Session | null> {
  const session = await findSession(trx, hashOf(token));
  if (session !== null) await deleteSession(trx, session.accountId, session.id);
  return session;
}

/** Whether the configuration still lets the account in, by the way it came. */
function isAdmitted({ config }: Deps, account: Account, method: SignInMethod): boolean {
  if (account.isExample) return config.exampleAccounts;
  return method === 'oidc' || !mustUseIdentityProvider(account, config.oidc?.onlyRoles ?? []);
}

/** Who holds the secret; null when it is nobody's, or the session or the account has ended. */
export async function findSignedIn(deps: Deps, token: string): Promise<SignedIn | null> {
  const { db } = deps;
  const now = deps.clock();
  const session = await findSession(db, hashOf(token));
  if (session === null) return null;
  const account = await findAccount(db, session.accountId);
  if (account === null || !isAdmitted(deps, account, session.method)) return null;
  if (!isSessionAlive(session, account, now)) {
    await deleteSession(db, session.accountId, session.id);
    return null;
  }
  if (now.getTime() - session.lastUsedAt.getTime() >= touchAfterMs) await touchSession(db, session.id, now);
  return { account, session };
}

/** Signs out: the secret is worth nothing from now on. */
export async function signOut({ db, clock }: Deps, token: string): Promise<void> {
  await db.transaction(async (trx) => {
    const session = await endSessionOf(trx, token);
    if (session === null) return;
    await recordAudit(trx, {
      type: 'account.signedOut',
      at: clock(),
      actorId: session.accountId,
      objectId: null,
      details: {},
    });
  });
}

/** Ends one of the person's own sessions, or with null all but the present one; tells how many ended. */
export async function endOwnSessions(
  { db, clock }: Deps,
  { account, session }: SignedIn,
  sessionId: string | null,
): Promise<number> {
  return db.transaction(async (trx) => {
    const count =
      sessionId === null
        ? await deleteSessions(trx, account.id, session.id)
        : Number(await deleteSession(trx, account.id, sessionId));
    if (count > 0)
      await recordAudit(trx, {
        type: 'account.sessionsEnded',
        at: clock(),
        actorId: account.id,
        objectId: null,
        details: { count },
      });
    return count;
  });
}
