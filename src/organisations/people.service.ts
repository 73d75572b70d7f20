/** What contacts do with the people of their organisation, and what those people do themselves. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { can, type Actor } from '../accounts/policy.model';
import type { NewSignIn } from '../accounts/sign-in.service';
import { recordAudit } from '../audit/audit.store';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { takeFromLimit } from '../platform/rate-limit.store';
import { hashOf } from '../platform/secrets';
import { ok, problem, type Result } from '../shared/result';
import { enterByLink, joinOrganisation, storePeople } from './membership.service';
import type { Organisation } from './organisation.model';
import { findOrganisation } from './organisation.store';
import {
  changePeople,
  colleagueInvitationDays,
  contactsOf,
  mostOpenInvitations,
  type ColleagueInvitation,
  type HandOver,
  type Member,
  type MemberRole,
  type PeopleEvent,
  type PeopleProblem,
  type Person,
} from './people.model';
import {
  deleteColleagueInvitation,
  deleteHandOver,
  findInvitationByToken,
  insertColleagueInvitation,
  listColleagueInvitations,
  listHandOvers,
  listMembers,
  lockOrganisation,
  putHandOver,
} from './people.store';

const day = 86_400_000;
/** Invitations that one person may send in a day. */
const invitationLimit = { name: 'organisation-invitation', limit: 20, windowSeconds: 86_400 };

export interface People {
  organisation: Organisation;
  members: readonly Member[];
  invitations: readonly ColleagueInvitation[];
  handOvers: readonly HandOver[];
  /** Whether the reader is a contact, who may invite and remove. */
  mayManage: boolean;
}

/** The people of an organisation for one of them; null for everybody else. */
export async function readPeople(deps: Deps, actor: Actor, organisationId: string): Promise<People | null> {
  if (!can(actor, 'editOffersOfOrganisation', { organisationId, coordinatorIds: [] })) return null;
  const organisation = await findOrganisation(deps.db, organisationId);
  if (organisation === null) return null;
  const members = await listMembers(deps.db, organisationId);
  const mayManage = mayManagePeople(actor, organisationId, members);
  return {
    organisation,
    members,
    invitations: mayManage ? await listColleagueInvitations(deps.db, organisationId, deps.clock()) : [],
    handOvers: await listHandOvers(deps.db, organisationId),
    mayManage,
  };
}

function mayManagePeople(actor: Actor, organisationId: string, members: readonly Member[]): boolean {
  const contactIds = contactsOf(members).map(({ accountId }) => accountId);
  return can(actor, 'managePeopleOfOrganisation', { organisationId, contactIds });
}

export type PeopleChangeProblem = PeopleProblem | 'notAllowed' | 'tooMany' | 'gone';
type Done = Promise<Result<null, PeopleChangeProblem>>;

interface Locked {
  trx: Knex;
  organisation: Organisation;
  members: readonly Member[];
  now: Date;
}

/** Runs a change alone with the organisation: people are read again after the lock, so that two at once see each other. */
async function withPeople(deps: Deps, organisationId: string, change: (locked: Locked) => Done): Done {
  return deps.db.transaction(async (trx) => {
    await lockOrganisation(trx, organisationId);
    const organisation = await findOrganisation(trx, organisationId);
    if (organisation === null) return problem('gone');
    const members = await listMembers(trx, organisationId);
    return change({ trx, organisation, members, now: deps.clock() });
  });
}

async function apply({ trx, organisation, members }: Locked, event: PeopleEvent): Done {
  const changed = changePeople(members, event);
  if (!changed.ok) return changed;
  const { id, contact } = organisation;
  await storePeople(trx, { id, contactEmail: contact.email }, members, changed.value);
  return ok(null);
}

/** Invites a colleague; what is answered does not depend on whether the address has an account. */
export async function inviteColleague(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  { person, role }: { person: Person; role: MemberRole },
): Done {
  const limit = await takeFromLimit(deps.db, invitationLimit, actor.accountId, deps.clock());
  if (!limit.allowed) return problem('tooMany');
  return withPeople(deps, organisationId, async ({ trx, members, now }) => {
    if (!mayManagePeople(actor, organisationId, members)) return problem('notAllowed');
    const open = await listColleagueInvitations(trx, organisationId, now);
    for (const same of open.filter(({ email }) => email === person.email))
      await deleteColleagueInvitation(trx, same);
    if (open.length >= mostOpenInvitations) return problem('tooMany');
    const invitation: ColleagueInvitation = {
      ...person,
      id: randomUUID(),
      organisationId,
      role,
      createdAt: now,
      expiresAt: new Date(now.getTime() + colleagueInvitationDays * day),
    };
    await insertColleagueInvitation(trx, invitation);
    const noted = { at: now, actorId: actor.accountId, objectId: organisationId };
    await recordAudit(trx, { ...noted, type: 'organisation.personInvited', details: { role } });
    const { email: receiver, language } = person;
    const values = { invitationId: invitation.id };
    await queueMail(trx, { receiver, language, template: 'organisationInvitation', values }, now);
    return ok(null);
  });
}

/** Takes an invitation back: its link is worthless from then on. */
export function revokeColleagueInvitation(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  invitationId: string,
): Done {
  return withPeople(deps, organisationId, async ({ trx, members, now }) => {
    if (!mayManagePeople(actor, organisationId, members)) return problem('notAllowed');
    if (!(await deleteColleagueInvitation(trx, { id: invitationId, organisationId }))) return problem('gone');
    const noted = { at: now, actorId: actor.accountId, objectId: organisationId };
    await recordAudit(trx, { ...noted, type: 'organisation.invitationRevoked', details: {} });
    return ok(null);
  });
}

/** What a link invites to; nothing is used up. Null when the link is not good. */
export async function findInvitationOf(
  { db, clock }: Deps,
  token: string,
): Promise<{ invitation: ColleagueInvitation; organisation: Organisation } | null> {
  const invitation = await findInvitationByToken(db, hashOf(token), clock());
  if (invitation === null) return null;
  const organisation = await findOrganisation(db, invitation.organisationId);
  return organisation === null || organisation.state === 'refused' ? null : { invitation, organisation };
}

/** Uses the link up: its receiver is one of the organisation, and signed in unless they must come in another way. */
export async function acceptInvitation(
  deps: Deps,
  token: string,
  browser: { userAgent: string; previousToken: string | undefined },
): Promise<Result<NewSignIn | null, 'linkNotGood'>> {
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    const found = await findInvitationOf({ ...deps, db: trx }, token);
    if (found === null || !(await deleteColleagueInvitation(trx, found.invitation)))
      return problem('linkNotGood');
    const { invitation, organisation } = found;
    const { email, name, language, role } = invitation;
    const account = await joinOrganisation(
      trx,
      { id: organisation.id, contactEmail: organisation.contact.email },
      { person: { email, name, language }, role, now },
    );
    await recordAudit(trx, {
      type: 'organisation.personJoined',
      at: now,
      actorId: account.id,
      objectId: organisation.id,
      details: { account: account.id, role },
    });
    return ok(await enterByLink(trx, deps, account, browser));
  });
}

/** Removes somebody, or lets the actor leave; the last contact stays. */
export function removePerson(deps: Deps, actor: Actor, organisationId: string, accountId: string): Done {
  const isLeaving = accountId === actor.accountId;
  return withPeople(deps, organisationId, async (locked) => {
    const { trx, members, now } = locked;
    if (!isLeaving && !mayManagePeople(actor, organisationId, members)) return problem('notAllowed');
    const gone = members.find((each) => each.accountId === accountId);
    const done = await apply(locked, { type: 'remove', accountId });
    if (!done.ok || gone === undefined) return done;
    await recordAudit(trx, {
      type: isLeaving ? 'organisation.personLeft' : 'organisation.personRemoved',
      at: now,
      actorId: actor.accountId,
      objectId: organisationId,
      details: { account: accountId },
    });
    if (!isLeaving) {
      const { email: receiver, language } = gone;
      const values = { organisationId };
      await queueMail(trx, { receiver, language, template: 'organisationPersonRemoved', values }, now);
    }
    return ok(null);
  });
}

/** Asks a member to take the actor's role of a contact. */
export function askToTakeOver(deps: Deps, actor: Actor, organisationId: string, toAccountId: string): Done {
  return withPeople(deps, organisationId, async ({ trx, members, now }) => {
    const fromAccountId = actor.accountId;
    if (!mayManagePeople(actor, organisationId, members)) return problem('notAllowed');
    const possible = changePeople(members, { type: 'handOver', fromAccountId, toAccountId });
    if (!possible.ok) return possible;
    await putHandOver(trx, organisationId, { fromAccountId, toAccountId, createdAt: now });
    const noted = { at: now, actorId: fromAccountId, objectId: organisationId };
    await recordAudit(trx, {
      ...noted,
      type: 'organisation.handOverAsked',
      details: { account: toAccountId },
    });
    const { email: receiver, language } = members.find(({ accountId }) => accountId === toAccountId)!;
    const values = { organisationId };
    await queueMail(trx, { receiver, language, template: 'organisationHandOver', values }, now);
    return ok(null);
  });
}

/** Ends a request to take over: the other accepts or declines it, or the contact takes it back. */
export function answerHandOver(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  {
    fromAccountId,
    toAccountId,
    isAccepted,
  }: { fromAccountId: string; toAccountId: string; isAccepted: boolean },
): Done {
  return withPeople(deps, organisationId, async (locked) => {
    const { trx, now } = locked;
    const mayAnswer = actor.accountId === toAccountId || (!isAccepted && actor.accountId === fromAccountId);
    if (!mayAnswer) return problem('notAllowed');
    if (!(await deleteHandOver(trx, organisationId, { fromAccountId, toAccountId }))) return problem('gone');
    const noted = { at: now, actorId: actor.accountId, objectId: organisationId };
    if (!isAccepted) {
      await recordAudit(trx, {
        ...noted,
        type: 'organisation.handOverEnded',
        details: { account: toAccountId },
      });
      return ok(null);
    }
    const done = await apply(locked, { type: 'handOver', fromAccountId, toAccountId });
    if (!done.ok) return done;
    await recordAudit(trx, {
      ...noted,
      type: 'organisation.handedOver',
      details: { from: fromAccountId, to: toAccountId },
    });
    return ok(null);
  });
}
