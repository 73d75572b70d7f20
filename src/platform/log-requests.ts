/** One line per answered request: no address of a person, no query. */
import type { RequestHandler } from 'express';
import type { Deps } from './deps';

export function logRequests({ logger }: Deps): RequestHandler {
  return (req, res, next) => {
    const started = process.hrtime.bigint();
    res.on('finish', () => {
      const milliseconds = Math.round(Number(process.hrtime.bigint() - started) / 1e5) / 10;
      const path = req.originalUrl.split('?')[0];
      logger.debug({ method: req.method, path, status: res.statusCode, milliseconds }, 'answered');
    });
    next();
  };
}
