/** Forgets contacts of offers, and drafts that were never published, on the day that the form named. */
import { recordAudit } from '../audit/audit.store';
import { listElections } from '../elections/election.store';
import { contactDeletionDay } from '../needs/need-retention.model';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { forgetOfferContacts } from './offer.store';

/** Runs as often as one likes; logged and audited. Tells how many offers and drafts lost something. */
export async function deleteExpiredOfferContacts({ db, clock, logger }: Deps): Promise<number> {
  const now = clock();
  const today = finnishDay(now);
  const due = (await listElections(db)).filter(({ heldOn }) => contactDeletionDay(heldOn) <= today);
  let deleted = 0;
  for (const { code } of due) {
    deleted += await db.transaction(async (trx) => {
      const { offers, drafts } = await forgetOfferContacts(trx, code);
      if (offers + drafts === 0) return 0;
      const details = { election: code, offers, drafts };
      await recordAudit(trx, {
        type: 'offer.contactsDeleted',
        at: now,
        actorId: null,
        objectId: null,
        details,
      });
      return offers + drafts;
    });
  }
  if (deleted > 0) logger.info({ offers: deleted }, 'expired contacts of offers and drafts deleted');
  return deleted;
}
