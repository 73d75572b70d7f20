/** People who work with the service, and the roles in which they do. */
import type { Language } from '../i18n/language';
import { addDays, type IsoDate } from '../shared/dates';

/** Roles that an administrator gives by invitation; organisations register themselves. */
export const invitedRoles = [
  'municipality',
  'moderator',
  'planner',
  'administrator',
  'wellbeing_county',
] as const;
export type InvitedRole = (typeof invitedRoles)[number];

/** In the order in which they are offered; a new one comes last. */
export const roles = ['partner', ...invitedRoles] as const;
export type Role = (typeof roles)[number];

export function isRole(text: unknown): text is Role {
  return roles.some((role) => role === text);
}

/** A role and where it holds. */
export interface RoleGrant {
  role: Role;
  /**
   * Partner: id of the organisation. Municipality: its code. Moderator: `all`, or a kind and code such as
   * `municipality:091`, `region:02`. Wellbeing services county: its code. Planner and administrator: empty, they act for the whole country.
   */
  scope: string;
}

/** The name of a grant in forms and in the audit trail: `moderator region:02`, `planner`. */
export function grantName({ role, scope }: RoleGrant): string {
  return scope === '' ? role : `${role} ${scope}`;
}

/** One line of roles for the audit trail: `moderator region:02, planner`. */
export function describeGrants(grants: readonly RoleGrant[]): string {
  return grants.map(grantName).join(', ');
}

const scopePatterns: Readonly<Record<Role, RegExp>> = {
  partner: /^[\w-]{1,60}$/,
  municipality: /^\d{3}$/,
  moderator: /^(all|(municipality|region|wellbeing_county|constituency):\d{2,3})$/,
  planner: /^$/,
  administrator: /^$/,
  wellbeing_county: /^\d{2}$/,
};

/** Whether the scope is one that the role can have. */
export function isScopeOf(role: Role, scope: string): boolean {
  return scopePatterns[role].test(scope);
}

export const accountStates = ['invited', 'active', 'disabled'] as const;
export type AccountState = (typeof accountStates)[number];

export interface Account {
  id: string;
  /** Lower case; unique. */
  email: string;
  name: string;
  language: Language;
  state: AccountState;
  /** A marked example of a demonstration; never valid in production. */
  isExample: boolean;
  createdAt: Date;
  /** Null until the first sign-in. */
  lastSignInAt: Date | null;
  /** Last day on which the contact data is kept, unless the person signs in again. */
  deleteAfter: IsoDate;
  grants: readonly RoleGrant[];
}

/** The one spelling under which an e-mail address is stored and counted. */
export function normaliseEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

/** Contact data is kept this long after the last sign-in: from one general election to the next, and some. */
export const daysKeptAfterSignIn = 400;
/** An invitation can be accepted for this long; what was written for it goes with it. */
export const invitationDays = 14;

export function deletionDayAfterSignIn(day: IsoDate): IsoDate {
  return addDays(day, daysKeptAfterSignIn);
}

export function deletionDayOfInvitation(day: IsoDate): IsoDate {
  return addDays(day, invitationDays);
}

/** Whether the account has a role for which the identity provider is the only way in. */
export function mustUseIdentityProvider(
  account: Pick<Account, 'grants'>,
  identityProviderRoles: readonly Role[],
): boolean {
  return account.grants.some((grant) => identityProviderRoles.includes(grant.role));
}
