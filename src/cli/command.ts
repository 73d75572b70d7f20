/** The frame of every command line: environment, database, schema, the command itself, and its exit code. */
import { ConfigError, loadConfig, type Config } from '../config';
import { systemClock } from '../platform/clock';
import { openDatabase } from '../platform/database';
import type { Deps } from '../platform/deps';
import { createLogger } from '../platform/logger';
import { migrateUp } from '../platform/migrate';
import { createWorkerPool } from '../platform/worker-pool';

/** Exit codes: done; refused or failed; called wrongly; wrong configuration. */
export const exitCodes = { done: 0, refused: 1, usage: 2, configuration: 78 } as const;

/** Thrown when a command is called wrongly; the message says how to call it. */
export class UsageError extends Error {}

/** What a command does with an open, migrated database; answers its exit code. */
export type Command = (deps: Deps, args: readonly string[]) => Promise<number>;

function readConfig(): Config | null {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return null;
  }
}

function isUsageError(error: unknown): error is Error {
  // What node's own parseArgs throws is a wrong call too.
  const code = (error as { code?: unknown } | null)?.code;
  return error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'));
}

async function runOpen(command: Command, config: Config): Promise<number> {
  const logger = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const deps: Deps = {
    config,
    logger,
    db: openDatabase(config.database),
    clock: systemClock,
    workers: createWorkerPool(),
  };
  try {
    await migrateUp(deps.db);
    return await command(deps, process.argv.slice(2));
  } finally {
    await Promise.all([deps.db.destroy(), deps.workers.close()]);
  }
}

/** Runs a command and sets the exit code of the process. */
export async function runCommand(command: Command): Promise<void> {
  const config = readConfig();
  if (config === null) {
    process.exitCode = exitCodes.configuration;
    return;
  }
  try {
    process.exitCode = await runOpen(command, config);
  } catch (error) {
    if (isUsageError(error)) {
      console.error(error.message);
      process.exitCode = exitCodes.usage;
      return;
    }
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = exitCodes.refused;
  }
}
