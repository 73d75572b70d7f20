/** Answers kept while they are asked for: a few, those used last. */

/** Gives the kept answer of a key, or makes and keeps it; whoever asks while it is being made waits for the same one. */
export type KeepLatest<T> = (key: string, make: () => Promise<T>) => Promise<T>;

/** @param most how many answers are kept; a failure is not kept */
export function keepLatest<T>(most: number): KeepLatest<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = kept.get(key);
    const answer = known ?? make();
    // Used last stands last; what was not used longest goes first.
    kept.delete(key);
    kept.set(key, answer);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    if (known === undefined) answer.catch(() => kept.delete(key));
    return answer;
  };
}
