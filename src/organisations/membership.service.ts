/** How a person becomes one of an organisation: by confirming its registration, or by a colleague's invitation. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import {
  deletionDayAfterSignIn,
  describeGrants,
  mustUseIdentityProvider,
  type Account,
} from '../accounts/account.model';
import { findAccountByEmail, insertAccountIfNew } from '../accounts/account.store';
import { enter, type NewSignIn } from '../accounts/sign-in.service';
import { recordAudit } from '../audit/audit.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import {
  changePeople,
  contactsOf,
  type Member,
  type MemberRole,
  type Membership,
  type Person,
} from './people.model';
import { listMembers, lockOrganisation, replaceMembers, updateContact } from './people.store';

/** The account of an address, made when there is none; two at once get the same one. */
async function accountOf(trx: Knex, person: Person, now: Date): Promise<Account> {
  const present = await findAccountByEmail(trx, person.email);
  if (present !== null) return present;
  const account: Account = {
    ...person,
    id: randomUUID(),
    state: 'active',
    isExample: false,
    createdAt: now,
    lastSignInAt: null,
    deleteAfter: deletionDayAfterSignIn(finnishDay(now)),
    grants: [],
  };
  if (await insertAccountIfNew(trx, account)) {
    const details = { roles: 'partner', by: 'registration' } as const;
    await recordAudit(trx, {
      type: 'account.created',
      at: now,
      actorId: null,
      objectId: account.id,
      details,
    });
    return account;
  }
  const made = await findAccountByEmail(trx, person.email);
  if (made === null) throw new Error('An account was there and is gone again');
  return made;
}

/** Stores who belongs to the organisation by now; its named contact is always one of its contacts. */
export async function storePeople(
  trx: Knex,
  organisation: { id: string; contactEmail: string },
  before: readonly Membership[],
  after: readonly Membership[],
): Promise<Member[]> {
  await replaceMembers(trx, organisation.id, before, after);
  const members = await listMembers(trx, organisation.id);
  const contacts = contactsOf(members);
  const [first] = contacts;
  if (first !== undefined && !contacts.some(({ email }) => email === organisation.contactEmail))
    await updateContact(trx, organisation.id, first);
  return members;
}

/** Makes the person of an address one of the organisation; the caller has seen that they may. */
export async function joinOrganisation(
  trx: Knex,
  organisation: { id: string; contactEmail: string },
  { person, role, now }: { person: Person; role: MemberRole; now: Date },
): Promise<Account> {
  await lockOrganisation(trx, organisation.id);
  const account = await accountOf(trx, person, now);
  const before = await listMembers(trx, organisation.id);
  const changed = changePeople(before, { type: 'join', accountId: account.id, role, at: now });
  if (!changed.ok) throw new Error(changed.problem);
  await storePeople(trx, organisation, before, changed.value);
  const grants = [...account.grants, { role: 'partner' as const, scope: organisation.id }];
  await recordAudit(trx, {
    type: 'account.rolesChanged',
    at: now,
    actorId: account.id,
    objectId: account.id,
    details: { before: describeGrants(account.grants), after: describeGrants(grants) },
  });
  return { ...account, grants };
}

/** Opens a session for somebody who used a mailed link; null for people who must come in another way. */
export async function enterByLink(
  trx: Knex,
  deps: Deps,
  account: Account,
  browser: { userAgent: string; previousToken: string | undefined },
): Promise<NewSignIn | null> {
  const mayEnter =
    account.state !== 'disabled' &&
    !account.isExample &&
    !mustUseIdentityProvider(account, deps.config.oidc?.onlyRoles ?? []);
  return mayEnter ? enter(trx, deps, account, { ...browser, method: 'link' }) : null;
}
