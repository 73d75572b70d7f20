/** Every address of the service, named once. Patterns are those of Express, without the language. */
import type { Language } from './i18n/language';

export const paths = {
  home: '/',
  data: '/data',
  elections: '/elections',
  election: '/elections/:election',
  coverage: '/elections/:election/coverage',
  coverageCsv: '/elections/:election/coverage.csv',
  coverageJson: '/elections/:election/coverage.json',
  signIn: '/sign-in',
  signInSent: '/sign-in/sent',
  signInLink: '/sign-in/link',
  signInExample: '/sign-in/example',
  signInProvider: '/sign-in/provider',
  signOut: '/sign-out',
  account: '/account',
  accountSessions: '/account/sessions',
  accountExport: '/account/export',
  accountDelete: '/account/delete',
  adminAccounts: '/admin/accounts',
  adminInvite: '/admin/accounts/invite',
  adminAccount: '/admin/accounts/:account',
  adminAccountRoles: '/admin/accounts/:account/roles',
  adminAccountState: '/admin/accounts/:account/state',
  adminAccountInvitation: '/admin/accounts/:account/invitation',
  adminMail: '/admin/mail',
  adminMailRetry: '/admin/mail/:mail/retry',
  adminAudit: '/admin/audit',
  municipality: '/municipality/:municipality',
  municipalityPlaces: '/municipality/:municipality/:election/places',
  municipalityPlacesCsv: '/municipality/:municipality/:election/places.csv',
  municipalityConfirmation: '/municipality/:municipality/:election/confirmation',
  municipalityLists: '/municipality/:municipality/:election/lists',
  municipalityUploads: '/municipality/:municipality/:election/uploads',
  municipalityUpload: '/municipality/:municipality/:election/uploads/:upload',
  municipalityUploadProblems: '/municipality/:municipality/:election/uploads/:upload/problems.csv',
  municipalityUploadConfirm: '/municipality/:municipality/:election/uploads/:upload/confirm',
  municipalityUploadWithdraw: '/municipality/:municipality/:election/uploads/:upload/withdraw',
} as const;

/** Addresses that have no language. */
export const machinePaths = {
  root: '/',
  health: '/health',
  assets: '/assets',
  /** Where the identity provider sends people back to: registered there, so the same in every language. */
  providerCallback: '/sign-in/provider/callback',
} as const;

type PathPattern = (typeof paths)[keyof typeof paths];

/**
 * The address of a page in a language: `href('sv', paths.election, { election: 'KV-2021' })` → `/sv/elections/KV-2021`.
 * @throws {Error} when the pattern names a parameter that is not given
 */
export function href(
  language: Language,
  pattern: PathPattern,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The address ${pattern} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return `/${language}${path === '/' ? '' : path}${search.size === 0 ? '' : `?${search.toString()}`}`;
}
