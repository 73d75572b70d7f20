/** Visits of a municipality's start page: which changes are news to somebody. */

/** The visit that somebody is on, of one municipality. */
export interface Visit {
  sessionId: string;
  /** When the page was last opened. */
  seenAt: Date;
  /** When the visit before ended: what changed after it is news. Null on the first visit. */
  newsSince: Date | null;
}

/** So many changes are told at first, and so many at most. */
export const shownActs = { first: 10, most: 200 } as const;

const visitEndsAfterMs = 3_600_000;

/**
 * The visit that opening the page belongs to: the same one within an hour and a session, so that a reload does not swallow
 * the news; otherwise a new one.
 */
export function visitAt(last: Visit | null, sessionId: string, now: Date): Visit {
  if (last === null) return { sessionId, seenAt: now, newsSince: null };
  const isSame = last.sessionId === sessionId && now.getTime() - last.seenAt.getTime() <= visitEndsAfterMs;
  return { sessionId, seenAt: now, newsSince: isSame ? last.newsSince : last.seenAt };
}
