/** A municipality's or wellbeing services county's own services: an organisation by the standing of the authority. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Account } from '../accounts/account.model';
import type { Municipality } from '../areas/area.model';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import type { Deps } from '../platform/deps';
import { joinOrganisation } from './membership.service';
import { registrationDeclarationVersion, type Organisation } from './organisation.model';
import { findOrganisation, findOrganisationOfAuthority, insertOrganisation } from './organisation.store';

/** The authority in one word, as `Organisation.authority` keeps it. */
function municipalityAuthority(code: string): string {
  return `municipality:${code}`;
}

/** The organisation of a municipality's own services; null when it has none. */
export function readMunicipalService({ db }: Deps, code: string): Promise<Organisation | null> {
  return findOrganisationOfAuthority(db, municipalityAuthority(code));
}

/** Names the service in the municipality's own language. */
function serviceName({ nameFi, nameSv, languageStatus }: Municipality): string {
  return languageStatus === 'swedish' ? `${nameSv}: kommunens tjänster` : `${nameFi}: kunnan palvelut`;
}

function languagesOf({ languageStatus }: Municipality): string[] {
  if (languageStatus === 'swedish') return ['sv'];
  return languageStatus === 'finnish' ? ['fi'] : ['fi', 'sv'];
}

/** Whether somebody has opened it; of an authority's service that nobody has, only transcribed announcements are known. */
export function isOpenedByAuthority({
  authority,
  contact,
}: Pick<Organisation, 'authority' | 'contact'>): boolean {
  return authority === null || contact.email !== '';
}

/** Nobody: a service that was transcribed from an announcement, until its municipality opens it. */
const noContact = { name: '', email: '', language: 'fi' } as const;

/**
 * The organisation of a municipality's own services, made when there is none.
 * @param contact who opens it; null for services that were transcribed from its announcements
 */
export async function ensureMunicipalService(
  trx: Knex,
  municipality: Municipality,
  contact: Organisation['contact'] | null,
  now: Date,
): Promise<Organisation> {
  const present = await findOrganisationOfAuthority(trx, municipalityAuthority(municipality.code));
  if (present !== null) return present;
  const organisation: Organisation = {
    id: randomUUID(),
    name: serviceName(municipality),
    kind: 'municipal_service',
    businessId: null,
    registerNumber: null,
    municipalities: [municipality.code],
    languages: languagesOf(municipality),
    contact: contact ?? noContact,
    state: 'accepted',
    trust: 'authority',
    umbrellaId: null,
    authority: municipalityAuthority(municipality.code),
    declaration: { textVersion: registrationDeclarationVersion, at: now },
    createdAt: now,
    decidedAt: now,
    decisionReason: null,
  };
  // Of two at once the second finds the first one's.
  if (!(await insertOrganisation(trx, organisation)))
    return (await findOrganisationOfAuthority(trx, organisation.authority!))!;
  return organisation;
}

/**
 * The organisation under which a municipality offers its own services, made when there is none; whoever acts for the municipality is one of
 * its contacts from then on. The caller has seen that the account has the municipality's role.
 */
export async function openMunicipalService(
  deps: Deps,
  account: Account,
  municipality: Municipality,
): Promise<Organisation> {
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    const authority = municipalityAuthority(municipality.code);
    const present = await findOrganisationOfAuthority(trx, authority);
    const { email, name, language } = account;
    const contact = { email, name, language };
    const organisation = await ensureMunicipalService(trx, municipality, contact, now);
    if (!account.grants.some(({ role, scope }) => role === 'partner' && scope === organisation.id)) {
      const joined = { id: organisation.id, contactEmail: organisation.contact.email };
      await joinOrganisation(trx, joined, { person: contact, role: 'contact', now });
    }
    if (present === null || !isOpenedByAuthority(present)) {
      await raiseDataVersion(trx, 'organisations', now);
      const noted = { at: now, actorId: account.id, objectId: organisation.id };
      await recordAudit(trx, { ...noted, type: 'organisation.authorityOpened', details: { authority } });
    }
    return (await findOrganisation(trx, organisation.id))!;
  });
}
