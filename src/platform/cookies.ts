/** Cookies of the service: never readable by scripts, and bound to this host where the service is on https. */
import type { Request, Response } from 'express';
import type { Config } from '../config';

export type CookieName = 'session' | 'visit' | 'oidc';

function isHttps(config: Config): boolean {
  return config.publicUrl.startsWith('https://');
}

/** `__Host-` makes browsers refuse the cookie from another host, without https or for another path. */
export function cookieName(config: Config, name: CookieName): string {
  return isHttps(config) ? `__Host-vaalikumppani-${name}` : `vaalikumppani-${name}`;
}

/** The value of one of our cookies; undefined when the browser sent none, or one that is not of our making. */
export function readCookie(config: Config, req: Request, name: CookieName): string | undefined {
  const wanted = `${cookieName(config, name)}=`;
  const found = (req.headers.cookie ?? '').split(/; */).find((part) => part.startsWith(wanted));
  const value = found?.slice(wanted.length);
  return value !== undefined && /^[\w.-]{1,2000}$/.test(value) ? value : undefined;
}

function attributes(config: Config) {
  return { httpOnly: true, sameSite: 'lax', secure: isHttps(config), path: '/' } as const;
}

/** @param maxAgeSeconds without it the cookie lasts until the browser is closed */
export function setCookie(
  config: Config,
  res: Response,
  cookie: { name: CookieName; value: string; maxAgeSeconds?: number },
): void {
  res.cookie(cookieName(config, cookie.name), cookie.value, {
    ...attributes(config),
    ...(cookie.maxAgeSeconds === undefined ? {} : { maxAge: cookie.maxAgeSeconds * 1000 }),
  });
}

export function clearCookie(config: Config, res: Response, name: CookieName): void {
  res.clearCookie(cookieName(config, name), attributes(config));
}
