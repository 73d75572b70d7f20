/** One JSON line per event on standard error; secrets never get this far, and are blanked if they do. */
import pino from 'pino';

export type Logger = pino.Logger;

/** @param level least level that is written; `silent` for tests */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: ['req.headers.cookie', 'req.headers.authorization', '*.token', '*.password'],
    },
    pino.destination(2),
  );
}
