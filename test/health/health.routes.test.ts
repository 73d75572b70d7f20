import request from 'supertest';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { createTestApp, type TestApp } from '../support/test-app';
import { databaseKinds } from '../support/databases';

describe.each(databaseKinds)('GET /health on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
  });
  afterEach(() => test.close());

  it('tells the version, the database and that there is no data yet', async () => {
    const answer = await request(test.app).get('/health').expect(200);
    expect(answer.body).toMatchObject({
      status: 'ok',
      database: { kind: 'sqlite', reachable: true },
      dataVersion: 'empty',
    });
    expect(answer.body.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('tells a new data version after each change of data', async () => {
    await raiseDataVersion(test.deps.db, 'areas', test.deps.clock());
    await raiseDataVersion(test.deps.db, 'areas', test.deps.clock());
    const answer = await request(test.app).get('/health').expect(200);
    expect(answer.body.dataVersion).toBe('areas2');
  });

  it('answers 503 when the database is gone', async () => {
    await test.deps.db.destroy();
    const answer = await request(test.app).get('/health').expect(503);
    expect(answer.body).toMatchObject({
      status: 'failing',
      database: { reachable: false },
      dataVersion: null,
    });
  });
});
