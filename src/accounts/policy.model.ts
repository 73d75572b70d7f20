/** Who may do what: one rule per action, and whatever has no rule is refused. */
import type { Role, RoleGrant } from './account.model';

/** Somebody who is signed in. */
export interface Actor {
  accountId: string;
  grants: readonly RoleGrant[];
}

/** Every action, with the object that it is done to; null where the action has none. */
export interface ActionObjects {
  useOwnAccount: { accountId: string };
  administerAccounts: null;
  administerMail: null;
  administerElections: null;
  administerFeedback: null;
  readAudit: null;
  viewPlannerReport: null;
  /** Gaps that show how help could fail or be overrun. */
  viewAuthorityGaps: { municipalityCode: string };
  /** Needs of all municipalities with what was pledged to them. */
  viewAllNeeds: null;
  /** How far all municipalities have come with their places. */
  viewMunicipalityIndex: null;
  /** Mail to all municipalities that asks for confirmation. */
  askMunicipalities: null;
  /** Data on the people that all figures rest on. */
  bringDemandData: null;
  /** Boundaries of a municipality's own voting districts. */
  bringDistrictsOfMunicipality: { municipalityCode: string };
  editPlacesOfMunicipality: { municipalityCode: string };
  /** A wellbeing services county with its own services. */
  actForWellbeingCounty: { countyCode: string };
  /** Every area that the offer lies in, as scopes (`municipality:091`, `region:01`), and whose offer it is. */
  reviewOffersInArea: { areas: readonly string[]; organisationId: string };
  /** Every area that the organisation works in, as scopes. */
  acceptOrganisation: { areas: readonly string[]; organisationId: string };
  /** The organisation, and those above it that may act for it. */
  editOffersOfOrganisation: { organisationId: string; coordinatorIds: readonly string[] };
  /** The organisation, and the accounts of its contacts. */
  managePeopleOfOrganisation: { organisationId: string; contactIds: readonly string[] };
  /** Who vouches, the accounts of its contacts, and for whom. */
  vouchAsOrganisation: { organisationId: string; contactIds: readonly string[]; vouchedId: string };
  /** Which municipality vouches, for whom, and where that organisation works. */
  vouchAsMunicipality: { municipalityCode: string; servedCodes: readonly string[]; vouchedId: string };
}
export type Action = keyof ActionObjects;

type Rules = { [A in Action]: (actor: Actor, object: ActionObjects[A]) => boolean };

/** Scopes that somebody has in a role: organisations of a partner, areas of a moderator. */
export function scopesOf({ grants }: Pick<Actor, 'grants'>, role: Role): string[] {
  return grants.filter((grant) => grant.role === role).map(({ scope }) => scope);
}

function has(actor: Actor, role: Role): boolean {
  return actor.grants.some((grant) => grant.role === role);
}

function hasIn(actor: Actor, role: Role, scopes: readonly string[]): boolean {
  return actor.grants.some((grant) => grant.role === role && scopes.includes(grant.scope));
}

const rules: Rules = {
  useOwnAccount: (actor, { accountId }) => actor.accountId === accountId,
  administerAccounts: (actor) => has(actor, 'administrator'),
  administerMail: (actor) => has(actor, 'administrator'),
  administerElections: (actor) => has(actor, 'administrator'),
  administerFeedback: (actor) => has(actor, 'administrator'),
  readAudit: (actor) => has(actor, 'administrator') || has(actor, 'planner'),
  viewPlannerReport: (actor) => has(actor, 'planner'),
  viewAuthorityGaps: (actor, { municipalityCode }) =>
    has(actor, 'planner') || has(actor, 'administrator') || hasIn(actor, 'municipality', [municipalityCode]),
  viewAllNeeds: (actor) =>
    (['planner', 'moderator', 'administrator', 'municipality'] as const).some((role) => has(actor, role)),
  viewMunicipalityIndex: (actor) => has(actor, 'planner') || has(actor, 'administrator'),
  askMunicipalities: (actor) => has(actor, 'planner') || has(actor, 'administrator'),
  bringDemandData: (actor) => has(actor, 'planner') || has(actor, 'administrator'),
  bringDistrictsOfMunicipality: (actor, { municipalityCode }) =>
    hasIn(actor, 'municipality', [municipalityCode]) || has(actor, 'administrator'),
  editPlacesOfMunicipality: (actor, { municipalityCode }) =>
    hasIn(actor, 'municipality', [municipalityCode]) || has(actor, 'administrator'),
  actForWellbeingCounty: (actor, { countyCode }) => hasIn(actor, 'wellbeing_county', [countyCode]),
  // Nobody reviews the offers of an organisation of their own.
  reviewOffersInArea: (actor, { areas, organisationId }) =>
    hasIn(actor, 'moderator', ['all', ...areas]) && !hasIn(actor, 'partner', [organisationId]),
  acceptOrganisation: (actor, { areas, organisationId }) =>
    (has(actor, 'administrator') || hasIn(actor, 'moderator', ['all', ...areas])) &&
    !hasIn(actor, 'partner', [organisationId]),
  editOffersOfOrganisation: (actor, { organisationId, coordinatorIds }) =>
    hasIn(actor, 'partner', [organisationId, ...coordinatorIds]),
  managePeopleOfOrganisation: (actor, { organisationId, contactIds }) =>
    hasIn(actor, 'partner', [organisationId]) && contactIds.includes(actor.accountId),
  // Nobody vouches for an organisation of their own.
  vouchAsOrganisation: (actor, { organisationId, contactIds, vouchedId }) =>
    hasIn(actor, 'partner', [organisationId]) &&
    contactIds.includes(actor.accountId) &&
    !hasIn(actor, 'partner', [vouchedId]),
  vouchAsMunicipality: (actor, { municipalityCode, servedCodes, vouchedId }) =>
    hasIn(actor, 'municipality', [municipalityCode]) &&
    servedCodes.includes(municipalityCode) &&
    !hasIn(actor, 'partner', [vouchedId]),
};

export const actions = Object.keys(rules) as readonly Action[];

/**
 * Whether the actor may do the action to the object. Nobody who is not signed in may do anything here: what is public
 * asks no policy.
 */
export function can<A extends Action>(actor: Actor | null, action: A, object: ActionObjects[A]): boolean {
  if (actor === null || !Object.hasOwn(rules, action)) return false;
  return rules[action](actor, object);
}
