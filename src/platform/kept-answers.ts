/** Answers that many ask for, made and compressed once and kept in bounded memory. */
import { encodeBody, type ContentEncoding } from './compression';

export interface KeptAnswers {
  /**
   * The bytes of an answer in an encoding. Whoever asks while it is being made waits for the same one.
   * @param key says everything that the answer rests on, the version of the data included
   */
  read(key: string, encoding: ContentEncoding, make: () => Promise<string | Uint8Array>): Promise<Buffer>;
  /** Bytes that are kept now. */
  size(): number;
}

interface Kept {
  body: Promise<Buffer>;
  bytes: number;
}

/** @param maxBytes what was not asked for longest goes when more is kept; an answer larger than this is not kept */
export function createKeptAnswers(maxBytes: number): KeptAnswers {
  const kept = new Map<string, Kept>();
  let total = 0;
  const drop = (key: string) => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const add = (key: string, body: Promise<Buffer>) => {
    const entry: Kept = { body, bytes: 0 };
    kept.set(key, entry);
    body.then(
      ({ byteLength }) => {
        if (kept.get(key) !== entry) return;
        entry.bytes = byteLength;
        total += byteLength;
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
    read(key, encoding, make) {
      const keyOfBytes = `${encoding} ${key}`;
      const known = kept.get(keyOfBytes);
      if (known !== undefined) {
        // Asked for last stands last.
        kept.delete(keyOfBytes);
        kept.set(keyOfBytes, known);
        return known.body;
      }
      const body = make().then((answer) => encodeBody(Buffer.from(answer as Uint8Array), encoding, true));
      add(keyOfBytes, body);
      return body;
    },
    size: () => total,
  };
}
