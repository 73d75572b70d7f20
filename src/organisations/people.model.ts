/** The people of an organisation: contacts manage it, members write its offers, and there always is a contact. */
import type { Language } from '../i18n/language';
import { ok, problem, type Result } from '../shared/result';

/** Somebody as they are written to. */
export interface Person {
  email: string;
  name: string;
  language: Language;
}

export const memberRoles = ['contact', 'member'] as const;
export type MemberRole = (typeof memberRoles)[number];

export interface Membership {
  accountId: string;
  role: MemberRole;
  since: Date;
}

/** Somebody of an organisation, as the others of it see them. */
export interface Member extends Membership {
  name: string;
  email: string;
  language: Language;
}

/** An invitation that nobody has used yet. */
export interface ColleagueInvitation {
  id: string;
  organisationId: string;
  email: string;
  name: string;
  language: Language;
  role: MemberRole;
  createdAt: Date;
  expiresAt: Date;
}

/** A contact who wants to hand the role over, and to whom. */
export interface HandOver {
  fromAccountId: string;
  toAccountId: string;
  createdAt: Date;
}

/** Days for which a colleague can use an invitation. */
export const colleagueInvitationDays = 14;
/** Open invitations that an organisation may have; more would only fill mailboxes. */
export const mostOpenInvitations = 20;

/**
 * The contacts among the people. Where no contact is left, since an account was deleted after its last day or an administrator
 * took the role away, whoever has been there longest stands in.
 */
export function contactsOf<M extends Membership>(members: readonly M[]): M[] {
  const contacts = members.filter(({ role }) => role === 'contact');
  if (contacts.length > 0) return contacts;
  const [longest] = [...members].sort(
    (a, b) => a.since.getTime() - b.since.getTime() || (a.accountId < b.accountId ? -1 : 1),
  );
  return longest === undefined ? [] : [longest];
}

export type PeopleEvent =
  | { type: 'join'; accountId: string; role: MemberRole; at: Date }
  | { type: 'remove'; accountId: string }
  | { type: 'handOver'; fromAccountId: string; toAccountId: string };
export type PeopleProblem = 'notMember' | 'lastContact' | 'notContact';

/** The people after an event; never without a contact where there was anybody. */
export function changePeople(
  members: readonly Membership[],
  event: PeopleEvent,
): Result<Membership[], PeopleProblem> {
  const isMember = (id: string) => members.some(({ accountId }) => accountId === id);
  const isContact = (id: string) => contactsOf(members).some(({ accountId }) => accountId === id);
  switch (event.type) {
    case 'join': {
      const { accountId, role, at } = event;
      if (!isMember(accountId)) return ok([...members, { accountId, role, since: at }]);
      // Who is there already can only gain by an invitation.
      return ok(
        members.map((each) =>
          each.accountId === accountId && role === 'contact' ? { ...each, role } : { ...each },
        ),
      );
    }
    case 'remove': {
      if (!isMember(event.accountId)) return problem('notMember');
      const rest = members.filter(({ accountId }) => accountId !== event.accountId);
      if (isContact(event.accountId) && contactsOf(members).length === 1) return problem('lastContact');
      return ok(rest);
    }
    case 'handOver': {
      const { fromAccountId, toAccountId } = event;
      if (!isContact(fromAccountId)) return problem('notContact');
      if (!isMember(toAccountId) || toAccountId === fromAccountId) return problem('notMember');
      const roleOf = (each: Membership): MemberRole => {
        if (each.accountId === toAccountId) return 'contact';
        return each.accountId === fromAccountId ? 'member' : each.role;
      };
      return ok(members.map((each) => ({ ...each, role: roleOf(each) })));
    }
  }
}
