/** Which language a request is in: the first part of its address says so. */
import type { RequestHandler, Response } from 'express';
import { isLanguage, languages, type Language } from '../i18n/language';

interface LanguageLocals {
  language?: Language;
}

/** The language of the answer; Finnish where the address names none. */
export function languageOf(res: Response): Language {
  return (res.locals as LanguageLocals).language ?? 'fi';
}

/** Reads the language from the address (`/sv/...`), before routing, so that error pages have it too. */
export const setLanguage: RequestHandler = (req, res, next) => {
  const first = req.path.split('/')[1];
  const accepted = req.acceptsLanguages(...languages);
  (res.locals as LanguageLocals).language = isLanguage(first)
    ? first
    : isLanguage(accepted)
      ? accepted
      : 'fi';
  next();
};
