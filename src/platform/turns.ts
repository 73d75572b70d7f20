/** Long work on the event loop, in turns with everybody else's. */
import { setImmediate } from 'node:timers/promises';
import { portionsOf } from '../shared/portions';

/** `flatMap` over a long list that lets everybody else have a turn after each portion. */
export async function flatMapInTurns<T, U>(
  values: readonly T[],
  make: (value: T) => readonly U[],
): Promise<U[]> {
  const made: U[] = [];
  for (const portion of portionsOf(values)) {
    for (const value of portion) made.push(...make(value));
    await setImmediate();
  }
  return made;
}
