/** What every capability gets from the composition root. */
import type { Config } from '../config';
import type { Clock } from './clock';
import type { Database } from './database';
import type { Logger } from './logger';
import type { WorkerPool } from './worker-pool';

export interface Deps {
  config: Config;
  db: Database;
  clock: Clock;
  logger: Logger;
  workers: WorkerPool;
}
