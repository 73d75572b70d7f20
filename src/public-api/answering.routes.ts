/** How the interface answers: open to every site, with tags, compressed, and with problems that programs can read. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import { sha256 } from '../platform/checksum';
import { encodeBody, encodingFor, type ContentEncoding } from '../platform/compression';
import { languageOf } from '../platform/language';
import type { Logger } from '../platform/logger';
import { licence } from './places-answer.pages';
import { requestProblem } from './problem.pages';
import type { ApiProblem } from './public-place.form';

/** Lets pages of any site read the answers: they are the same for everybody and know nobody. */
export const openToAll: RequestHandler = (req, res, next) => {
  res.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Link',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  if (req.method === 'OPTIONS') {
    res
      .set({
        'Access-Control-Allow-Methods': 'GET, HEAD',
        'Access-Control-Allow-Headers': 'If-None-Match',
        'Access-Control-Max-Age': '86400',
        Allow: 'GET, HEAD, OPTIONS',
      })
      .status(204)
      .end();
    return;
  }
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.set('Allow', 'GET, HEAD, OPTIONS');
    sendProblem(res, requestProblem('method', translator(languageOf(res))));
    return;
  }
  next();
};

/** Answers with a problem in the language that the client accepts. */
export function sendProblem(res: Response, problem: ApiProblem): void {
  res
    .vary('Accept-Language')
    .status(problem.status)
    .set({ 'Cache-Control': 'no-cache', 'Content-Language': languageOf(res) })
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

export const answerUnknownAddress: RequestHandler = (_req, res) => {
  sendProblem(res, requestProblem('address', translator(languageOf(res))));
};

/** The last word of the interface on an unexpected error; it shows no inner detail. */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const id = randomUUID();
    logger.error({ err: error, id, path: req.path }, 'request failed');
    const t = translator(languageOf(res));
    sendProblem(res, {
      type: 'about:blank',
      title: t('common.error.unexpected.title'),
      status: 500,
      detail: `${t('common.error.unexpected.text')} ${t('common.error.reference', { id })}`,
    });
  };
}

export interface Answer {
  mediaType: string;
  /** Everything that the answer rests on, as one text. */
  version: string;
  /** Makes the bytes; not called when the client has them. */
  body: (encoding: ContentEncoding) => Promise<Buffer>;
  /** Name under which browsers save it; null when they show it. */
  fileName: string | null;
  /** Address of the same answer with its sources, for a form that has no room for them. */
  withSources?: string;
}

/** Sends an answer, or 304 to a client that has it. Each encoding has a tag of its own, as its bytes are others (RFC 9110). */
export async function sendAnswer(req: Request, res: Response, answer: Answer): Promise<void> {
  const encoding = encodingFor(req);
  res
    .vary('Accept-Encoding')
    .type(answer.mediaType)
    .set('Cache-Control', 'public, max-age=60')
    .set('ETag', `"${sha256(answer.version).slice(0, 24)}-${encoding}"`)
    .links({
      license: licence.url,
      describedby: href('en', paths.api),
      ...(answer.withSources === undefined ? {} : { alternate: answer.withSources }),
    });
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const body = await answer.body(encoding);
  if (encoding !== 'identity') res.set('Content-Encoding', encoding);
  if (answer.fileName !== null) res.set('Content-Disposition', `attachment; filename="${answer.fileName}"`);
  res.set('Content-Length', String(body.byteLength)).end(body);
}

/** Sends a short text, which is its own version. */
export function sendText(
  req: Request,
  res: Response,
  text: string,
  { mediaType, fileName }: Pick<Answer, 'mediaType' | 'fileName'>,
): Promise<void> {
  const body = (encoding: ContentEncoding) => encodeBody(Buffer.from(text), encoding);
  return sendAnswer(req, res, { mediaType, fileName, version: text, body });
}
