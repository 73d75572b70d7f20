/** Stops senders who ask too often; the answer says when to try again. */
import { ipKeyGenerator } from 'express-rate-limit';
import type { Request, RequestHandler } from 'express';
import type { Deps } from './deps';
import { TooManyRequests } from './app-error';
import { takeFromLimit, type RateLimit } from './rate-limit.store';

export type { RateLimit } from './rate-limit.store';

/** The sender's network: an IPv4 address, or the /64 that one household or office has in IPv6. */
export function networkOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? '', 64);
}

/**
 * Counts one use by a subject other than a network, such as an access token.
 * @throws {TooManyRequests} beyond the limit
 */
export async function countUse(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  limit: RateLimit,
  subject: string,
): Promise<void> {
  const answer = await takeFromLimit(db, limit, subject, clock());
  if (!answer.allowed) throw new TooManyRequests(answer.retryAfterSeconds);
}

/** Middleware that counts requests by network. */
export function limitRequests(deps: Deps, limit: RateLimit): RequestHandler {
  return async (req, _res, next) => {
    await countUse(deps, limit, networkOf(req));
    next();
  };
}
