/** Which election a reader wants to see a larger area at, out of the address. */

/** `chosen` is null where none was asked for; `problem` holds what was asked for and cannot be shown. */
export function readElectionChoice<E extends { code: string }>(
  query: Readonly<Record<string, unknown>>,
  choices: readonly E[],
): { chosen: E | null; problem: string | null } {
  const given = query.election;
  if (given === undefined || given === '') return { chosen: null, problem: null };
  const chosen = choices.find(({ code }) => code === given) ?? null;
  const echo = typeof given === 'string' ? given.slice(0, 40) : '…';
  return { chosen, problem: chosen === null ? echo : null };
}
