/** View models of the pages on which administrators look after accounts. */
import type { Option } from '../i18n/form-control';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import { paging, type Paging } from '../i18n/paging';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import { areaKinds, type AccountsQuery } from './account.form';
import { accountStates, invitationDays, invitedRoles, roles, type Account } from './account.model';
import { grantLabel, languageOptions, type CountyNames } from './account.pages';

export interface AccountsPage {
  title: string;
  query: AccountsQuery;
  roleOptions: readonly Option[];
  stateOptions: readonly Option[];
  rows: readonly {
    id: string;
    name: string;
    email: string;
    grants: readonly string[];
    state: string;
    isExample: boolean;
    lastSignInAt: Date | null;
  }[];
  paging: Paging;
}

export function accountsPage(
  t: Translate,
  language: Language,
  query: AccountsQuery,
  found: { accounts: readonly Account[]; total: number; perPage: number; counties: CountyNames },
): AccountsPage {
  const all: Option = { value: '', label: t('accounts.list.all') };
  return {
    title: t('accounts.list.title'),
    query,
    roleOptions: [all, ...roles.map((role) => ({ value: role, label: t(`accounts.role.${role}`) }))],
    stateOptions: [
      all,
      ...accountStates.map((state) => ({ value: state, label: t(`accounts.state.${state}`) })),
    ],
    rows: found.accounts.map((account) => ({
      id: account.id,
      name: account.name,
      email: account.email,
      grants: account.grants.map((grant) => grantLabel(t, grant, found.counties)),
      state: t(`accounts.state.${account.state}`),
      isExample: account.isExample,
      lastSignInAt: account.lastSignInAt,
    })),
    paging: paging(t, { page: query.page, perPage: found.perPage, total: found.total }, (page) =>
      href(
        language,
        paths.adminAccounts,
        {},
        {
          search: query.search === '' ? undefined : query.search,
          role: query.role ?? undefined,
          state: query.state ?? undefined,
          page: String(page),
        },
      ),
    ),
  };
}

/** Values of a form as they were typed. */
export interface TypedFields {
  email: string;
  name: string;
  language: string;
  role: string;
  areaKind: string;
  areaCode: string;
  county: string;
}

export interface InvitePage {
  title: string;
  errors: readonly FormError[];
  /** Days for which the invitation is good. */
  days: number;
  typed: TypedFields;
  languageOptions: readonly Option[];
  roleOptions: readonly Option[];
  areaKindOptions: readonly Option[];
  countyOptions: readonly Option[];
}

type RoleChoices = Pick<InvitePage, 'roleOptions' | 'areaKindOptions' | 'countyOptions'>;

function roleChoices(t: Translate, counties: CountyNames): RoleChoices {
  return {
    roleOptions: [
      { value: '', label: t('accounts.invite.chooseRole') },
      ...invitedRoles.map((role) => ({ value: role, label: t(`accounts.role.${role}`) })),
    ],
    areaKindOptions: areaKinds.map((kind) => ({ value: kind, label: t(`accounts.areaKind.${kind}`) })),
    countyOptions: [
      { value: '', label: t('accounts.invite.chooseCounty') },
      ...[...counties].map(([value, label]) => ({ value, label })),
    ],
  };
}

export function invitePage(
  t: Translate,
  typed: TypedFields,
  counties: CountyNames,
  problems: readonly FieldProblem[] = [],
): InvitePage {
  return {
    title: t('accounts.invite.title'),
    errors: formErrors(t, problems),
    days: invitationDays,
    typed,
    languageOptions,
    ...roleChoices(t, counties),
  };
}

export interface AccountDetailsPage extends RoleChoices {
  title: string;
  errors: readonly FormError[];
  id: string;
  email: string;
  state: Account['state'];
  stateLabel: string;
  isExample: boolean;
  createdAt: Date;
  lastSignInAt: Date | null;
  deleteAfter: string;
  grants: readonly Option[];
  typed: Pick<TypedFields, 'role' | 'areaKind' | 'areaCode' | 'county'>;
}

export function accountDetailsPage(
  t: Translate,
  account: Account,
  { typed, counties }: { typed: AccountDetailsPage['typed']; counties: CountyNames },
  problems: readonly FieldProblem[] = [],
): AccountDetailsPage {
  return {
    title: account.name,
    errors: formErrors(t, problems),
    id: account.id,
    email: account.email,
    state: account.state,
    stateLabel: t(`accounts.state.${account.state}`),
    isExample: account.isExample,
    createdAt: account.createdAt,
    lastSignInAt: account.lastSignInAt,
    deleteAfter: account.deleteAfter,
    grants: account.grants.map((grant) => ({
      value: grant.scope === '' ? grant.role : `${grant.role} ${grant.scope}`,
      label: grantLabel(t, grant, counties),
    })),
    typed,
    ...roleChoices(t, counties),
  };
}
