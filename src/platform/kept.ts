/** Things that many ask for and that take long to make: made once and kept in bounded memory. */

export interface Kept<T> {
  /** What was made for a key. Whoever asks while it is being made waits for the same one. */
  read(key: string, make: () => Promise<T>): Promise<T>;
  /** Bytes that are kept now. */
  size(): number;
}

interface Entry<T> {
  made: Promise<T>;
  bytes: number;
}

/**
 * @param maxBytes what was not asked for longest goes when more is kept; a thing larger than this is not kept
 * @param bytesOf what a thing weighs
 */
export function createKept<T>(maxBytes: number, bytesOf: (thing: T) => number): Kept<T> {
  const kept = new Map<string, Entry<T>>();
  let total = 0;
  const drop = (key: string) => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const add = (key: string, made: Promise<T>) => {
    const entry: Entry<T> = { made, bytes: 0 };
    kept.set(key, entry);
    made.then(
      (thing) => {
        if (kept.get(key) !== entry) return;
        entry.bytes = bytesOf(thing);
        total += entry.bytes;
        for (const oldest of kept.keys()) {
          if (total <= maxBytes) break;
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
