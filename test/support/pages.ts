/** Every address that people can open, for tests that hold for all pages. */
import type { Role } from '../../src/accounts/account.model';
import { findAccountByEmail } from '../../src/accounts/account.store';
import { inviteAccount } from '../../src/accounts/administration.service';
import { ensureExampleAccounts } from '../../src/accounts/example-accounts.service';
import { queueMail } from '../../src/outbox/outbox.store';
import type { Language } from '../../src/i18n/language';
import { href, paths } from '../../src/paths';
import type { TestApp } from './test-app';

const coverageExample = {
  kind: 'election_day',
  level: 'region',
  sort: 'share',
  area: 'municipality-005',
  q: 'po',
};

/** The pages in a language that need no account, on the data that the tests load. */
export function everyPage(language: Language): string[] {
  return [
    href(language, paths.home),
    href(language, paths.elections),
    ...['KV-2021', 'KV-2021-APR', 'KV-2025', 'EKV-2027'].map((election) =>
      href(language, paths.election, { election }),
    ),
    ...['KV-2021', 'EKV-2027'].map((election) => href(language, paths.coverage, { election })),
    href(language, paths.coverage, { election: 'KV-2021' }, coverageExample),
    href(language, paths.signIn),
    href(language, paths.signIn, {}, { return: href(language, paths.account) }),
    href(language, paths.signInSent),
  ];
}

export interface SignedInPage {
  /** As whom to look at it. */
  role: Role;
  path: string;
}

/** Makes what the pages of signed-in people show: accounts in every state, mail that did not go through, events. */
export async function fillSignedInPages({ deps }: TestApp): Promise<void> {
  await ensureExampleAccounts(deps);
  const grants = [
    { role: 'moderator', scope: 'region:02' },
    { role: 'municipality', scope: '091' },
  ] as const;
  const invitation = { email: 'invited@example.org', name: 'Kutsuttu', language: 'fi', grants } as const;
  await inviteAccount(deps, null, invitation);
  const mail = {
    receiver: 'refused@example.org',
    language: 'fi',
    template: 'invitation',
    values: {},
  } as const;
  const id = await queueMail(deps.db, mail, deps.clock());
  const lastError = '550 5.1.1 <refused@example.org>: recipient address rejected';
  await deps.db('outbox').where({ id }).update({ state: 'refused', attempts: 1, last_error: lastError });
}

/** The pages in a language that need an account; call `fillSignedInPages` before. */
export async function everySignedInPage({ deps }: TestApp, language: Language): Promise<SignedInPage[]> {
  const pageOf = async (email: string) => {
    const account = await findAccountByEmail(deps.db, email);
    return href(language, paths.adminAccount, { account: account?.id ?? '' });
  };
  const forAdministrators = [
    href(language, paths.account),
    href(language, paths.accountDelete),
    href(language, paths.adminAccounts),
    href(language, paths.adminAccounts, {}, { search: 'nobody has this name' }),
    href(language, paths.adminInvite),
    href(language, paths.adminMail),
    href(language, paths.adminAudit),
    await pageOf('invited@example.org'),
    await pageOf('planner@example.org'),
  ];
  const workspace = { municipality: '091', election: 'EKV-2027' };
  const forMunicipalities = [
    href(language, paths.municipality, workspace),
    href(language, paths.municipalityPlaces, workspace),
    href(language, paths.municipalityPlaces, workspace, {
      kind: 'advance',
      missing: 'hours',
      done: 'confirmed',
    }),
    href(language, paths.municipalityConfirmation, workspace, { action: 'confirm', kind: 'advance' }),
    href(language, paths.municipalityUploads, workspace),
  ];
  return [
    ...forMunicipalities.map((path) => ({ role: 'municipality' as const, path })),
    { role: 'partner', path: href(language, paths.account) },
    { role: 'planner', path: href(language, paths.adminAudit, {}, { type: 'mail.retried' }) },
    ...forAdministrators.map((path) => ({ role: 'administrator' as const, path })),
  ];
}
