/** Accounts of others, for administrators: list, invite, roles, disable. */
import { Router, type Request, type Response } from 'express';
import type { FieldProblem } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import type { Result } from '../shared/result';
import { parseAccountsQuery, parseInvitation, parseRoles, textField } from './account.form';
import type { Account } from './account.model';
import { countyNames, type CountyNames } from './account.pages';
import { accountDetailsPage, accountsPage, invitePage, type TypedFields } from './administration.pages';
import {
  accountsPerPage,
  changeRoles,
  disableAccount,
  enableAccount,
  inviteAccount,
  readAccount,
  readAccounts,
  readCounties,
  resendInvitation,
  revokeInvitation,
  type AdministrationProblem,
} from './administration.service';
import { requirePermission, requireSignedIn } from './guard.routes';

export function administrationRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requirePermission('administerAccounts', () => null);
  router.get(paths.adminAccounts, guard, showAccounts(deps));
  router.get(paths.adminInvite, guard, async (_req, res) => {
    await renderInvite(deps, res, typedFields({}));
  });
  router.post(paths.adminInvite, guard, invite(deps));
  router.get(paths.adminAccount, guard, async (req, res) => {
    await renderDetails(deps, res, { account: await accountOf(deps, req), typed: typedFields({}) });
  });
  // A page with mistakes shows under the address that it was sent to: changing its language leads back to the account.
  for (const path of [paths.adminAccountRoles, paths.adminAccountState, paths.adminAccountInvitation]) {
    router.get(path, guard, (req, res) => {
      res.redirect(303, href(languageOf(res), paths.adminAccount, { account: String(req.params.account) }));
    });
  }
  router.post(paths.adminAccountRoles, guard, changeRolesOf(deps));
  router.post(paths.adminAccountState, guard, changeStateOf(deps));
  router.post(paths.adminAccountInvitation, guard, changeInvitationOf(deps));
  return router;
}

function typedFields(body: unknown): TypedFields {
  const field = (name: string) => textField(body, name);
  return {
    email: field('email'),
    name: field('name'),
    language: field('language') || 'fi',
    role: field('role'),
    areaKind: field('areaKind') || 'all',
    areaCode: field('areaCode'),
    county: field('county'),
  };
}

async function countiesIn(deps: Deps, language: Language): Promise<CountyNames> {
  return countyNames(await readCounties(deps), language);
}

async function countyCodes(deps: Deps): Promise<string[]> {
  return (await readCounties(deps)).map(({ code }) => code);
}

async function renderInvite(
  deps: Deps,
  res: Response,
  typed: TypedFields,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const language = languageOf(res);
  const page = invitePage(translator(language), typed, await countiesIn(deps, language), problems);
  await renderPage(res, 'accounts/invite', page);
}

function showAccounts(deps: Deps) {
  return async (req: Request, res: Response) => {
    const query = parseAccountsQuery(req.query);
    const found = await readAccounts(deps, query, query.page);
    const language = languageOf(res);
    const counties = await countiesIn(deps, language);
    const shown = { ...found, counties, perPage: accountsPerPage };
    const page = accountsPage(translator(language), language, query, shown);
    await renderPage(res, 'accounts/accounts', page);
  };
}

function invite(deps: Deps) {
  return async (req: Request, res: Response) => {
    const form = parseInvitation(req.body, await countyCodes(deps));
    const done = form.ok ? await inviteAccount(deps, requireSignedIn(res).account.id, form.value) : form;
    if (!done.ok) {
      const problems: readonly FieldProblem[] =
        done.problem === 'emailTaken'
          ? [{ field: 'email', message: 'accounts.problem.emailTaken' }]
          : done.problem;
      res.status(422);
      await renderInvite(deps, res, typedFields(req.body), problems);
      return;
    }
    res.redirect(303, href(languageOf(res), paths.adminAccount, { account: done.value.id }));
  };
}

async function accountOf(deps: Deps, req: Request): Promise<Account> {
  const account = await readAccount(deps, String(req.params.account));
  if (account === null) throw new AppError('notFound');
  return account;
}

async function renderDetails(
  deps: Deps,
  res: Response,
  {
    account,
    typed,
    problems = [],
  }: { account: Account; typed: TypedFields; problems?: readonly FieldProblem[] },
): Promise<void> {
  const language = languageOf(res);
  const shown = { typed, counties: await countiesIn(deps, language) };
  const page = accountDetailsPage(translator(language), account, shown, problems);
  await renderPage(res, 'accounts/account-details', page);
}

/** Goes back to the account after a change, or to the list when it is gone; says what stood in the way. */
async function answer(
  deps: Deps,
  req: Request,
  res: Response,
  done: Result<null, AdministrationProblem>,
): Promise<void> {
  if (!done.ok) {
    if (done.problem === 'notFound') throw new AppError('notFound');
    res.status(422);
    await renderDetails(deps, res, {
      account: await accountOf(deps, req),
      typed: typedFields(req.body),
      problems: [{ field: 'content', message: `accounts.problem.${done.problem}` }],
    });
    return;
  }
  const account = await readAccount(deps, String(req.params.account));
  res.redirect(
    303,
    account === null
      ? href(languageOf(res), paths.adminAccounts)
      : href(languageOf(res), paths.adminAccount, { account: account.id }),
  );
}

function changeRolesOf(deps: Deps) {
  return async (req: Request, res: Response) => {
    const account = await accountOf(deps, req);
    const form = parseRoles(req.body, await countyCodes(deps));
    if (!form.ok) {
      res.status(422);
      await renderDetails(deps, res, { account, typed: typedFields(req.body), problems: form.problem });
      return;
    }
    const actorId = requireSignedIn(res).account.id;
    await answer(deps, req, res, await changeRoles(deps, actorId, account.id, form.value));
  };
}

/** Field `action`: `disable` or `enable`. */
function changeStateOf(deps: Deps) {
  return async (req: Request, res: Response) => {
    const actorId = requireSignedIn(res).account.id;
    const { id } = await accountOf(deps, req);
    const change = new Map([
      ['disable', disableAccount],
      ['enable', enableAccount],
    ]).get(textField(req.body, 'action'));
    if (change === undefined) throw new AppError('badRequest');
    await answer(deps, req, res, await change(deps, actorId, id));
  };
}

/** Field `action`: `revoke` or `resend`. */
function changeInvitationOf(deps: Deps) {
  return async (req: Request, res: Response) => {
    const actorId = requireSignedIn(res).account.id;
    const { id } = await accountOf(deps, req);
    const change = new Map([
      ['revoke', revokeInvitation],
      ['resend', resendInvitation],
    ]).get(textField(req.body, 'action'));
    if (change === undefined) throw new AppError('badRequest');
    await answer(deps, req, res, await change(deps, actorId, id));
  };
}
