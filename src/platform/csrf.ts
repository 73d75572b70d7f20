/** Refuses every changing request that does not come from a form of ours, opened by the same browser. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Config } from '../config';
import { readCookie, setCookie } from './cookies';
import { AppError } from './app-error';
import { newToken } from './secrets';

interface CsrfLocals {
  csrfKey?: string;
  issueCsrfKey?: () => string;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
/** The hidden field of every form; scripts send the header instead. */
export const csrfField = '_csrf';
const csrfHeader = 'x-csrf-token';

function tokenFor(key: string): string {
  return createHmac('sha256', key).update('csrf').digest('base64url');
}

/** Binds the forms of this answer to a session, by its secret token; without one they are bound to a visit cookie. */
export function bindCsrf(res: Response, sessionToken: string): void {
  (res.locals as CsrfLocals).csrfKey = sessionToken;
}

/**
 * The value that a form must send back. The first use for a visitor without a session sets the visit cookie, and an
 * answer that holds a token is never kept by a cache.
 */
export function csrfTokenOf(res: Response): string {
  const locals = res.locals as CsrfLocals;
  const key = locals.csrfKey ?? locals.issueCsrfKey?.();
  if (key === undefined) throw new Error('protectFromCsrf must come before what prints a form');
  locals.csrfKey = key;
  res.set('Cache-Control', 'no-store');
  return tokenFor(key);
}

/** Browsers say where a request comes from; a client that says nothing is judged by the token alone. */
function comesFromElsewhere(config: Config, req: Request): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = req.get('origin');
  if (origin === undefined) return false;
  const own = [new URL(config.publicUrl).origin, `${req.protocol}://${req.get('host') ?? ''}`];
  return !own.includes(origin);
}

function sameToken(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Checks the token alone; upload routes put it after their multipart parser, which reads the field. */
export const checkCsrfToken: RequestHandler = (req, res, next) => {
  const key = (res.locals as CsrfLocals).csrfKey;
  const field = (req.body as Record<string, unknown> | undefined)?.[csrfField];
  const given = req.get(csrfHeader) ?? field;
  if (key === undefined || !sameToken(given, tokenFor(key))) throw new AppError('staleForm');
  next();
};

/**
 * The guard of all routes; comes after the form parser and the session.
 * @param uploadPaths addresses whose routes call `checkCsrfToken` themselves after parsing; multipart bodies are refused elsewhere
 */
export function protectFromCsrf(config: Config, uploadPaths: readonly RegExp[] = []): RequestHandler {
  return (req, res, next) => {
    const locals = res.locals as CsrfLocals;
    const visit = readCookie(config, req, 'visit');
    if (visit !== undefined) locals.csrfKey ??= visit;
    locals.issueCsrfKey = () => {
      const value = newToken();
      setCookie(config, res, { name: 'visit', value });
      return value;
    };
    if (safeMethods.has(req.method)) {
      next();
      return;
    }
    if (comesFromElsewhere(config, req)) throw new AppError('staleForm');
    if (req.is('multipart/form-data') && uploadPaths.some((path) => path.test(req.path))) {
      next();
      return;
    }
    void checkCsrfToken(req, res, next);
  };
}
