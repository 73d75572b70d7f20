/** What becomes of the organisations of a person whose account goes: nothing of them names the person any more. */
import type { Knex } from 'knex';
import type { Account, RoleGrant } from '../accounts/account.model';
import { deleteAccount } from '../accounts/account.store';
import { scopesOf } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { countyKey, municipalityKey } from './authority.model';
import { storePeople } from './membership.service';
import { findOrganisation, findOrganisationOfAuthority, updateOrganisationState } from './organisation.store';
import { listMembers, lockOrganisation, updateContact } from './people.store';
import { coordinatorIdsOf } from './umbrella.store';

/** Takes the person out of an organisation. Where nobody is left it forgets its contact, and closes unless somebody above acts for it. */
async function leaveBehind(trx: Knex, organisationId: string, account: Account, now: Date): Promise<void> {
  await lockOrganisation(trx, organisationId);
  const organisation = await findOrganisation(trx, organisationId);
  if (organisation === null) return;
  const before = await listMembers(trx, organisationId);
  const after = before.filter(({ accountId }) => accountId !== account.id);
  await storePeople(trx, { id: organisationId, contactEmail: organisation.contact.email }, before, after);
  if (after.length > 0) return;
  await updateContact(trx, organisationId, { name: '', email: '', language: organisation.contact.language });
  // The service of an authority waits for whoever acts for the authority next.
  if (organisation.state !== 'accepted' || organisation.authority !== null) return;
  if ((await coordinatorIdsOf(trx, organisationId)).length > 0) return;
  const { trust, decidedAt, decisionReason } = organisation;
  await updateOrganisationState(trx, organisation, { state: 'closed', trust, decidedAt, decisionReason });
  await raiseDataVersion(trx, 'organisations', now);
  const noted = { at: now, actorId: null, objectId: organisationId };
  await recordAudit(trx, { ...noted, type: 'organisation.closed', details: {} });
}

/**
 * Takes the person out of the own service of an authority for which they act no longer.
 * @param lost the role that they had
 * @returns id of the service; null when they were not of it
 */
export async function leaveAuthority(
  trx: Knex,
  account: Account,
  { role, scope }: RoleGrant,
  now: Date,
): Promise<string | null> {
  const keyOf = { municipality: municipalityKey, wellbeing_county: countyKey };
  if (role !== 'municipality' && role !== 'wellbeing_county') return null;
  const service = await findOrganisationOfAuthority(trx, keyOf[role](scope));
  if (service === null) return null;
  const members = await listMembers(trx, service.id);
  if (!members.some(({ accountId }) => accountId === account.id)) return null;
  await leaveBehind(trx, service.id, account, now);
  return service.id;
}

/** Deletes an account with everything that names the person, also in organisations. */
export async function deletePerson(trx: Knex, account: Account, now: Date): Promise<void> {
  for (const organisationId of scopesOf(account, 'partner'))
    await leaveBehind(trx, organisationId, account, now);
  await deleteAccount(trx, account.id);
}
