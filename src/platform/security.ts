/** Headers that keep a page to itself: only our own scripts, and no request to anybody else. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

interface NonceLocals {
  nonce?: string;
}

/** The word that marks the scripts of this answer as ours; a template prints it on each script tag. */
export function nonceOf(res: Response): string {
  return (res.locals as NonceLocals).nonce ?? '';
}

const setNonce: RequestHandler = (_req, res, next) => {
  (res.locals as NonceLocals).nonce = randomBytes(16).toString('base64');
  next();
};

/**
 * @param https whether people reach the service over https; only then may browsers insist on it
 * @param tileOrigin the one other host that may be asked for images; null for none
 */
export function setSecurityHeaders(https: boolean, tileOrigin: string | null): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...(tileOrigin === null ? [] : [tileOrigin])],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
  });
  return [setNonce, headers];
}
