/** View models of registering, confirming and accepting an organisation. */
import type { Option } from '../i18n/form-control';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import { localName, type Language } from '../i18n/language';
import { paging } from '../i18n/paging';
import type { Translate } from '../i18n/translate';
import type { Municipality } from '../areas/area.model';
import { href, paths } from '../paths';
import { helpLanguages, type QueueQuestion, type TypedRegistration } from './organisation.form';
import {
  confirmationDays,
  givenTrustLevels,
  organisationStates,
  registeringKinds,
  type DuplicateMark,
  type Organisation,
} from './organisation.model';

export interface RegisterPage {
  title: string;
  styles: readonly string[];
  errors: readonly FormError[];
  typed: TypedRegistration;
  /** Accepted organisations with the same name or number, which the registrant may belong to. */
  same: readonly { id: string; name: string }[];
  kindOptions: readonly Option[];
  languageChoices: readonly (Option & { isChosen: boolean })[];
  mailLanguageOptions: readonly Option[];
}

const mailLanguageOptions: readonly Option[] = [
  { value: 'fi', label: 'Suomi' },
  { value: 'sv', label: 'Svenska' },
  { value: 'en', label: 'English' },
];

export function registerPage(
  t: Translate,
  typed: TypedRegistration,
  problems: readonly FieldProblem[] = [],
  same: readonly Organisation[] = [],
): RegisterPage {
  return {
    title: t('organisations.register.title'),
    styles: ['css/offers.css'],
    errors: formErrors(t, problems),
    typed,
    same: same.map(({ id, name }) => ({ id, name })),
    kindOptions: [
      { value: '', label: t('organisations.register.chooseKind') },
      ...registeringKinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) })),
    ],
    languageChoices: helpLanguages.map((each) => ({
      value: each,
      label: t(`organisations.language.${each}`),
      isChosen: typed.languages.includes(each),
    })),
    mailLanguageOptions,
  };
}

export function registerSentPage(t: Translate) {
  return {
    title: t('organisations.sent.title'),
    text: t('organisations.sent.text', { days: confirmationDays }),
  };
}

/** @param name null when the link is not good */
export function confirmPage(t: Translate, token: string, name: string | null) {
  return {
    title: t('organisations.confirm.title'),
    text: name === null ? t('organisations.confirm.linkNotGood') : t('organisations.confirm.text', { name }),
    token: name === null ? null : token,
  };
}

export function confirmedPage(t: Translate) {
  return { title: t('organisations.confirm.doneTitle'), text: t('organisations.confirm.done') };
}

/** Names of municipalities in the reader's language, in order of the alphabet. */
export function municipalityNames(
  codes: readonly string[],
  municipalities: readonly Municipality[],
  language: Language,
): string[] {
  return municipalities
    .filter(({ code }) => codes.includes(code))
    .map((each) => localName(each, language))
    .sort((a, b) => a.localeCompare(b, language));
}

export interface QueuePageInput {
  question: QueueQuestion;
  organisations: readonly Organisation[];
  total: number;
  perPage: number;
  municipalities: readonly Municipality[];
}

export function organisationQueuePage(t: Translate, language: Language, input: QueuePageInput) {
  const { question, organisations, total, perPage, municipalities } = input;
  return {
    title: t('organisations.queue.title'),
    question,
    stateOptions: organisationStates
      .filter((state) => state !== 'unconfirmed')
      .map((state) => ({ value: state, label: t(`organisations.state.${state}`) })),
    rows: organisations.map((each) => ({
      id: each.id,
      name: each.name,
      kind: t(`organisations.kind.${each.kind}`),
      municipalities: municipalityNames(each.municipalities, municipalities, language).join(', '),
      trust: t(`organisations.trust.${each.trust}`),
      createdAt: each.createdAt,
    })),
    paging: paging(t, { page: question.page, perPage, total }, (page) =>
      href(
        language,
        paths.moderationOrganisations,
        {},
        { state: question.state, q: question.search || undefined, page: String(page) },
      ),
    ),
  };
}

const detailsOf = (t: Translate, organisation: Organisation, municipalities: string) =>
  [
    [t('organisations.register.kind'), t(`organisations.kind.${organisation.kind}`)],
    [t('organisations.details.businessId'), organisation.businessId],
    [t('organisations.details.registerNumber'), organisation.registerNumber],
    [t('organisations.details.municipalities'), municipalities],
    [
      t('organisations.details.languages'),
      helpLanguages
        .filter((each) => organisation.languages.includes(each))
        .map((each) => t(`organisations.language.${each}`))
        .join(', '),
    ],
    [t('organisations.register.contactName'), organisation.contact.name],
    [t('organisations.register.email'), organisation.contact.email],
  ].map(([label, value]) => ({ label: label!, value: value ?? t('organisations.queue.notTold') }));

export interface OrganisationDecisionInput {
  organisation: Organisation;
  similar: readonly { organisation: Organisation; marks: readonly DuplicateMark[] }[];
  municipalities: readonly Municipality[];
  problems?: readonly FieldProblem[];
  reason?: string;
}

export function organisationDecisionPage(
  t: Translate,
  language: Language,
  { organisation, similar, municipalities, problems, reason }: OrganisationDecisionInput,
) {
  return {
    title: organisation.name,
    errors: formErrors(t, problems ?? []),
    id: organisation.id,
    isWaiting: organisation.state === 'confirmed',
    mayChangeTrust: organisation.state === 'accepted' && organisation.trust !== 'authority',
    trust: t(`organisations.trust.${organisation.trust}`),
    state: t(`organisations.state.${organisation.state}`),
    details: detailsOf(
      t,
      organisation,
      municipalityNames(organisation.municipalities, municipalities, language).join(', '),
    ),
    similar: similar.map((each) => ({
      name: each.organisation.name,
      state: t(`organisations.state.${each.organisation.state}`),
      marks: each.marks.map((mark) => t(`organisations.same.${mark}`)).join(', '),
    })),
    trustOptions: [
      { value: '', label: t('organisations.queue.chooseTrust') },
      ...givenTrustLevels.map((trust) => ({ value: trust, label: t(`organisations.trust.${trust}`) })),
    ],
    reason: reason ?? '',
  };
}
