/** The real application on a real database, with a fixed clock. */
import type { Express } from 'express';
import { createApp } from '../../src/app';
import { loadConfig } from '../../src/config';
import type { Deps } from '../../src/platform/deps';
import { createLogger } from '../../src/platform/logger';
import { createWorkerPool } from '../../src/platform/worker-pool';
import { migratedDatabase, type DatabaseKind } from './databases';

export interface TestApp {
  app: Express;
  deps: Deps;
  close(): Promise<void>;
}

/** @param now the instant that every clock shows */
export async function createTestApp(
  kind: DatabaseKind = 'sqlite',
  now = '2026-11-24T09:00:00Z',
): Promise<TestApp> {
  const deps: Deps = {
    config: loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' }),
    db: await migratedDatabase(kind),
    clock: () => new Date(now),
    logger: createLogger('silent'),
    workers: createWorkerPool(),
  };
  return {
    app: createApp(deps),
    deps,
    close: async () => {
      await deps.workers.close();
      await deps.db.destroy();
    },
  };
}
