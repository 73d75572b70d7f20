/** Registering an organisation, and confirming its address by the mailed link. */
import { Router, type Request, type Response } from 'express';
import { browserOf, welcome } from '../accounts/sign-in.routes';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { TooManyRequests } from '../platform/errors';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { field, parseRegistration, typedRegistration } from './organisation.form';
import { confirmedPage, confirmPage, registerPage, registerSentPage } from './organisation.pages';
import {
  confirmOrganisation,
  currentMunicipalities,
  findOrganisationToConfirm,
  findPublicDuplicates,
  registerOrganisation,
} from './organisation.service';

export const registrationLimits = {
  register: { name: 'registration', limit: 30, windowSeconds: 3600 },
  confirm: { name: 'registration-confirm', limit: 300, windowSeconds: 900 },
};

export function organisationRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.register, async (_req, res) => {
    const typed = typedRegistration({ language: languageOf(res) });
    await renderPage(res, 'organisations/register', registerPage(translator(languageOf(res)), typed));
  });
  router.post(paths.register, limitRequests(deps, registrationLimits.register), register(deps));
  router.get(paths.registerSent, async (_req, res) => {
    await renderPage(res, 'organisations/message', registerSentPage(translator(languageOf(res))));
  });
  router.get(paths.registerConfirm, limitRequests(deps, registrationLimits.confirm), showConfirm(deps));
  router.post(paths.registerConfirm, limitRequests(deps, registrationLimits.confirm), confirm(deps));
  return router;
}

function register(deps: Deps) {
  return async (req: Request, res: Response) => {
    const form = parseRegistration(req.body, await currentMunicipalities(deps));
    if (!form.ok) {
      res.status(422);
      const page = registerPage(translator(languageOf(res)), typedRegistration(req.body), form.problem);
      await renderPage(res, 'organisations/register', page);
      return;
    }
    const same = await findPublicDuplicates(deps, form.value);
    const typed = typedRegistration(req.body);
    if (same.length > 0 && typed.sameIsKnown !== 'yes') {
      res.status(422);
      const problems = [{ field: 'sameIsKnown', message: 'organisations.problem.sameIsKnown' } as const];
      const page = registerPage(translator(languageOf(res)), typed, problems, same);
      await renderPage(res, 'organisations/register', page);
      return;
    }
    const answer = await registerOrganisation(deps, form.value);
    if (!answer.allowed) throw new TooManyRequests(answer.retryAfterSeconds);
    res.redirect(303, href(languageOf(res), paths.registerSent));
  };
}

/** Opening the link changes nothing: mail scanners only get this far. */
function showConfirm(deps: Deps) {
  return async (req: Request, res: Response) => {
    const token = field(req.query, 'token');
    const organisation = await findOrganisationToConfirm(deps, token);
    if (organisation === null) res.status(410);
    const page = confirmPage(translator(languageOf(res)), token, organisation?.name ?? null);
    await renderPage(res, 'organisations/confirm', page);
  };
}

function confirm(deps: Deps) {
  return async (req: Request, res: Response) => {
    const t = translator(languageOf(res));
    const token = field(req.body, 'token');
    const done = await confirmOrganisation(deps, token, browserOf(deps, req));
    if (!done.ok) {
      res.status(410);
      await renderPage(res, 'organisations/confirm', confirmPage(t, token, null));
      return;
    }
    if (done.value === null) await renderPage(res, 'organisations/message', confirmedPage(t));
    else welcome(deps, res, done.value, href(languageOf(res), paths.partner));
  };
}
