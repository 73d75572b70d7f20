/** Reminds moderators of offers and reports that have waited long, once a week each. */
import { listAccountsInRole } from '../accounts/account.store';
import type { Actor } from '../accounts/policy.model';
import { queueMail } from '../outbox/outbox.store';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { takeFromLimit } from '../platform/rate-limit.store';
import { parseOfferFilter } from './offer-queue.form';
import { readReports } from './offer-report.service';
import { readOfferQueue } from './offer-review.service';

/** Days after which something counts as waiting long. */
export const longWaitDays = 7;

const reminderLimit = { name: 'moderation-reminder', limit: 1, windowSeconds: 7 * 86_400 };

/** How many offers and reports of the actor's area have waited long; of the oldest hundred at most. */
async function countWaiting(deps: Deps, actor: Actor): Promise<{ offers: number; reports: number }> {
  const before = new Date(deps.clock().getTime() - longWaitDays * 86_400_000);
  const { offers } = await readOfferQueue(deps, actor, { ...parseOfferFilter({}), state: 'submitted' });
  const { reports } = await readReports(deps, actor, { state: 'new', page: 1 });
  return {
    offers: offers.filter(({ submittedAt }) => submittedAt !== null && submittedAt < before).length,
    reports: reports.filter(({ report }) => report.createdAt < before).length,
  };
}

/** Mails each moderator for whom something has waited long; any number of processes mail each once a week. Tells how many. */
export async function remindModerators(deps: Deps): Promise<number> {
  let reminded = 0;
  for (const { id, grants, email, language } of await listAccountsInRole(deps.db, 'moderator')) {
    const waiting = await countWaiting(deps, { accountId: id, grants });
    if (waiting.offers + waiting.reports === 0) continue;
    const now = deps.clock();
    const allowed = await takeFromLimit(deps.db, reminderLimit, id, now);
    if (!allowed.allowed) continue;
    const page = waiting.offers > 0 ? paths.moderationOffers : paths.moderationReports;
    const url = `${deps.config.publicUrl}${href(language, page)}`;
    const values = { ...waiting, days: longWaitDays, url };
    await queueMail(deps.db, { receiver: email, language, template: 'moderationWaits', values }, now);
    reminded += 1;
  }
  return reminded;
}
