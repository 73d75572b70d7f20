/** Umbrella organisations and their locals: a tree, in which a local has one umbrella at most and nothing stands above itself. */
import { ok, problem, type Result } from '../shared/result';

/** From an organisation to the one directly above it. */
export type UmbrellaOf = ReadonlyMap<string, string>;

/** Who asked: the local to be taken in, or the umbrella to take it in. The other side accepts. */
export type AskedBy = 'local' | 'umbrella';

export interface UmbrellaRequest {
  localId: string;
  umbrellaId: string;
  askedBy: AskedBy;
  createdAt: Date;
}

export type UmbrellaProblem = 'self' | 'hasUmbrella' | 'cycle';

/** The organisations above one, the nearest first. */
export function umbrellasAbove(umbrellaOf: UmbrellaOf, id: string): string[] {
  const above: string[] = [];
  for (
    let next = umbrellaOf.get(id);
    next !== undefined && !above.includes(next);
    next = umbrellaOf.get(next)
  )
    above.push(next);
  return above;
}

/** Whether a local may come under an umbrella: it has none yet, and the umbrella does not stand below it. */
export function mayComeUnder(
  umbrellaOf: UmbrellaOf,
  localId: string,
  umbrellaId: string,
): Result<null, UmbrellaProblem> {
  if (localId === umbrellaId) return problem('self');
  if (umbrellaOf.has(localId)) return problem('hasUmbrella');
  return umbrellasAbove(umbrellaOf, umbrellaId).includes(localId) ? problem('cycle') : ok(null);
}
