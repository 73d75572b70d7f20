import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createKeptAnswers } from '../../src/platform/kept-answers';

/** Text that does not compress: its bytes are what it weighs. */
const noise = (length: number, seed: number) => {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return String.fromCharCode(33 + (state % 90));
  }).join('');
};

describe('answers that are kept', () => {
  it('are made once for each encoding, and decode to the same text', async () => {
    const kept = createKeptAnswers(1_000_000);
    let made = 0;
    const make = async () => {
      made++;
      return Promise.resolve('Äänestyspaikka '.repeat(100));
    };
    const all = await Promise.all(
      (['br', 'gzip', 'identity', 'br', 'gzip'] as const).map((encoding) => kept.read('a', encoding, make)),
    );
    expect(made).toBe(3);
    const text = 'Äänestyspaikka '.repeat(100);
    expect(brotliDecompressSync(all[0]!).toString()).toBe(text);
    expect(gunzipSync(all[1]!).toString()).toBe(text);
    expect(all[2]!.toString()).toBe(text);
    expect(all[3]).toBe(all[0]);
    expect(kept.size()).toBe(all[0]!.byteLength + all[1]!.byteLength + all[2]!.byteLength);
  });

  it('never weigh more than they may: what was not asked for longest goes', async () => {
    const kept = createKeptAnswers(2500);
    const made: string[] = [];
    const read = (key: string) =>
      kept.read(key, 'identity', () => {
        made.push(key);
        return Promise.resolve(noise(1000, key.charCodeAt(0)));
      });
    await read('a');
    await read('b');
    await read('a');
    await read('c');
    expect(kept.size()).toBe(2000);
    await read('a');
    await read('c');
    expect(made).toEqual(['a', 'b', 'c']);
    await read('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    expect(kept.size()).toBeLessThanOrEqual(2500);
  });

  it('do not hold one that is larger than all may be', async () => {
    const kept = createKeptAnswers(500);
    const body = await kept.read('a', 'identity', () => Promise.resolve(noise(1000, 1)));
    expect(body.byteLength).toBe(1000);
    expect(kept.size()).toBe(0);
  });

  it('do not hold a failure', async () => {
    const kept = createKeptAnswers(500);
    await expect(kept.read('a', 'gzip', () => Promise.reject(new Error('no data')))).rejects.toThrow(
      'no data',
    );
    expect((await kept.read('a', 'identity', () => Promise.resolve('data'))).toString()).toBe('data');
    expect((await kept.read('a', 'gzip', () => Promise.resolve('data'))).byteLength).toBeGreaterThan(0);
  });
});
