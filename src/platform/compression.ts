/** Smaller answers on the wire: gzip and brotli for everything that is text. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import compression from 'compression';
import type { Request, RequestHandler } from 'express';

export const contentEncodings = ['br', 'gzip', 'identity'] as const;
export type ContentEncoding = (typeof contentEncodings)[number];

/**
 * Compresses pages, styles and scripts as they are sent; what is already encoded passes.
 *
 * The attack known as BREACH reads a secret out of a compressed page. It needs three things in one answer: a secret that
 * stays the same over many requests, text that the attacker chooses (a search word shown again), and somebody who sees
 * the lengths. Public pages hold no such secret: the word that marks our scripts is new in every answer. A page for one
 * person may hold some, so whatever says `no-store` is never compressed: pages with a form token must say it.
 */
export function compressAnswers(): RequestHandler {
  return compression({
    filter: (req, res) => {
      // A part of a file is a part of the plain file.
      if (res.statusCode === 206) return false;
      if (/\bno-store\b/.test(String(res.getHeader('Cache-Control') ?? ''))) return false;
      return compression.filter(req, res);
    },
  });
}

/** How an answer that we compress ourselves goes out: the smallest that the client takes. */
export function encodingFor(req: Request): ContentEncoding {
  return contentEncodings.find((encoding) => req.acceptsEncodings(encoding) !== false) ?? 'identity';
}

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/**
 * The bytes of a body in an encoding.
 * @param kept whether they are kept and sent many times, so that more work pays; brotli's last two of eleven steps take
 *   several times as long for a few per cent
 */
export async function encodeBody(body: Buffer, encoding: ContentEncoding, kept = false): Promise<Buffer> {
  switch (encoding) {
    case 'identity':
      return body;
    case 'gzip':
      return toGzip(body, { level: kept ? 9 : 6 });
    case 'br':
      return toBrotli(body, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: kept ? 9 : 4,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
        },
      });
  }
}
