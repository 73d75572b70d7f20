/** What the page of an organisation's people shows besides their offers: needs near them, pledges, marks, mail. */
import type { Actor } from '../accounts/policy.model';
import { findAccount } from '../accounts/account.store';
import { organisationsActedFor } from '../organisations/coordination.service';
import { listMailTo, type SentMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { finnishDay, type IsoDate } from '../shared/dates';
import type { NeedGeography } from './need-ranking.model';
import { readNeedsForPartner, type NeedsForPartner } from './partner-needs.service';
import type { PlaceMark } from './place-mark.model';
import { listOpenMarks } from './place-mark.store';
import type { PledgeState } from './pledge.model';
import { countPledgesOf } from './pledge.store';

export interface MyNeeds {
  needs: NeedsForPartner;
  pledges: Partial<Record<PledgeState, number>>;
  marks: readonly PlaceMark[];
  mail: readonly SentMail[];
  today: IsoDate;
}

const nearQuery = {
  scope: 'near',
  search: '',
  state: null,
  type: null,
  municipalityCode: null,
  page: 1,
} as const;
const mailShown = 10;

export async function readMyNeeds(
  deps: Deps,
  geography: () => Promise<NeedGeography>,
  actor: Actor,
): Promise<MyNeeds> {
  const own = await organisationsActedFor(deps.db, actor);
  const account = await findAccount(deps.db, actor.accountId);
  return {
    needs: await readNeedsForPartner(deps, geography, actor, nearQuery),
    pledges: await countPledgesOf(deps.db, own),
    marks: await listOpenMarks(deps.db, 'organisation', own),
    mail: account === null ? [] : await listMailTo(deps.db, account.email, mailShown),
    today: finnishDay(deps.clock()),
  };
}
