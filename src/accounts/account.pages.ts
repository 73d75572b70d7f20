/** View models of the pages of one's own account. */
import type { Area } from '../areas/area.model';
import type { Option } from '../i18n/form-control';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import { languages, nameIn, type Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { paths } from '../paths';
import type { Account, Role, RoleGrant } from './account.model';
import { can, type Actor } from './policy.model';
import type { Session } from './session.model';

const languageNames: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };
export const languageOptions: readonly Option[] = languages.map((language) => ({
  value: language,
  label: languageNames[language],
}));

/** Names of wellbeing services counties by code, in the reader's language. */
export type CountyNames = ReadonlyMap<string, string>;

export function countyNames(counties: readonly Area[], language: Language): CountyNames {
  return new Map(counties.map((county) => [county.code, nameIn(county, language)]));
}

/** A role in words, with where it holds: `Municipality, 091`. */
export function grantLabel(t: Translate, { role, scope }: RoleGrant, counties: CountyNames): string {
  const [kind = '', code = ''] = scope.split(':');
  const label = t(`accounts.role.${role}`);
  if (role === 'moderator')
    return `${label}, ${t(`accounts.areaKind.${kind}` as 'accounts.areaKind.all')}${code === '' ? '' : ` ${code}`}`;
  if (role === 'wellbeing_county') return `${label}, ${counties.get(scope) ?? scope}`;
  return scope === '' ? label : `${label}, ${scope}`;
}

export interface Task {
  label: string;
  path: keyof typeof paths;
  /** What fills the parameters of the path. */
  params: Readonly<Record<string, string>>;
}

const holds = (actor: Actor, role: Role) => actor.grants.some((grant) => grant.role === role);

/** Pages that are for this person's roles. */
export function tasksOf(t: Translate, actor: Actor, counties: CountyNames): Task[] {
  const municipalities = actor.grants.filter(({ role }) => role === 'municipality');
  const isModerator = holds(actor, 'moderator');
  const tasks: readonly (readonly [isTheirs: boolean, label: string, path: Task['path']])[] = [
    [can(actor, 'administerAccounts', null), t('accounts.list.title'), 'adminAccounts'],
    [can(actor, 'administerElections', null), t('electionAdministration.title'), 'adminElections'],
    [can(actor, 'administerMail', null), t('outbox.title'), 'adminMail'],
    [can(actor, 'administerFeedback', null), t('feedback.inbox.title'), 'adminFeedback'],
    [holds(actor, 'partner'), t('offers.desk.title'), 'partner'],
    [isModerator, t('offers.queue.title'), 'moderationOffers'],
    [isModerator || holds(actor, 'administrator'), t('organisations.queue.title'), 'moderationOrganisations'],
    [can(actor, 'viewMunicipalityIndex', null), t('municipalityIndex.name'), 'plannerMunicipalitiesNext'],
    [can(actor, 'viewAllNeeds', null), t('needs.all.title'), 'plannerNeeds'],
    [can(actor, 'viewPlannerReport', null), t('plannerMap.name'), 'plannerMapNext'],
    [can(actor, 'viewPlannerReport', null), t('snapshots.title'), 'snapshots'],
    [can(actor, 'bringDemandData', null), t('demandImports.title'), 'plannerData'],
    [can(actor, 'readAudit', null), t('audit.title'), 'adminAudit'],
  ];
  const ownCounties = actor.grants.filter(({ role }) => role === 'wellbeing_county');
  return [
    ...municipalities.map(({ scope }): Task => {
      const label = t('workspace.task', { municipality: scope });
      return { label, path: 'municipalityWorkspace', params: { municipality: scope } };
    }),
    ...ownCounties.map(({ scope }): Task => {
      const label = t('countyServices.task', { name: counties.get(scope) ?? scope });
      return { label, path: 'countyServices', params: { county: scope } };
    }),
    ...tasks.filter(([isTheirs]) => isTheirs).map(([, label, path]): Task => ({ label, path, params: {} })),
  ];
}

export interface AccountPage {
  title: string;
  errors: readonly FormError[];
  email: string;
  name: string;
  language: string;
  languageOptions: readonly Option[];
  isExample: boolean;
  grants: readonly string[];
  deleteAfter: string;
  tasks: readonly Task[];
  sessions: readonly {
    id: string;
    device: string;
    method: string;
    createdAt: Date;
    lastUsedAt: Date;
    isCurrent: boolean;
  }[];
}

export interface AccountPageInput {
  account: Account;
  session: Session;
  sessions: readonly Session[];
  counties: CountyNames;
  /** What was typed, when it was wrong. */
  typed?: { name: string; language: string; problems: readonly FieldProblem[] };
}

export function accountPage(
  t: Translate,
  { account, session, sessions, counties, typed }: AccountPageInput,
): AccountPage {
  return {
    title: t('accounts.own.title'),
    errors: formErrors(t, typed?.problems ?? []),
    email: account.email,
    name: typed?.name ?? account.name,
    language: typed?.language ?? account.language,
    languageOptions,
    isExample: account.isExample,
    grants: account.grants.map((grant) => grantLabel(t, grant, counties)),
    deleteAfter: account.deleteAfter,
    tasks: tasksOf(t, { accountId: account.id, grants: account.grants }, counties),
    sessions: sessions.map((each) => ({
      id: each.id,
      device: each.device === '' ? t('accounts.own.unknownDevice') : each.device,
      method: t(`accounts.method.${each.method}`),
      createdAt: each.createdAt,
      lastUsedAt: each.lastUsedAt,
      isCurrent: each.id === session.id,
    })),
  };
}

export interface DeletePage {
  title: string;
  errors: readonly FormError[];
}

export function deletePage(t: Translate, problems: readonly FieldProblem[] = []): DeletePage {
  return { title: t('accounts.delete.title'), errors: formErrors(t, problems) };
}
