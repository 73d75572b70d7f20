/** What people do with their own account. */
import { listEventsOf, recordAudit } from '../audit/audit.store';
import type { Language } from '../i18n/language';
import type { Deps } from '../platform/deps';
import type { Account } from './account.model';
import { deletePerson } from '../organisations/departure.service';
import { listMembershipsOf, type OwnMembership } from '../organisations/people.store';
import { listVisitsOf } from '../workspace/visit.store';
import { lockAdministrators, updateAccount } from './account.store';
import type { Session } from './session.model';
import type { SignedIn } from './session.service';
import { listSessions } from './session.store';
import { listLinks } from './sign-in-link.store';

export function listOwnSessions({ db }: Deps, account: Account): Promise<Session[]> {
  return listSessions(db, account.id);
}

/** Changes name and language. */
export async function changeOwnAccount(
  { db, clock }: Deps,
  account: Account,
  change: { name: string; language: Language },
): Promise<void> {
  const fields = (['name', 'language'] as const).filter((field) => change[field] !== account[field]);
  if (fields.length === 0) return;
  await db.transaction(async (trx) => {
    await updateAccount(trx, account.id, change);
    await recordAudit(trx, {
      type: 'account.changed',
      at: clock(),
      actorId: account.id,
      objectId: null,
      details: { fields: fields.join(',') },
    });
  });
}

/** Everything that is stored about a person, as one object. */
export interface OwnData {
  exportedAt: Date;
  account: Account;
  sessions: Omit<Session, 'accountId'>[];
  /** Organisations that the person is one of, and whether they are named as its contact. */
  organisations: OwnMembership[];
  /** Municipalities whose start page the person has seen, and when last. */
  workspaceVisits: { municipalityCode: string; seenAt: Date }[];
  signInLinks: { purpose: string; createdAt: Date; expiresAt: Date; usedAt: Date | null }[];
  events: { at: Date; type: string; objectId: string | null; details: object }[];
}

export async function exportOwnData({ db, clock }: Deps, { account }: SignedIn): Promise<OwnData> {
  const at = clock();
  return db.transaction(async (trx) => {
    await recordAudit(trx, {
      type: 'account.exported',
      at,
      actorId: account.id,
      objectId: null,
      details: {},
    });
    const sessions = await listSessions(trx, account.id);
    const links = await listLinks(trx, account.id);
    const organisations = await listMembershipsOf(trx, account);
    const workspaceVisits = await listVisitsOf(trx, account.id);
    const events = await listEventsOf(trx, account.id);
    return {
      exportedAt: at,
      account,
      organisations,
      workspaceVisits,
      sessions: sessions.map(({ id, method, device, createdAt, lastUsedAt, expiresAt }) => ({
        id,
        method,
        device,
        createdAt,
        lastUsedAt,
        expiresAt,
      })),
      signInLinks: links.map(({ purpose, createdAt, expiresAt, usedAt }) => ({
        purpose,
        createdAt,
        expiresAt,
        usedAt,
      })),
      events: events.map(({ at: eventAt, type, objectId, details }) => ({
        at: eventAt,
        type,
        objectId,
        details,
      })),
    };
  });
}

/**
 * Deletes the person's account with everything that names them; the audit trail keeps an id that leads to nobody.
 * @returns false when the person is the last administrator
 */
export async function deleteOwnAccount({ db, clock }: Deps, account: Account): Promise<boolean> {
  return db.transaction(async (trx) => {
    const administrators = await lockAdministrators(trx);
    if (administrators.length === 1 && administrators[0] === account.id) return false;
    await deletePerson(trx, account, clock());
    await recordAudit(trx, {
      type: 'account.deleted',
      at: clock(),
      actorId: account.id,
      objectId: account.id,
      details: { reason: 'own' },
    });
    return true;
  });
}
