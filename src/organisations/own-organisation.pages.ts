/** View model of an organisation's own page: who it is, and its people. */
import type { Option } from '../i18n/form-control';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { languageOptions } from '../accounts/account.pages';
import type { TypedPeople } from './people.form';
import {
  colleagueInvitationDays,
  contactsOf,
  memberRoles,
  type ColleagueInvitation,
  type HandOver,
  type Member,
} from './people.model';
import type { Organisation } from './organisation.model';

/** What was just done, said above the page. */
export const doneCodes = ['invited', 'revoked', 'removed', 'asked', 'handedOver', 'ended'] as const;
export type DoneCode = (typeof doneCodes)[number];

export interface OwnOrganisationInput {
  readerId: string;
  organisation: Organisation;
  members: readonly Member[];
  invitations: readonly ColleagueInvitation[];
  handOvers: readonly HandOver[];
  mayManage: boolean;
  done: DoneCode | null;
  typed: TypedPeople;
  problems?: readonly FieldProblem[];
}

export interface OwnOrganisationPage {
  title: string;
  styles: readonly string[];
  errors: readonly FormError[];
  id: string;
  done: string | null;
  state: string;
  trust: string;
  isPublic: boolean;
  members: readonly {
    id: string;
    name: string;
    email: string;
    role: string;
    since: Date;
    isReader: boolean;
  }[];
  invitations: readonly { id: string; name: string; email: string; role: string; expiresAt: Date }[];
  inviteText: string;
  /** Requests to the reader to take over, and the reader's own. */
  asked: readonly { from: string; to: string; text: string; isToReader: boolean }[];
  mayManage: boolean;
  mayLeave: boolean;
  typed: TypedPeople;
  roleOptions: readonly Option[];
  languageOptions: readonly Option[];
  /** Whom the reader can remove, or hand the role over to. */
  otherOptions: readonly Option[];
}

function askedOf(t: Translate, { readerId, members, handOvers }: OwnOrganisationInput) {
  const nameOf = (id: string) => members.find(({ accountId }) => accountId === id)?.name ?? '';
  return handOvers
    .filter(({ fromAccountId, toAccountId }) => fromAccountId === readerId || toAccountId === readerId)
    .map(({ fromAccountId, toAccountId }) => {
      const isToReader = toAccountId === readerId;
      return {
        from: fromAccountId,
        to: toAccountId,
        isToReader,
        text: isToReader
          ? t('people.handOver.asked', { name: nameOf(fromAccountId) })
          : t('people.handOver.waiting', { name: nameOf(toAccountId) }),
      };
    });
}

export function ownOrganisationPage(
  t: Translate,
  language: Language,
  input: OwnOrganisationInput,
): OwnOrganisationPage {
  const { organisation, members, invitations, readerId, mayManage, typed } = input;
  const contacts = contactsOf(members);
  const isContact = (id: string) => contacts.some(({ accountId }) => accountId === id);
  const others = members.filter(({ accountId }) => accountId !== readerId);
  return {
    title: organisation.name,
    styles: ['css/offers.css'],
    errors: formErrors(t, input.problems ?? []),
    id: organisation.id,
    done: input.done === null ? null : t(`people.done.${input.done}`),
    state: t(`organisations.state.${organisation.state}`),
    trust: t(`organisations.trust.${organisation.trust}`),
    isPublic: organisation.state === 'accepted',
    members: members.map((each) => ({
      id: each.accountId,
      name: each.name,
      email: each.email,
      role: t(`people.roleName.${isContact(each.accountId) ? 'contact' : 'member'}`),
      since: each.since,
      isReader: each.accountId === readerId,
    })),
    invitations: invitations.map(({ id, name, email, role, expiresAt }) => ({
      id,
      name,
      email,
      role: t(`people.roleName.${role}`),
      expiresAt,
    })),
    inviteText: t('people.invite.text', { days: colleagueInvitationDays }),
    asked: askedOf(t, input),
    mayManage,
    mayLeave: !isContact(readerId) || contacts.length > 1,
    typed: {
      ...typed,
      inviteLanguage: typed.inviteLanguage || language,
      inviteRole: typed.inviteRole || 'member',
    },
    roleOptions: memberRoles.map((role) => ({ value: role, label: t(`people.roleName.${role}`) })),
    languageOptions,
    otherOptions: [
      { value: '', label: t('people.choosePerson') },
      ...others.map(({ accountId, name, email }) => ({ value: accountId, label: `${name} (${email})` })),
    ],
  };
}

/** @param name null when the link is not good */
export function joinPage(t: Translate, token: string, name: string | null) {
  return {
    title: t('people.join.title'),
    text: name === null ? t('people.join.linkNotGood') : t('people.join.text', { name }),
    token: name === null ? null : token,
  };
}

/** For people who must come in another way than by the link. */
export function joinedPage(t: Translate) {
  return { title: t('people.join.doneTitle'), text: t('organisations.confirm.done') };
}
