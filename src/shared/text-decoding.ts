/** Bytes of a text file to text: the encodings that spreadsheets and election offices really use. */
import { ok, problem, type Result } from './result';

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

export interface DecodedText {
  /** Without a byte order mark. */
  text: string;
  encoding: TextEncoding;
}

/**
 * Why bytes are no text, told by how they begin and never by unpacking them: a workbook (xlsx, ods, xls, or a web page that
 * is called one), a PDF, a packed file, a picture, something else that is binary, or nothing at all.
 */
export type NotText = 'workbook' | 'pdf' | 'archive' | 'image' | 'binary' | 'empty';

const signatures: readonly (readonly [NotText, readonly number[]])[] = [
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x50, 0x4b, 0x05, 0x06]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** Names of the first members of a workbook, which is a zip: those of xlsx and of ods. */
const workbookMembers =
  /^.{30}(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/|mimetypeapplication\/vnd\.oasis)/s;
/** Programs save web pages and XML under the name of a workbook. */
const markup = /^\s*<(?:\?xml|!doctype|html|table)\b/i;

/** What the first bytes say that a file is; null where they may be text. */
function kindByStart(bytes: Uint8Array): NotText | null {
  const known = signatures.find(([, signature]) => startsWith(bytes, signature))?.[0] ?? null;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 120));
  if (known === 'archive' && workbookMembers.test(start)) return 'workbook';
  return known ?? (markup.test(start.replace(/^\u00ef\u00bb\u00bf/, '')) ? 'workbook' : null);
}

/** UTF-16 without a mark: every other byte of a text in Latin letters is zero; null where that is not so. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  const start = bytes.subarray(0, 2000);
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const [even, odd] = [zeros[0]!, zeros[1]!];
  if (bytes.length % 2 !== 0 || even + odd < start.length / 4) return null;
  return even === 0 ? 'utf-16le' : odd === 0 ? 'utf-16be' : null;
}

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

const windows1252Bytes: ReadonlyMap<string, number> = new Map(
  Array.from(windows1252Specials, (character, index) => [character, 0x80 + index]),
);

/**
 * Whether a text is UTF-8 that was read as Windows-1252: `pÃ¤Ã¤kirjasto`, `9â€“20`. What is right by itself is not taken for it:
 * its bytes in Windows-1252 would be no UTF-8, or, as in `”EMÄ”`, UTF-8 that does not begin with one of the three signs to which
 * our letters, dashes and quotation marks are spoilt.
 */
export function isMisreadUtf8(text: string): boolean {
  if (!/[ÃÂâ]/.test(text)) return false;
  const bytes: number[] = [];
  for (const character of text) {
    const code = windows1252Bytes.get(character) ?? character.codePointAt(0)!;
    if (code > 0xff) return false;
    bytes.push(code);
  }
  return decodeStrictUtf8(Uint8Array.from(bytes)) !== null;
}

/**
 * Decodes a file: by its byte order mark where it has one, as UTF-16 where every other byte is zero, as UTF-8 where it is valid UTF-8, and otherwise as
 * Windows-1252, the encoding of older Finnish files and of Excel's plain CSV.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, NotText> {
  if (bytes.length === 0) return problem('empty');
  const kind = kindByStart(bytes);
  if (kind !== null) return problem(kind);
  if (startsWith(bytes, [0xff, 0xfe])) {
    return ok({ text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' });
  }
  if (startsWith(bytes, [0xfe, 0xff])) {
    return ok({ text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' });
  }
  if (bytes.includes(0)) {
    const encoding = unmarkedUtf16(bytes);
    return encoding === null
      ? problem('binary')
      : ok({ text: new TextDecoder(encoding).decode(bytes), encoding });
  }
  const text = decodeStrictUtf8(bytes);
  return text === null
    ? ok({ text: decodeWindows1252(bytes), encoding: 'windows-1252' })
    : ok({ text, encoding: 'utf-8' });
}
