/** A municipality's or wellbeing services county's own services: an organisation by the standing of the authority. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Account } from '../accounts/account.model';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import type { Deps } from '../platform/deps';
import { exampleAuthority, type Authority } from './authority.model';
import { joinOrganisation } from './membership.service';
import { registrationDeclarationVersion, type Organisation } from './organisation.model';
import { findOrganisation, findOrganisationOfAuthority, insertOrganisation } from './organisation.store';

/** The organisation of an authority's own services, by the authority's key; null when it has none. */
export function readAuthorityService({ db }: Pick<Deps, 'db'>, key: string): Promise<Organisation | null> {
  return findOrganisationOfAuthority(db, key);
}

/** Whether somebody has opened it; of an authority's service that nobody has, only transcribed announcements are known. */
export function isOpenedByAuthority({
  authority,
  contact,
}: Pick<Organisation, 'authority' | 'contact'>): boolean {
  return authority === null || contact.email !== '';
}

/** Nobody: a service that was transcribed from an announcement, until its authority opens it. */
const noContact = { name: '', email: '', language: 'fi' } as const;

/**
 * The organisation of an authority's own services, made when there is none.
 * @param contact who opens it; null for services that were transcribed from its announcements
 */
export async function ensureAuthorityService(
  trx: Knex,
  authority: Authority,
  contact: Organisation['contact'] | null,
  now: Date,
): Promise<Organisation> {
  const present = await findOrganisationOfAuthority(trx, authority.key);
  if (present !== null) return present;
  const organisation: Organisation = {
    id: authority.isExample === true ? `example-${authority.key.replace(':', '-')}` : randomUUID(),
    name: authority.serviceName,
    kind: 'municipal_service',
    businessId: null,
    registerNumber: null,
    municipalities: authority.municipalities,
    languages: authority.languages,
    contact: contact ?? noContact,
    state: 'accepted',
    trust: 'authority',
    umbrellaId: null,
    authority: authority.key,
    declaration: { textVersion: registrationDeclarationVersion, at: now },
    createdAt: now,
    decidedAt: now,
    decisionReason: null,
  };
  // Of two at once the second finds the first one's.
  if (!(await insertOrganisation(trx, organisation)))
    return (await findOrganisationOfAuthority(trx, authority.key))!;
  return organisation;
}

/**
 * The organisation under which an authority offers its own services, made when there is none; whoever acts for the authority is one of
 * its contacts from then on. The caller has seen that the account has the authority's role.
 */
export async function openAuthorityService(
  deps: Deps,
  account: Account,
  given: Authority,
): Promise<Organisation> {
  const now = deps.clock();
  const authority = account.isExample ? exampleAuthority(given) : given;
  return deps.db.transaction(async (trx) => {
    const present = await findOrganisationOfAuthority(trx, authority.key);
    const { email, name, language } = account;
    const contact = { email, name, language };
    const organisation = await ensureAuthorityService(trx, authority, contact, now);
    if (!account.grants.some(({ role, scope }) => role === 'partner' && scope === organisation.id)) {
      const joined = { id: organisation.id, contactEmail: organisation.contact.email };
      await joinOrganisation(trx, joined, { person: contact, role: 'contact', now });
    }
    if (present === null || !isOpenedByAuthority(present)) {
      await raiseDataVersion(trx, 'organisations', now);
      const noted = { at: now, actorId: account.id, objectId: organisation.id };
      await recordAudit(trx, {
        ...noted,
        type: 'organisation.authorityOpened',
        details: { authority: authority.key },
      });
    }
    return (await findOrganisation(trx, organisation.id))!;
  });
}
