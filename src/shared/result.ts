/** An answer or a problem, as a value: expected refusals are returned, not thrown. */
export type Result<T, P> = { ok: true; value: T } | { ok: false; problem: P };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function problem<P>(found: P): { ok: false; problem: P } {
  return { ok: false, problem: found };
}
