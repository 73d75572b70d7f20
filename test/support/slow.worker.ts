/** Takes a moment and gives back what it was given. */
import { setTimeout as pause } from 'node:timers/promises';

export default async function answerSlowly(number: number): Promise<number> {
  await pause(5);
  return number;
}
