/** What was read from a file, packed to be kept and handed between threads. */
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';

/** Bytes of a value that JSON can write; the same bytes for the same value. */
export function packContent(value: unknown): Uint8Array {
  return gzipSync(strToU8(JSON.stringify(value)), { mtime: 0 });
}

/** The value again; only for bytes of `packContent`. */
export function unpackContent(content: Uint8Array): unknown {
  return JSON.parse(strFromU8(gunzipSync(content)));
}
