/** The one place where an error becomes an answer. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { translator } from '../i18n/translate';
import { AppError, Busy, TooManyRequests, type ErrorKind } from './app-error';
import type { Logger } from './logger';
import { languageOf } from './language';
import { renderPage, type Page } from './render';

export { AppError, TooManyRequests, type ErrorKind } from './app-error';

const statusOf: Readonly<Record<ErrorKind, number>> = {
  badRequest: 400,
  forbidden: 403,
  staleForm: 403,
  notFound: 404,
  tooMany: 429,
  busy: 503,
  unexpected: 500,
};

interface ErrorPage extends Page {
  text: string;
  /** What people quote when they ask about the error; it stands in the log. */
  reference: string | null;
}

/** Answers every address that nothing else answered. */
export const answerNotFound: RequestHandler = () => {
  throw new AppError('notFound');
};

function kindOf(error: unknown): ErrorKind {
  if (error instanceof AppError) return error.kind;
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? 'badRequest' : 'unexpected';
}

/** The last middleware: logs what is unexpected, answers HTML or JSON, and shows no inner detail. */
export function handleErrors(logger: Logger): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const kind = kindOf(error);
    const id = randomUUID();
    if (kind === 'unexpected') logger.error({ err: error, id, path: req.path }, 'request failed');
    res.status(statusOf[kind]);
    if (error instanceof TooManyRequests || error instanceof Busy)
      res.set('Retry-After', String(error.retryAfterSeconds));
    const t = translator(languageOf(res));
    const title = t(`common.error.${kind}.title`);
    const text = t(`common.error.${kind}.text`);
    if (req.accepts(['html', 'json']) === 'json') {
      res.json({ error: { kind, title, text, id } });
      return;
    }
    const page: ErrorPage = { title, text, reference: kind === 'unexpected' ? id : null };
    await renderPage(res, 'errors/error', page);
  };
}
