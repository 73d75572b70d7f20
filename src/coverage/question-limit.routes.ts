/** Questions of one's own cost seconds of a thread; whoever asks very many is asked to wait. */
import { Router } from 'express';
import type { Deps } from '../platform/deps';
import { limitRequests } from '../platform/rate-limit';

/** By network, generous: whole ministries and libraries sit behind one address. */
export const questionLimit = { name: 'coverage-question', limit: 300, windowSeconds: 900 };

/** Parts of an address that make a new computation; others only choose what is shown of it. */
const computedFields: readonly string[] = ['thresholds', 'places', 'help', 'spoken', 'trips', 'near'];

/** Whether an address asks for more than the usual question, which is kept ready. */
export function asksOwnQuestion(query: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(query).some((name) => computedFields.includes(name) || name.startsWith('need.'));
}

/** Counts own questions about an election, whichever page or file asks them. */
export function questionLimitRoutes(deps: Deps): Router {
  const router = Router();
  const limit = limitRequests(deps, questionLimit);
  router.use('/elections/:election', (req, res, next) => {
    if (!asksOwnQuestion(req.query)) {
      next();
      return;
    }
    return limit(req, res, next);
  });
  return router;
}
