/** Bytes of a text file to text: the encodings that spreadsheets and election offices really use. */
import { ok, problem, type Result } from './result';

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

export interface DecodedText {
  /** Without a byte order mark. */
  text: string;
  encoding: TextEncoding;
}

/** Why bytes are no text: a workbook (xlsx, ods, xls), a PDF, something else that is binary, or nothing at all. */
export type NotText = 'workbook' | 'pdf' | 'binary' | 'empty';

const signatures: readonly (readonly [NotText, readonly number[]])[] = [
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
];

// What Windows-1252 puts where Latin-1 has control characters, 0x80 to 0x9F. Written out because
// TextDecoder('windows-1252') of some Node releases answers Latin-1 instead.
const windows1252Specials = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (control) => windows1252Specials[control.charCodeAt(0) - 0x80]!);
}

function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Decodes a file: by its byte order mark where it has one, as UTF-8 where it is valid UTF-8, and otherwise as
 * Windows-1252, the encoding of older Finnish files and of Excel's plain CSV.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, NotText> {
  if (bytes.length === 0) return problem('empty');
  const known = signatures.find(([, signature]) => startsWith(bytes, signature));
  if (known !== undefined) return problem(known[0]);
  if (startsWith(bytes, [0xff, 0xfe])) {
    return ok({ text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' });
  }
  if (startsWith(bytes, [0xfe, 0xff])) {
    return ok({ text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' });
  }
  if (bytes.includes(0)) return problem('binary');
  const text = decodeStrictUtf8(bytes);
  return text === null
    ? ok({ text: decodeWindows1252(bytes), encoding: 'windows-1252' })
    : ok({ text, encoding: 'utf-8' });
}
