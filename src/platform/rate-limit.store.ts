/** SQL of the rate limits: one counter per sender and window, shared by all processes. */
import type { Database } from './database';
import { hashOf } from './secrets';

export interface RateLimit {
  /** What is counted, `sign-in`; every limit counts for itself. */
  name: string;
  limit: number;
  windowSeconds: number;
}

export interface LimitAnswer {
  allowed: boolean;
  /** Whole seconds until the window ends. */
  retryAfterSeconds: number;
}

/**
 * Counts one use and says whether it is within the limit. Windows are fixed, so at most twice the limit fits into one
 * window's length that straddles two.
 * @param subject who is counted: a network address, an e-mail address; only its hash is stored
 */
export async function takeFromLimit(
  db: Database,
  { name, limit, windowSeconds }: RateLimit,
  subject: string,
  now: Date,
): Promise<LimitAnswer> {
  const window = windowSeconds * 1000;
  const endsAt = (Math.floor(now.getTime() / window) + 1) * window;
  const [row] = await db('rate_limits')
    .insert({
      subject_hash: hashOf(`${name}:${subject}`),
      window_ends_at: new Date(endsAt).toISOString(),
      used: 1,
    })
    .onConflict(['subject_hash', 'window_ends_at'])
    .merge({ used: db.raw('rate_limits.used + 1') })
    .returning<{ used: number }[]>('used');
  return {
    allowed: row!.used <= limit,
    retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000)),
  };
}

/** Forgets the counters of windows that are over. */
export async function deleteEndedWindows(db: Database, now: Date): Promise<number> {
  return db('rate_limits').where('window_ends_at', '<=', now.toISOString()).delete();
}
