/** Which language a request is in: the first part of its address says so. */
import type { Request, RequestHandler, Response } from 'express';
import { isLanguage, languages, type Language } from '../i18n/language';

interface LanguageLocals {
  language?: Language;
}

/** The language of the answer; Finnish where the address names none. */
export function languageOf(res: Response): Language {
  return (res.locals as LanguageLocals).language ?? 'fi';
}

/** The one of our languages that the client likes best; Finnish where it takes none. */
function acceptedLanguage(req: Request): Language {
  const accepted = req.acceptsLanguages(...languages);
  return isLanguage(accepted) ? accepted : 'fi';
}

/** Reads the language from the address (`/sv/...`), before routing, so that error pages have it too. */
export const setLanguage: RequestHandler = (req, res, next) => {
  const first = req.path.split('/')[1];
  (res.locals as LanguageLocals).language = isLanguage(first) ? first : acceptedLanguage(req);
  next();
};
