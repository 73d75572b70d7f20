/** `GET /health` for monitoring. */
import { Router } from 'express';
import { version } from '../../package.json';
import { machinePaths } from '../paths';
import type { Deps } from '../platform/deps';
import { checkHealth } from './health.service';

export function healthRoutes(deps: Deps): Router {
  const router = Router();
  router.get(machinePaths.health, async (_req, res) => {
    const health = await checkHealth(deps, version);
    res
      .status(health.status === 'ok' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health);
  });
  return router;
}
