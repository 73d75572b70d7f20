/** Work that the server does again and again beside answering. */
import type { Logger } from './logger';

export interface RepeatedWork {
  name: string;
  everyMs: number;
  run: () => Promise<unknown>;
}

/**
 * Runs the work now and then again, each time so long after the last run ended; a failure is logged and the next run comes.
 * @returns ends it: resolves once a run that was under way has finished
 */
export function repeat(logger: Logger, { name, everyMs, run }: RepeatedWork): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const next = () => {
    running = run()
      .catch((error: unknown) => {
        logger.error({ err: error, work: name }, 'repeated work failed');
      })
      .then(() => {
        if (!stopped) timer = setTimeout(next, everyMs);
      });
  };
  next();
  return () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    return running;
  };
}
