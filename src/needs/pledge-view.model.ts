/** What each side of a pledge sees of the other: fixed lists of fields, and contacts only while the pledge holds. */
import type { Organisation } from '../organisations/organisation.model';
import type { Need, NeedContact } from './need.model';
import { holdsCapacity, type Pledge, type PledgeContact } from './pledge.model';

/** Fields of a pledge that both sides see. */
export const sharedPledgeFields = [
  'id',
  'version',
  'state',
  'quantity',
  'seats',
  'wheelchairPlaces',
  'days',
  'opensAt',
  'closesAt',
  'message',
  'reason',
  'takenBackBy',
  'createdAt',
  'changedAt',
] as const satisfies readonly (keyof Pledge)[];

export type SharedPledge = Pick<Pledge, (typeof sharedPledgeFields)[number]>;

function shared(pledge: Pledge): SharedPledge {
  return Object.fromEntries(
    sharedPledgeFields.map((name) => [name, pledge[name]]),
  ) as unknown as SharedPledge;
}

/** What the municipality sees: not the organisation's own contact person, but whom the pledge names. */
export interface PledgeForMunicipality extends SharedPledge {
  organisation: Pick<Organisation, 'name' | 'trust'>;
  /** Null when the pledge does not hold, or the contact has been forgotten. */
  contact: PledgeContact | null;
}

export function pledgeForMunicipality(
  pledge: Pledge,
  { name, trust }: Pick<Organisation, 'name' | 'trust'>,
): PledgeForMunicipality {
  return {
    ...shared(pledge),
    organisation: { name, trust },
    contact: holdsCapacity(pledge.state) ? pledge.contact : null,
  };
}

/** What the organisation sees of the municipality besides the need itself. */
export interface PledgeForOrganisation extends SharedPledge {
  contact: Omit<NeedContact, 'language'> | null;
}

export function pledgeForOrganisation(pledge: Pledge, need: Pick<Need, 'contact'>): PledgeForOrganisation {
  const { contact } = need;
  const isShown = contact !== null && holdsCapacity(pledge.state);
  return {
    ...shared(pledge),
    contact: isShown ? { role: contact.role, email: contact.email, phone: contact.phone } : null,
  };
}
