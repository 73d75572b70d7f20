/** The door of the addresses for programs: by token, counted, and with refusals that programs and people can read. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { isLanguage } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { Deps } from '../platform/deps';
import { AppError, TooManyRequests } from '../platform/errors';
import { languageOf } from '../platform/language';
import { countUse, type RateLimit } from '../platform/rate-limit';
import { answerUnknownAddress, sendProblem } from '../public-api/answering.routes';
import { isCsvDialect, type CsvDialect } from '../shared/csv-table';
import type { Reader } from '../workspace/workspace.pages';
import { bearerToken } from './access-token.form';
import { isForbidden, type AccessToken, type TokenRefusal, type TokenScope } from './access-token.model';
import { admitToken } from './access-token.service';
import { exchangeProblem, tokenProblem, type exchangeProblems } from './exchange-answer.pages';

export const quarterHourSeconds = 15 * 60;
const tokenLimits: Readonly<Record<TokenScope, RateLimit>> = {
  fetchReports: { name: 'token-fetch', limit: 120, windowSeconds: quarterHourSeconds },
  uploadPlaces: { name: 'token-upload', limit: 20, windowSeconds: quarterHourSeconds },
};

/** Thrown where a token does not open what was asked for. */
export class TokenRefused extends Error {
  constructor(readonly refusal: TokenRefusal) {
    super(refusal);
  }
}

/** Thrown where a request cannot be answered for another reason. */
export class ExchangeRefused extends Error {
  constructor(
    readonly kind: keyof typeof exchangeProblems,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(kind);
  }
}

export interface ExchangeLocals {
  token?: AccessToken;
}

/** Lets in a token of the municipality of the address for the purpose, and counts the use. */
export function admit(deps: Deps, scope: TokenScope): RequestHandler {
  return async (req, res, next) => {
    const secret = bearerToken(req.get('authorization'));
    const municipalityCode = String(req.params.municipality);
    const admitted = await admitToken(deps, secret, { municipalityCode, scope });
    if (!admitted.ok) throw new TokenRefused(admitted.problem);
    await countUse(deps, tokenLimits[scope], admitted.value.id);
    (res.locals as ExchangeLocals).token = admitted.value;
    next();
  };
}

/** Parameter `lang`, or the language that the program accepts. */
export function exchangeReader(req: Request, res: Response): Reader {
  const { lang } = req.query;
  if (lang !== undefined && !isLanguage(lang)) throw new ExchangeRefused('parameter', { name: 'lang' });
  const language = isLanguage(lang) ? lang : languageOf(res);
  return { t: translator(language), language };
}

export function dialectOf(req: Request): CsvDialect {
  const dialect = req.query.dialect ?? 'excel-fi';
  if (!isCsvDialect(dialect)) throw new ExchangeRefused('parameter', { name: 'dialect' });
  return dialect;
}

/** Tells a program why it was refused; what is not a refusal goes on. */
export const answerRefusals: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const t = translator(languageOf(res));
  if (error instanceof TokenRefused) {
    const known = isForbidden(error.refusal) ? 'insufficient_scope' : 'invalid_token';
    const detail = error.refusal === 'missing' ? '' : `, error="${known}"`;
    res.set('WWW-Authenticate', `Bearer realm="vaalikumppani"${detail}`);
    sendProblem(res, tokenProblem(error.refusal, t));
  } else if (error instanceof ExchangeRefused) sendProblem(res, exchangeProblem(error.kind, t, error.params));
  else if (error instanceof TooManyRequests) {
    res.set('Retry-After', String(error.retryAfterSeconds));
    sendProblem(res, exchangeProblem('tooMany', t, { seconds: error.retryAfterSeconds }));
  } else if (error instanceof AppError && error.kind === 'notFound') answerUnknownAddress(_req, res, next);
  else if (error instanceof AppError && error.kind === 'badRequest')
    sendProblem(res, exchangeProblem('bodyMissing', t));
  else next(error);
};
