/** Whom an organisation or a municipality can vouch for, and for whom it does. */
import { can, type Actor } from '../accounts/policy.model';
import type { Organisation } from '../organisations/organisation.model';
import { organisationNameKey } from '../organisations/organisation.model';
import { contactsOf } from '../organisations/people.model';
import { listMembers } from '../organisations/people.store';
import { findOrganisation } from '../organisations/organisation.store';
import { mayVouch, voucherKey, type Voucher } from '../organisations/trust.model';
import { listVouchedBy } from '../organisations/trust.store';
import type { Deps } from '../platform/deps';
import { listPartners } from './partner-directory.store';
import { partnersPerPage } from './partner-directory.model';
import type { VouchingList } from './vouching.model';

async function readList(
  deps: Deps,
  { voucher, codes, own }: { voucher: Voucher; codes: readonly string[]; own: string | null },
  { search, page }: { search: string; page: number },
): Promise<Omit<VouchingList, 'mayVouch'>> {
  const filter = { nameKey: organisationNameKey(search), kind: null, municipalityCodes: codes };
  const { organisations, total } = await listPartners(deps.db, filter, {
    offset: (page - 1) * partnersPerPage,
    limit: partnersPerPage,
  });
  const vouched = new Set(await listVouchedBy(deps.db, voucherKey(voucher)));
  const rows = organisations
    .filter(({ id }) => id !== own)
    .map((organisation) => ({ organisation, isVouchedFor: vouched.has(organisation.id) }));
  return { voucher, search, page, total, rows };
}

/** Organisations that work where this one works, for a contact of it; null for everybody else. */
export async function readVouchingOfOrganisation(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  question: { search: string; page: number },
): Promise<{ organisation: Organisation; list: VouchingList } | null> {
  const organisation = await findOrganisation(deps.db, organisationId);
  if (organisation === null) return null;
  const contactIds = contactsOf(await listMembers(deps.db, organisationId)).map(({ accountId }) => accountId);
  if (!can(actor, 'managePeopleOfOrganisation', { organisationId, contactIds })) return null;
  const voucher = { kind: 'organisation', id: organisationId } as const;
  const list = await readList(
    deps,
    { voucher, codes: organisation.municipalities, own: organisationId },
    question,
  );
  return { organisation, list: { ...list, mayVouch: mayVouch(organisation) } };
}

/** Organisations that work in a municipality; the guard of the route has judged the reader. */
export async function readVouchingOfMunicipality(
  deps: Deps,
  code: string,
  question: { search: string; page: number },
): Promise<VouchingList> {
  const list = await readList(
    deps,
    { voucher: { kind: 'municipality', code }, codes: [code], own: null },
    question,
  );
  return { ...list, mayVouch: true };
}
