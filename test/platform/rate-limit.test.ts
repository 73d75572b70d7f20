import request from 'supertest';
import { deleteEndedWindows, takeFromLimit } from '../../src/platform/rate-limit.store';
import type { Database } from '../../src/platform/database';
import { databaseKinds, migratedDatabase } from '../support/databases';
import { newBrowser, submit } from '../support/sign-in';
import { createTestApp } from '../support/test-app';

const limit = { name: 'test', limit: 3, windowSeconds: 60 };
const start = new Date('2026-11-24T09:00:10Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe.each(databaseKinds)('rate limits on %s', (kind) => {
  let db: Database;
  beforeAll(async () => {
    db = await migratedDatabase(kind);
  });
  afterAll(() => db.destroy());

  it('allow so many in a window, then say how long to wait, then allow again', async () => {
    for (let count = 0; count < 3; count += 1)
      expect(await takeFromLimit(db, limit, 'a', start)).toMatchObject({ allowed: true });
    expect(await takeFromLimit(db, limit, 'a', later(20))).toEqual({ allowed: false, retryAfterSeconds: 30 });
    expect(await takeFromLimit(db, limit, 'a', later(50))).toMatchObject({ allowed: true });
  });

  it('count each sender and each limit apart', async () => {
    for (let count = 0; count < 4; count += 1) await takeFromLimit(db, limit, 'b', start);
    expect(await takeFromLimit(db, limit, 'c', start)).toMatchObject({ allowed: true });
    expect(await takeFromLimit(db, { ...limit, name: 'other' }, 'b', start)).toMatchObject({ allowed: true });
  });

  it('hold when many ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => takeFromLimit(db, limit, 'crowd', start)),
    );
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(3);
  });

  it('store no address, and forget windows that are over', async () => {
    await takeFromLimit(db, limit, '192.0.2.1', start);
    expect(JSON.stringify(await db('rate_limits').select())).not.toContain('192.0.2.1');
    await deleteEndedWindows(db, later(3600));
    expect(await db('rate_limits').select()).toEqual([]);
  });
});

describe('asking for sign-in links too often', () => {
  it('is answered with a friendly page that says when to try again, whether or not the address has an account', async () => {
    const test = await createTestApp();
    const browser = newBrowser(test);
    const ask = () => submit(browser, { page: '/en/sign-in', fields: { email: 'nobody@example.org' } });
    for (let count = 0; count < 5; count += 1) expect((await ask()).status).toBe(303);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.text).toContain('Too many requests');
    await test.close();
  });

  it('is counted by network too, and holds for all processes on one database', async () => {
    const test = await createTestApp();
    const statuses: number[] = [];
    for (let count = 0; count < 61; count += 1) {
      const answer = await submit(newBrowser(test), {
        page: '/en/sign-in',
        fields: { email: `person${count}@example.org` },
      });
      statuses.push(answer.status);
    }
    expect(statuses.filter((status) => status === 303)).toHaveLength(60);
    expect(statuses.at(-1)).toBe(429);
    await request(test.app).get('/en').expect(200);
    await test.close();
  });
});
