/** Answers that many ask for, made and compressed once and kept in bounded memory. */
import { encodeBody, type ContentEncoding } from './compression';
import { createKept } from './kept';

export interface KeptAnswers {
  /**
   * The bytes of an answer in an encoding. Whoever asks while it is being made waits for the same one.
   * @param key says everything that the answer rests on, the version of the data included
   */
  read(key: string, encoding: ContentEncoding, make: () => Promise<string | Uint8Array>): Promise<Buffer>;
  /** Bytes that are kept now. */
  size(): number;
}

/** @param maxBytes what was not asked for longest goes when more is kept; an answer larger than this is not kept */
export function createKeptAnswers(maxBytes: number): KeptAnswers {
  const kept = createKept<Buffer>(maxBytes, (body) => body.byteLength);
  return {
    read: (key, encoding, make) =>
      kept.read(`${encoding} ${key}`, async () =>
        encodeBody(Buffer.from((await make()) as Uint8Array), encoding, true),
      ),
    size: () => kept.size(),
  };
}
