/** A cost matrix as bytes: a national one has millions of pairs, so that numbers are kept as they lie in memory. */
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import type { CostMatrix } from '../coverage/cost-matrix.model';

const wordBytes = 4;
const wordsAhead = 3;

/** Bytes of a matrix: lengths of the three parts, places and metres of the pairs, starts, and names as JSON. */
export function packCosts({ origins, places, starts, place, metres }: CostMatrix): Uint8Array {
  const names = strToU8(JSON.stringify({ origins, places }));
  const words = wordsAhead + place.length + metres.length + starts.length;
  const bytes = new Uint8Array(words * wordBytes + names.length);
  new Uint32Array(bytes.buffer, 0, wordsAhead).set([place.length, starts.length, names.length]);
  let at = wordsAhead * wordBytes;
  for (const part of [place, metres, starts]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  bytes.set(names, at);
  return gzipSync(bytes, { mtime: 0, level: 4 });
}

/** The matrix again; only for bytes of `packCosts`. */
export function unpackCosts(content: Uint8Array): CostMatrix {
  const bytes = gunzipSync(content);
  const whole = bytes.byteOffset % wordBytes === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset } = whole;
  const [pairs, starts, names] = new Uint32Array(buffer, byteOffset, wordsAhead) as unknown as [
    number,
    number,
    number,
  ];
  let at = byteOffset + wordsAhead * wordBytes;
  const place = new Uint32Array(buffer, at, pairs);
  const metres = new Float32Array(buffer, (at += place.byteLength), pairs);
  const startWords = new Uint32Array(buffer, (at += metres.byteLength), starts);
  at += startWords.byteLength - byteOffset;
  const { origins, places } = JSON.parse(strFromU8(whole.subarray(at, at + names))) as Pick<
    CostMatrix,
    'origins' | 'places'
  >;
  return { origins, places, starts: startWords, place, metres };
}
