import { withinTime } from '../../src/platform/within-time';

describe('waiting within a time', () => {
  it('gives what came in time', async () => {
    await expect(withinTime(Promise.resolve('report'), 1000)).resolves.toBe('report');
  });

  it('gives null when it takes longer', async () => {
    await expect(withinTime(new Promise(() => undefined), 5)).resolves.toBeNull();
  });

  it('throws an error that came in time', async () => {
    await expect(withinTime(Promise.reject(new Error('broken')), 1000)).rejects.toThrow('broken');
  });

  it('lets an error pass that comes when nobody waits any more', async () => {
    let fail: (error: Error) => void = () => undefined;
    const late = new Promise((_, reject) => {
      fail = reject;
    });
    await expect(withinTime(late, 5)).resolves.toBeNull();
    fail(new Error('too late'));
    await new Promise((resolve) => setImmediate(resolve));
  });
});
