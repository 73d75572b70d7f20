/** Signing in by a link and as an example, and signing out. */
import { Router, type Request, type Response } from 'express';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import { clearCookie, readCookie, setCookie } from '../platform/cookies';
import type { Deps } from '../platform/deps';
import { AppError, TooManyRequests } from '../platform/errors';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { parseSignIn, textField } from './account.form';
import { isRole } from './account.model';
import { signedInOf } from './guard.routes';
import { safeReturnPath } from './return-path.model';
import { signOut } from './session.service';
import { sessionLimits } from './session.model';
import {
  checkSignInLink,
  requestSignInLink,
  signInAsExample,
  useSignInLink,
  type NewSignIn,
} from './sign-in.service';
import { linkPage, linkProblemText, sentPage, signInPage, type SignInPageInput } from './sign-in.pages';

/** By network: a whole office, or a course, can sit behind one address. */
export const signInLimits = {
  request: { name: 'sign-in-request', limit: 60, windowSeconds: 900 },
  link: { name: 'sign-in-link', limit: 300, windowSeconds: 900 },
};

export function signInRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.signIn, showSignIn(deps));
  router.post(paths.signIn, limitRequests(deps, signInLimits.request), askForLink(deps));
  router.get(paths.signInSent, async (_req, res) => {
    await renderPage(res, 'accounts/sent', sentPage(translator(languageOf(res))));
  });
  router.get(paths.signInLink, limitRequests(deps, signInLimits.link), showLink(deps));
  router.post(paths.signInLink, limitRequests(deps, signInLimits.link), confirmLink(deps));
  if (deps.config.exampleAccounts) router.post(paths.signInExample, enterAsExample(deps));
  router.post(paths.signOut, leave(deps));
  return router;
}

/** What the service needs to know of the browser that signs in. */
export function browserOf(
  deps: Deps,
  req: Request,
): { userAgent: string; previousToken: string | undefined } {
  return { userAgent: req.get('user-agent') ?? '', previousToken: readCookie(deps.config, req, 'session') };
}

/** Gives the browser its new session, and sends it on. */
export function welcome(deps: Deps, res: Response, signIn: NewSignIn, returnTo: string | null): void {
  clearCookie(deps.config, res, 'visit');
  setCookie(deps.config, res, {
    name: 'session',
    value: signIn.sessionToken,
    maxAgeSeconds: sessionLimits(signIn.account).absoluteMs / 1000,
  });
  res.redirect(303, returnTo ?? href(languageOf(res), paths.account));
}

/** The sign-in page with whatever led to it. */
export async function renderSignIn(
  { config }: Deps,
  res: Response,
  input: Omit<SignInPageInput, 'provider' | 'hasExamples'>,
): Promise<void> {
  const page = signInPage(translator(languageOf(res)), {
    ...input,
    provider: config.oidc?.name ?? null,
    hasExamples: config.exampleAccounts,
  });
  await renderPage(res, 'accounts/sign-in', page);
}

function showSignIn(deps: Deps) {
  return async (req: Request, res: Response) => {
    const returnTo = safeReturnPath(req.query.return);
    if (signedInOf(res) !== null) {
      res.redirect(303, returnTo ?? href(languageOf(res), paths.account));
      return;
    }
    await renderSignIn(deps, res, { returnTo });
  };
}

function askForLink(deps: Deps) {
  return async (req: Request, res: Response) => {
    const returnTo = safeReturnPath(textField(req.body, 'return'));
    const form = parseSignIn(req.body);
    if (!form.ok) {
      res.status(422);
      await renderSignIn(deps, res, {
        returnTo,
        email: textField(req.body, 'email'),
        problems: form.problem,
      });
      return;
    }
    const answer = await requestSignInLink(deps, { ...form.value, returnTo, language: languageOf(res) });
    if (!answer.allowed) throw new TooManyRequests(answer.retryAfterSeconds);
    res.redirect(303, href(languageOf(res), paths.signInSent));
  };
}

/** Opening a link changes nothing: only the button on this page signs in. */
function showLink(deps: Deps) {
  return async (req: Request, res: Response) => {
    const t = translator(languageOf(res));
    const token = textField(req.query, 'token');
    const returnTo = safeReturnPath(req.query.return);
    const found = await checkSignInLink(deps, token);
    if (found !== null) {
      res.status(410);
      await renderSignIn(deps, res, { returnTo, notice: linkProblemText(t, found) });
      return;
    }
    await renderPage(res, 'accounts/link', linkPage(t, token, returnTo));
  };
}

function confirmLink(deps: Deps) {
  return async (req: Request, res: Response) => {
    const t = translator(languageOf(res));
    const returnTo = safeReturnPath(textField(req.body, 'return'));
    const result = await useSignInLink(deps, textField(req.body, 'token'), browserOf(deps, req));
    if (!result.ok) {
      res.status(410);
      await renderSignIn(deps, res, { returnTo, notice: linkProblemText(t, result.problem) });
      return;
    }
    welcome(deps, res, result.value, returnTo);
  };
}

function enterAsExample(deps: Deps) {
  return async (req: Request, res: Response) => {
    const role = textField(req.body, 'role');
    const signIn = isRole(role) ? await signInAsExample(deps, role, browserOf(deps, req)) : null;
    if (signIn === null) throw new AppError('badRequest');
    welcome(deps, res, signIn, safeReturnPath(textField(req.body, 'return')));
  };
}

function leave(deps: Deps) {
  return async (req: Request, res: Response) => {
    const token = readCookie(deps.config, req, 'session');
    if (token !== undefined) await signOut(deps, token);
    clearCookie(deps.config, res, 'session');
    res.redirect(303, href(languageOf(res), paths.home));
  };
}
