/** Registering, confirming and accepting organisations. */
import { randomUUID } from 'node:crypto';
import { can, scopesOf, type Actor } from '../accounts/policy.model';
import type { NewSignIn } from '../accounts/sign-in.service';
import { listMunicipalities } from '../areas/area.store';
import type { Municipality } from '../areas/area.model';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { takeFromLimit, type LimitAnswer } from '../platform/rate-limit.store';
import { hashOf } from '../platform/secrets';
import { ok, problem, type Result } from '../shared/result';
import { enterByLink, joinOrganisation } from './membership.service';
import type { QueueQuestion, Registration } from './organisation.form';
import {
  changeOrganisation,
  duplicateMarks,
  organisationNameKey,
  registrationDeclarationVersion,
  type DuplicateMark,
  type Organisation,
  type OrganisationEvent,
  type OrganisationProblem,
} from './organisation.model';
import {
  findByConfirmation,
  findOrganisation,
  insertOrganisation,
  listForModeration,
  listSimilarOrganisations,
  updateOrganisationState,
} from './organisation.store';

/** Registrations that one address may make; more would only fill a mailbox. */
const registrationLimit = { name: 'registration-email', limit: 5, windowSeconds: 86_400 };

/** The municipalities of today, which areas are named by. */
export function currentMunicipalities({ db }: Pick<Deps, 'db'>): Promise<Municipality[]> {
  return listMunicipalities(db, 2025);
}

/** The areas in which moderators may be responsible for these municipalities. */
export function areaScopes(codes: readonly string[], municipalities: readonly Municipality[]): string[] {
  const scopes = municipalities
    .filter(({ code }) => codes.includes(code))
    .flatMap((each) => [
      `municipality:${each.code}`,
      `region:${each.regionCode}`,
      `constituency:${each.constituencyCode}`,
      ...(each.wellbeingCountyCode === null ? [] : [`wellbeing_county:${each.wellbeingCountyCode}`]),
    ]);
  return [...new Set(scopes)];
}

/** Stores a registration and mails the link to confirm it; does the same whether or not the address has an account. */
export async function registerOrganisation(
  { db, clock }: Deps,
  registration: Registration,
): Promise<LimitAnswer> {
  const now = clock();
  const answer = await takeFromLimit(db, registrationLimit, registration.contact.email, now);
  if (!answer.allowed) return answer;
  const id = randomUUID();
  await db.transaction(async (trx) => {
    await insertOrganisation(trx, {
      ...registration,
      id,
      state: 'unconfirmed',
      trust: 'unverified',
      umbrellaId: null,
      authority: null,
      declaration: { textVersion: registrationDeclarationVersion, at: now },
      createdAt: now,
      decidedAt: null,
      decisionReason: null,
    });
    await recordAudit(trx, {
      type: 'organisation.registered',
      at: now,
      actorId: null,
      objectId: id,
      details: {},
    });
    const { email, language } = registration.contact;
    await queueMail(
      trx,
      { receiver: email, language, template: 'organisationConfirm', values: { organisationId: id } },
      now,
    );
  });
  return answer;
}

/** The organisation that a link would confirm; nothing is used up. Null when the link is not good. */
export function findOrganisationToConfirm({ db, clock }: Deps, token: string): Promise<Organisation | null> {
  return findByConfirmation(db, hashOf(token), clock());
}

/**
 * Uses the link up: the organisation waits for acceptance, and its contact is a partner.
 * @returns a session, or null for people who must come in another way; a problem when the link is not good any more
 */
export async function confirmOrganisation(
  deps: Deps,
  token: string,
  browser: { userAgent: string; previousToken: string | undefined },
): Promise<Result<NewSignIn | null, 'linkNotGood'>> {
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    const organisation = await findByConfirmation(trx, hashOf(token), now);
    if (organisation === null) return problem('linkNotGood');
    const changed = changeOrganisation(organisation, { type: 'confirm' });
    if (!changed.ok) return problem('linkNotGood');
    const change = { ...changed.value, decidedAt: null, decisionReason: null };
    if (!(await updateOrganisationState(trx, organisation, change))) return problem('linkNotGood');
    const { contact } = organisation;
    const account = await joinOrganisation(
      trx,
      { id: organisation.id, contactEmail: contact.email },
      { person: contact, role: 'contact', now },
    );
    await recordAudit(trx, {
      type: 'organisation.confirmed',
      at: now,
      actorId: account.id,
      objectId: organisation.id,
      details: {},
    });
    return ok(await enterByLink(trx, deps, account, browser));
  });
}

export interface WaitingOrganisation {
  organisation: Organisation;
  similar: readonly { organisation: Organisation; marks: readonly DuplicateMark[] }[];
}

function mayDecide(
  actor: Actor,
  organisation: Organisation,
  municipalities: readonly Municipality[],
): boolean {
  const areas = areaScopes(organisation.municipalities, municipalities);
  return can(actor, 'acceptOrganisation', { areas, organisationId: organisation.id });
}

/** The municipalities whose organisations somebody decides on; null for the whole country. */
export function decidedMunicipalities(
  actor: Actor,
  municipalities: readonly Municipality[],
): string[] | null {
  const scopes = scopesOf(actor, 'moderator');
  const isAdministrator = actor.grants.some(({ role }) => role === 'administrator');
  if (isAdministrator || scopes.includes('all')) return null;
  return municipalities
    .filter((each) => areaScopes([each.code], municipalities).some((scope) => scopes.includes(scope)))
    .map(({ code }) => code);
}

export const organisationsPerQueuePage = 50;

/** One page of the organisations that the actor may decide on, oldest first; the database looks at areas before it cuts. */
export async function readOrganisationQueue(
  deps: Deps,
  actor: Actor,
  { state, search, page }: QueueQuestion,
): Promise<{ organisations: Organisation[]; total: number; municipalities: Municipality[] }> {
  const municipalities = await currentMunicipalities(deps);
  const exceptIds = scopesOf(actor, 'partner');
  const found = await listForModeration(
    deps.db,
    {
      state,
      nameKey: organisationNameKey(search),
      municipalityCodes: decidedMunicipalities(actor, municipalities),
      exceptIds,
    },
    { offset: (page - 1) * organisationsPerQueuePage, limit: organisationsPerQueuePage },
  );
  return { ...found, municipalities };
}

/**
 * Accepted organisations, public ones that is, with the name or a number of a registration: the registrant may belong to one of them. What
 * is not public is looked at by moderators only, so that nobody learns who else has registered.
 */
export async function findPublicDuplicates(
  { db }: Deps,
  registration: Registration,
): Promise<Organisation[]> {
  return listSimilarOrganisations(db, registration, ['accepted']);
}

/** One organisation with those that look the same; null when it is not there or not the actor's to decide. */
export async function readOrganisationToDecide(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<WaitingOrganisation | null> {
  const organisation = await findOrganisation(deps.db, id);
  if (organisation === null || !mayDecide(actor, organisation, await currentMunicipalities(deps)))
    return null;
  const similar = await listSimilarOrganisations(deps.db, organisation);
  return {
    organisation,
    similar: similar.map((each) => ({ organisation: each, marks: duplicateMarks(organisation, each) })),
  };
}

/** Accepts or refuses, notes it and tells the contact. */
export async function decideOnOrganisation(
  deps: Deps,
  actor: Actor,
  id: string,
  event: OrganisationEvent,
): Promise<Result<null, OrganisationProblem | 'notFound'>> {
  const now = deps.clock();
  const waiting = await readOrganisationToDecide(deps, actor, id);
  if (waiting === null || event.type === 'confirm') return problem('notFound');
  const { organisation } = waiting;
  const changed = changeOrganisation(organisation, event);
  if (!changed.ok) return changed;
  return deps.db.transaction(async (trx) => {
    const decisionReason = event.type === 'refuse' ? event.reason : null;
    const change = { ...changed.value, decidedAt: now, decisionReason };
    if (!(await updateOrganisationState(trx, organisation, change))) return problem('notPossible');
    await raiseDataVersion(trx, 'organisations', now);
    const noted = { at: now, actorId: actor.accountId, objectId: id };
    await recordAudit(
      trx,
      event.type === 'accept'
        ? { ...noted, type: 'organisation.accepted', details: { trust: event.trust } }
        : { ...noted, type: 'organisation.refused', details: {} },
    );
    const { email, language } = organisation.contact;
    await queueMail(
      trx,
      { receiver: email, language, template: 'organisationDecided', values: { organisationId: id } },
      now,
    );
    return ok(null);
  });
}
