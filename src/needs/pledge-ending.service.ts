/** What becomes of pledges that nobody has answered when their need ends. */
import { recordAudit } from '../audit/audit.store';
import type { Database } from '../platform/database';
import type { Need } from './need.model';
import { changePledge } from './pledge.model';
import { tellAboutPledge } from './pledge-mail.service';
import { listPledgesTo, updatePledge } from './pledge.store';

/** Lets every waiting pledge to the need lapse, and tells its organisation; call it in the transaction that ends the need. */
export async function lapseWaitingPledges(
  trx: Database,
  need: Need,
  { actorId, now }: { actorId: string | null; now: Date },
): Promise<void> {
  for (const seen of await listPledgesTo(trx, [need.id])) {
    const changed = changePledge(seen.state, { type: 'lapse' });
    if (!changed.ok) continue;
    const pledge = { ...seen, state: changed.value, changedAt: now };
    if (!(await updatePledge(trx, pledge))) continue;
    const noted = { at: now, actorId, objectId: pledge.id };
    await recordAudit(trx, { ...noted, type: 'pledge.changed', details: { state: pledge.state } });
    await tellAboutPledge(trx, { pledge, need, side: 'organisation' }, now);
  }
}
