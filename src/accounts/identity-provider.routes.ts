/** To the identity provider and back. */
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { translator } from '../i18n/translate';
import { languages } from '../i18n/language';
import { href, machinePaths, paths } from '../paths';
import { clearCookie, readCookie, setCookie } from '../platform/cookies';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { openIdentityProvider, type IdentityProvider } from './identity-provider.service';
import { safeReturnPath } from './return-path.model';
import { signInByProvider } from './sign-in.service';
import { browserOf, renderSignIn, signInLimits, welcome } from './sign-in.routes';

const minutesAtProvider = 10;

/** What the browser keeps in a cookie meanwhile; its owner may read and even forge it, and gains nothing. */
const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  language: z.enum(languages),
  returnTo: z.string().nullable(),
});
type StoredAttempt = z.infer<typeof attemptSchema>;

export interface ProviderRoutes {
  /** Inside every language. */
  start: Router;
  /** Outside of the languages. */
  callback: Router;
}

/** Nothing is mounted where no provider is configured. */
export function identityProviderRoutes(deps: Deps): ProviderRoutes {
  const routes = { start: Router(), callback: Router() };
  const { oidc, publicUrl } = deps.config;
  if (oidc === null) return routes;
  const provider = openIdentityProvider(oidc, `${publicUrl}${machinePaths.providerCallback}`);
  const limit = limitRequests(deps, signInLimits.link);
  // A link, not a form: the security policy lets forms lead to this service only.
  routes.start.get(paths.signInProvider, limit, goToProvider(deps, provider));
  routes.callback.get(machinePaths.providerCallback, limit, comeBack(deps, provider));
  return routes;
}

function goToProvider(deps: Deps, provider: IdentityProvider) {
  return async (req: Request, res: Response) => {
    const started = await provider.begin().catch((error: unknown) => {
      deps.logger.error({ err: error }, 'the identity provider does not answer');
      return null;
    });
    if (started === null) {
      await refuse(deps, res, 502);
      return;
    }
    const stored: StoredAttempt = {
      ...started.attempt,
      language: languageOf(res),
      returnTo: safeReturnPath(req.query.return),
    };
    const value = Buffer.from(JSON.stringify(stored)).toString('base64url');
    setCookie(deps.config, res, { name: 'oidc', value, maxAgeSeconds: minutesAtProvider * 60 });
    res.set('Cache-Control', 'no-store').redirect(303, started.url.href);
  };
}

function readAttempt(deps: Deps, req: Request): StoredAttempt | null {
  try {
    const value = readCookie(deps.config, req, 'oidc') ?? '';
    return attemptSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString()));
  } catch {
    return null;
  }
}

function comeBack(deps: Deps, provider: IdentityProvider) {
  return async (req: Request, res: Response) => {
    const attempt = readAttempt(deps, req);
    clearCookie(deps.config, res, 'oidc');
    if (attempt === null) {
      await refuse(deps, res, 400);
      return;
    }
    res.locals.language = attempt.language;
    const search = new URL(req.originalUrl, deps.config.publicUrl).search;
    const claims = await provider.finish(search, attempt).catch((error: unknown) => {
      // The error's words come from the provider; the code and the tokens stay out of the log.
      deps.logger.warn(
        { reason: error instanceof Error ? error.name : 'unknown' },
        'provider sign-in failed',
      );
      return null;
    });
    const signIn = claims === null ? null : await signInByProvider(deps, claims, browserOf(deps, req));
    if (signIn === null) {
      await refuse(deps, res, 403);
      return;
    }
    const returnTo = safeReturnPath(attempt.returnTo);
    welcome(deps, res, signIn, returnTo ?? href(attempt.language, paths.account));
  };
}

async function refuse(deps: Deps, res: Response, status: number): Promise<void> {
  res.status(status);
  const notice = translator(languageOf(res))('accounts.signIn.providerFailed', {
    provider: deps.config.oidc?.name ?? '',
  });
  await renderSignIn(deps, res, { returnTo: null, notice });
}
