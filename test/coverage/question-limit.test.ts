import request from 'supertest';
import { asksOwnQuestion, questionLimit } from '../../src/coverage/question-limit.routes';
import { takeFromLimit } from '../../src/platform/rate-limit.store';
import { createTestApp, type TestApp } from '../support/test-app';

describe('The limit on own questions', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it('counts what makes a new computation and not what only chooses what is shown', () => {
    expect(asksOwnQuestion({ thresholds: '700' })).toBe(true);
    expect(asksOwnQuestion({ 'need.transport_group.over75': '7' })).toBe(true);
    expect(asksOwnQuestion({ page: '2', level: 'region', group: 'over75', q: 'Kuopio' })).toBe(false);
  });

  it('asks a network to wait that has asked too much, and still shows it the usual answers', async () => {
    const now = test.deps.clock();
    for (let used = 0; used < questionLimit.limit; used++)
      await takeFromLimit(test.deps.db, questionLimit, '127.0.0.1', now);
    const address = '/en/elections/KV-2021/coverage';
    const refused = await request(test.app).get(`${address}?thresholds=700`);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await request(test.app).get(`${address}?page=2`)).status).not.toBe(429);
  });
});
