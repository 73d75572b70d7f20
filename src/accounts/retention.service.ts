/** Deletes contact data whose day has come, and what nobody needs any more. */
import { recordAudit } from '../audit/audit.store';
import { deleteOldMail } from '../outbox/outbox.service';
import type { Deps } from '../platform/deps';
import { deleteEndedWindows } from '../platform/rate-limit.store';
import { finnishDay } from '../shared/dates';
import { deletePerson } from '../organisations/departure.service';
import { listAccountsToDelete, lockAdministrators } from './account.store';
import { deleteExpiredSessions } from './session.store';
import { deleteEndedLinks } from './sign-in-link.store';

export interface Deletions {
  accounts: number;
  invitations: number;
  sessions: number;
  links: number;
  mail: number;
}

const day = 86_400_000;
/** Days for which an ended link still explains why it does not work. */
const linkKeptDays = 30;

/** Deletes accounts and invitations after their last day, but never the last administrator; logged and audited. */
export async function deleteExpiredContacts(deps: Deps): Promise<Deletions> {
  const { db, clock, logger } = deps;
  const now = clock();
  const [accounts, invitations] = await db.transaction(async (trx) => {
    const administrators = await lockAdministrators(trx);
    let left = administrators.length;
    const counts: [number, number] = [0, 0];
    for (const account of await listAccountsToDelete(trx, finnishDay(now))) {
      if (administrators.includes(account.id)) {
        if (left === 1) {
          logger.warn({ account: account.id }, 'kept past its day: the last administrator');
          continue;
        }
        left -= 1;
      }
      const invited = account.state === 'invited';
      await deletePerson(trx, account, now);
      await recordAudit(trx, {
        type: 'account.deleted',
        at: now,
        actorId: null,
        objectId: account.id,
        details: { reason: invited ? 'invitationExpired' : 'expired' },
      });
      counts[invited ? 1 : 0] += 1;
    }
    return counts;
  });
  const sessions = await deleteExpiredSessions(db, now);
  const links = await deleteEndedLinks(db, new Date(now.getTime() - linkKeptDays * day));
  const mail = await deleteOldMail(deps);
  await deleteEndedWindows(db, now);
  const deletions = { accounts, invitations, sessions, links, mail };
  logger.info(deletions, 'expired contact data deleted');
  return deletions;
}
