import { join } from 'node:path';
import { createWorkerPool } from '../../src/platform/worker-pool';

const file = join(__dirname, '..', 'fixtures', 'workers', 'sum.worker');

describe('the worker pool', () => {
  it('computes in a thread of its own and gives the answer back', async () => {
    const pool = createWorkerPool();
    try {
      const answer = await pool.run<{ sum: number; mainThread: boolean }>(file, Float64Array.of(1, 2, 4));
      expect(answer).toEqual({ sum: 7, mainThread: false });
    } finally {
      await pool.close();
    }
  });

  it('passes on what goes wrong in the thread', async () => {
    const pool = createWorkerPool();
    try {
      await expect(pool.run(file, new Float64Array())).rejects.toThrow('nothing to add');
    } finally {
      await pool.close();
    }
  });
});
