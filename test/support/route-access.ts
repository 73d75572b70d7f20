/** Who may reach every route: the list that the test of all routes × roles goes through. */
import type { Role } from '../../src/accounts/account.model';
import { machinePaths, paths } from '../../src/paths';

/** `everyone` needs no account, `account` any account; otherwise the roles that may. */
export type Access = 'everyone' | 'account' | readonly Role[];

const administrators: readonly Role[] = ['administrator'];

/** By pattern of the path, without its language. A route that is missing here fails the test. */
export const routeAccess: Readonly<Record<string, Access>> = {
  [machinePaths.health]: 'everyone',
  [machinePaths.providerCallback]: 'everyone',
  [paths.home]: 'everyone',
  [paths.elections]: 'everyone',
  [paths.election]: 'everyone',
  [paths.coverage]: 'everyone',
  [paths.coverageCsv]: 'everyone',
  [paths.coverageJson]: 'everyone',
  [paths.signIn]: 'everyone',
  [paths.signInSent]: 'everyone',
  [paths.signInLink]: 'everyone',
  [paths.signInExample]: 'everyone',
  [paths.signInProvider]: 'everyone',
  [paths.signOut]: 'everyone',
  [paths.account]: 'account',
  [paths.accountSessions]: 'account',
  [paths.accountExport]: 'account',
  [paths.accountDelete]: 'account',
  [paths.adminAccounts]: administrators,
  [paths.adminInvite]: administrators,
  [paths.adminAccount]: administrators,
  [paths.adminAccountRoles]: administrators,
  [paths.adminAccountState]: administrators,
  [paths.adminAccountInvitation]: administrators,
  [paths.adminMail]: administrators,
  [paths.adminMailRetry]: administrators,
  [paths.adminAudit]: ['planner', 'administrator'],
  // The address is one of no municipality, so that a municipality's own account is refused here like any other.
  [paths.municipality]: administrators,
  [paths.municipalityPlaces]: administrators,
  [paths.municipalityPlacesCsv]: administrators,
  [paths.municipalityConfirmation]: administrators,
  [paths.municipalityLists]: administrators,
  [paths.municipalityUploads]: administrators,
  [paths.municipalityUpload]: administrators,
  [paths.municipalityUploadProblems]: administrators,
  [paths.municipalityUploadConfirm]: administrators,
  [paths.municipalityUploadWithdraw]: administrators,
};
