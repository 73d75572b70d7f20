/** Forgets contacts and messages of needs and pledges, and unshown drafts, once their election is long over. */
import { recordAudit } from '../audit/audit.store';
import { listElections } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { contactDeletionDay } from './need-retention.model';
import { forgetNeedContacts } from './need.store';
import { forgetPledgeContacts } from './pledge.store';

/** Deletes what the forms named the day for; logged and audited. Tells how many needs and pledges lost something. */
export async function deleteExpiredNeedContacts({ db, clock, logger }: Deps): Promise<number> {
  const now = clock();
  const today = finnishDay(now);
  const due = (await listElections(db)).filter(({ heldOn }) => contactDeletionDay(heldOn) <= today);
  let deleted = 0;
  for (const { code } of due) {
    deleted += await db.transaction(async (trx) => {
      const pledges = await forgetPledgeContacts(trx, code);
      const needs = await forgetNeedContacts(trx, code);
      if (pledges + needs === 0) return 0;
      await recordAudit(trx, {
        type: 'need.contactsDeleted',
        at: now,
        actorId: null,
        objectId: null,
        details: { election: code, needs, pledges },
      });
      return pledges + needs;
    });
  }
  if (deleted > 0) logger.info({ contacts: deleted }, 'expired contacts of needs and pledges deleted');
  return deleted;
}
