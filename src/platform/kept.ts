/** Things that many ask for and that take long to make: made once and kept in bounded memory. */

export interface Kept<T> {
  /** What was made for a key. Whoever asks while it is being made waits for the same one. */
  read(key: string, make: () => Promise<T>): Promise<T>;
  /** What everything that is kept weighs now. */
  size(): number;
}

interface Entry<T> {
  made: Promise<T>;
  weight: number;
}

/**
 * @param maxWeight what was not asked for longest goes when more is kept; a thing heavier than this is not kept
 * @param weightOf what a thing weighs: its bytes, or 1 where things are counted
 */
export function createKept<T>(maxWeight: number, weightOf: (thing: T) => number): Kept<T> {
  const kept = new Map<string, Entry<T>>();
  let total = 0;
  const drop = (key: string) => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  const add = (key: string, made: Promise<T>) => {
    const entry: Entry<T> = { made, weight: 0 };
    kept.set(key, entry);
    made.then(
      (thing) => {
        if (kept.get(key) !== entry) return;
        entry.weight = weightOf(thing);
        total += entry.weight;
        for (const oldest of kept.keys()) {
          if (total <= maxWeight) break;
          drop(oldest);
        }
      },
      () => {
        // A failure is not an answer: whoever asks next tries again.
        if (kept.get(key) === entry) drop(key);
      },
    );
  };
  return {
    read(key, make) {
      const known = kept.get(key);
      if (known !== undefined) {
        // Asked for last stands last.
        kept.delete(key);
        kept.set(key, known);
        return known.made;
      }
      const made = make();
      add(key, made);
      return made;
    },
    size: () => total,
  };
}
