/** The real application on a real database, with a fixed clock. */
import type { Express } from 'express';
import { createApp } from '../../src/app';
import { loadConfig } from '../../src/config';
import type { Database } from '../../src/platform/database';
import type { Deps } from '../../src/platform/deps';
import { createLogger } from '../../src/platform/logger';
import { createWorkerPool } from '../../src/platform/worker-pool';
import { migratedDatabase, type DatabaseKind } from './databases';

const defaultNow = '2026-11-24T09:00:00Z';

export interface TestApp {
  app: Express;
  deps: Deps;
  /** Lets the clock show another instant. */
  setTime(instant: string): void;
  close(): Promise<void>;
}

/**
 * @param now the instant that every clock shows
 * @param environment variables besides those of every test
 */
export async function createTestApp(
  kind: DatabaseKind = 'sqlite',
  now = defaultNow,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  return createTestAppOn(await migratedDatabase(kind), now, environment);
}

/** The same on a database that has its schema already; closing the application closes it. */
export function createTestAppOn(
  db: Database,
  now = defaultNow,
  environment: Readonly<Record<string, string>> = {},
): TestApp {
  let time = new Date(now);
  const deps: Deps = {
    config: loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', ...environment }),
    db,
    clock: () => time,
    logger: createLogger('silent'),
    workers: createWorkerPool(),
  };
  return {
    app: createApp(deps),
    deps,
    setTime: (instant) => {
      time = new Date(instant);
    },
    close: async () => {
      await deps.workers.close();
      await deps.db.destroy();
    },
  };
}
