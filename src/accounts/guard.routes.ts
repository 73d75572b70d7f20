/** Who is asking, and who may come in: the first lines of every route that is not for everybody. */
import type { Request, RequestHandler, Response } from 'express';
import { href, paths } from '../paths';
import { clearCookie, readCookie } from '../platform/cookies';
import { bindCsrf } from '../platform/csrf';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { setVisitor } from '../platform/visitor';
import type { Role } from './account.model';
import { can, type Action, type ActionObjects, type Actor } from './policy.model';
import { safeReturnPath } from './return-path.model';
import { findSignedIn, type SignedIn } from './session.service';

interface GuardLocals {
  signedIn?: SignedIn;
}

/** Recognises the person by the session cookie; comes before the CSRF guard, whose tokens are bound to the session. */
export function loadSession(deps: Deps): RequestHandler {
  return async (req, res, next) => {
    res.vary('Cookie');
    const token = readCookie(deps.config, req, 'session');
    if (token === undefined) {
      next();
      return;
    }
    const signedIn = await findSignedIn(deps, token);
    if (signedIn === null) clearCookie(deps.config, res, 'session');
    else {
      (res.locals as GuardLocals).signedIn = signedIn;
      bindCsrf(res, token);
      setVisitor(res, { name: signedIn.account.name, isExample: signedIn.account.isExample });
    }
    next();
  };
}

/** The person and the session; null for people who are not signed in. */
export function signedInOf(res: Response): SignedIn | null {
  return (res.locals as GuardLocals).signedIn ?? null;
}

/**
 * The person behind a guard.
 * @throws {AppError} forbidden, where a route forgot its guard
 */
export function requireSignedIn(res: Response): SignedIn {
  const signedIn = signedInOf(res);
  if (signedIn === null) throw new AppError('forbidden');
  return signedIn;
}

/** The actor that the policies judge; null for people who are not signed in. */
export function actorOf(res: Response): Actor | null {
  const signedIn = signedInOf(res);
  return signedIn === null ? null : { accountId: signedIn.account.id, grants: signedIn.account.grants };
}

/** Sends people who are not signed in to the sign-in page, and back afterwards if they only wanted to look. */
function askToSignIn(req: Request, res: Response): void {
  const wanted = req.method === 'GET' ? safeReturnPath(req.originalUrl) : null;
  res.redirect(303, href(languageOf(res), paths.signIn, {}, { return: wanted ?? undefined }));
}

function guard(isAllowed: (actor: Actor, req: Request) => boolean): RequestHandler {
  return (req, res, next) => {
    const actor = actorOf(res);
    if (actor === null) {
      askToSignIn(req, res);
      return;
    }
    if (!isAllowed(actor, req)) throw new AppError('forbidden');
    next();
  };
}

/** Lets in whoever is signed in. */
export const requireAccount: RequestHandler = guard(() => true);

/** Lets in people with one of the roles, wherever it holds; what they may do there is for `requirePermission` or `can`. */
export function requireRole(...roles: readonly Role[]): RequestHandler {
  return guard((actor) => actor.grants.some((grant) => roles.includes(grant.role)));
}

/**
 * Lets in whoever may do the action.
 * @param objectOf reads from the address to what it is done; an object that must be looked up is judged with `can` in the route
 */
export function requirePermission<A extends Action>(
  action: A,
  objectOf: (req: Request) => ActionObjects[A],
): RequestHandler {
  return guard((actor, req) => can(actor, action, objectOf(req)));
}
