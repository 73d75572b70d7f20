/** Threads for heavy work, so that a long computation never keeps other requests waiting. */
import { availableParallelism } from 'node:os';
import Piscina from 'piscina';
import { Busy } from './app-error';

export interface WorkerPool {
  /**
   * Runs the default export of a worker file on a value and gives its answer; both are copied between threads.
   * @param file absolute path of the worker without its ending, such as `join(__dirname, 'coverage.worker')`
   * @throws {Busy} when too much waits already
   */
  run<Output>(file: string, input: unknown): Promise<Output>;
  close(): Promise<void>;
}

// Built code runs as JavaScript; development and tests run TypeScript, which a thread must be taught.
const runsTypeScript = __filename.endsWith('.ts');

/** Computations that may wait; nobody stays long enough for the last of more, which would only hold memory. */
const mostWaiting = 64;

/** A pool whose threads start when they are first needed and end after a minute without work. */
export function createWorkerPool(): WorkerPool {
  let pool: Piscina | undefined;
  const open = () =>
    (pool ??= new Piscina({
      minThreads: 0,
      maxThreads: Math.max(1, availableParallelism() - 1),
      idleTimeout: 60_000,
      ...(runsTypeScript ? { execArgv: ['--import', 'tsx'] } : {}),
    }));
  return {
    run: async <Output>(file: string, input: unknown) => {
      const threads = open();
      if (threads.queueSize >= mostWaiting) throw new Busy();
      return (await threads.run(input, { filename: `${file}${runsTypeScript ? '.ts' : '.js'}` })) as Output;
    },
    close: async () => {
      await pool?.destroy();
    },
  };
}

/**
 * Asks a thread that may have a job's input ready, and hands it over only where it has not: copying it takes longer than many
 * an answer. The worker answers null to a job without input that it cannot do.
 */
export async function askPrepared<Answer, Job extends { input: unknown }>(
  workers: WorkerPool,
  file: string,
  job: Omit<Job, 'input'>,
  gather: () => Promise<NonNullable<Job['input']>>,
): Promise<Answer> {
  const ready = await workers.run<Answer | null>(file, { ...job, input: null });
  return ready ?? workers.run<Answer>(file, { ...job, input: await gather() });
}
