/** One's own account: what is stored, sessions, export, deletion. */
import { Router, type Request, type Response } from 'express';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import { clearCookie } from '../platform/cookies';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { parseOwnAccount, textField } from './account.form';
import { accountPage, countyNames, deletePage, type AccountPageInput } from './account.pages';
import { readCounties } from './administration.service';
import { changeOwnAccount, deleteOwnAccount, exportOwnData, listOwnSessions } from './account.service';
import { requireAccount, requireSignedIn } from './guard.routes';
import { endOwnSessions } from './session.service';

export function accountRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.account, requireAccount, async (_req, res) => {
    await renderAccount(deps, res);
  });
  router.post(paths.account, requireAccount, changeAccount(deps));
  router.post(paths.accountSessions, requireAccount, endSessions(deps));
  router.post(paths.accountExport, requireAccount, sendExport(deps));
  router.get(paths.accountDelete, requireAccount, async (_req, res) => {
    await renderPage(res, 'accounts/delete', deletePage(translator(languageOf(res))));
  });
  router.post(paths.accountDelete, requireAccount, deleteAccount(deps));
  return router;
}

async function renderAccount(deps: Deps, res: Response, typed?: AccountPageInput['typed']): Promise<void> {
  const { account, session } = requireSignedIn(res);
  const sessions = await listOwnSessions(deps, account);
  const counties = countyNames(await readCounties(deps), languageOf(res));
  const input = { account, session, sessions, counties, ...(typed === undefined ? {} : { typed }) };
  await renderPage(res, 'accounts/account', accountPage(translator(languageOf(res)), input));
}

function changeAccount(deps: Deps) {
  return async (req: Request, res: Response) => {
    const form = parseOwnAccount(req.body);
    if (!form.ok) {
      const name = textField(req.body, 'name');
      const language = textField(req.body, 'language');
      res.status(422);
      await renderAccount(deps, res, { name, language, problems: form.problem });
      return;
    }
    await changeOwnAccount(deps, requireSignedIn(res).account, form.value);
    res.redirect(303, href(form.value.language, paths.account));
  };
}

/** Field `session`: the one to end; `others` ends all but this one. */
function endSessions(deps: Deps) {
  return async (req: Request, res: Response) => {
    const wanted = textField(req.body, 'session');
    await endOwnSessions(deps, requireSignedIn(res), wanted === 'others' ? null : wanted);
    res.redirect(303, href(languageOf(res), paths.account));
  };
}

function sendExport(deps: Deps) {
  return async (_req: Request, res: Response) => {
    const data = await exportOwnData(deps, requireSignedIn(res));
    res.attachment('vaalikumppani-account.json').json(data);
  };
}

function deleteAccount(deps: Deps) {
  return async (req: Request, res: Response) => {
    const { account } = requireSignedIn(res);
    const isSure = textField(req.body, 'sure') === 'yes';
    if (!isSure || !(await deleteOwnAccount(deps, account))) {
      const message = isSure ? 'accounts.problem.lastAdministrator' : 'accounts.problem.notSure';
      res.status(422);
      const page = deletePage(translator(languageOf(res)), [{ field: 'sure', message }]);
      await renderPage(res, 'accounts/delete', page);
      return;
    }
    clearCookie(deps.config, res, 'session');
    res.redirect(303, href(languageOf(res), paths.home));
  };
}
