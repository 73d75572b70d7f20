import { join } from 'node:path';
import { Busy } from '../../src/platform/app-error';
import { createWorkerPool } from '../../src/platform/worker-pool';

describe('The threads for heavy work', () => {
  it('refuse more than can wait, and finish what they took', async () => {
    const pool = createWorkerPool();
    const file = join(__dirname, '..', 'support', 'slow.worker');
    const answers = await Promise.allSettled(
      Array.from({ length: 80 }, (_, number) => pool.run(file, number)),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(Busy);
    const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(done.length).toBeGreaterThanOrEqual(64);
    expect(done).toEqual([...done.keys()]);
    await pool.close();
  }, 60_000);
});
