import { recordAudit } from '../../src/audit/audit.store';
import { readAuditEvents, startOfFinnishDay } from '../../src/audit/audit.service';
import { databaseKinds } from '../support/databases';
import { createTestApp, type TestApp } from '../support/test-app';

async function record(test: TestApp, at: string, type: 'account.disabled' | 'account.enabled') {
  await recordAudit(test.deps.db, {
    type,
    at: new Date(at),
    actorId: 'actor',
    objectId: 'object',
    details: {},
  });
}

describe.each(databaseKinds)('the audit trail on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
  });
  afterEach(() => test.close());

  it('can be added to, but neither changed nor deleted', async () => {
    await record(test, '2026-11-24T09:00:00Z', 'account.disabled');
    await expect(test.deps.db('audit_events').update({ actor_id: 'other' })).rejects.toThrow(/append-only/);
    await expect(test.deps.db('audit_events').delete()).rejects.toThrow(/append-only/);
    if (kind === 'postgres')
      await expect(test.deps.db('audit_events').truncate()).rejects.toThrow(/append-only/);
    expect(await test.deps.db('audit_events')).toHaveLength(1);
  });

  it('is undone with the transaction that it tells about', async () => {
    await expect(
      test.deps.db.transaction(async (trx) => {
        await recordAudit(trx, {
          type: 'account.exported',
          at: new Date(),
          actorId: 'actor',
          objectId: null,
          details: {},
        });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await test.deps.db('audit_events')).toEqual([]);
  });

  it('is read by type and by Finnish day, newest first, a page at a time', async () => {
    await record(test, '2026-11-23T21:59:59Z', 'account.disabled');
    await record(test, '2026-11-23T22:00:00Z', 'account.disabled');
    await record(test, '2026-11-24T21:59:59Z', 'account.enabled');
    await record(test, '2026-11-24T22:00:00Z', 'account.enabled');
    const day = await readAuditEvents(test.deps, { type: null, day: '2026-11-24', page: 1 });
    expect(day.events.map((event) => event.at.toISOString())).toEqual([
      '2026-11-24T21:59:59.000Z',
      '2026-11-23T22:00:00.000Z',
    ]);
    const both = await readAuditEvents(test.deps, { type: 'account.enabled', day: '2026-11-24', page: 1 });
    expect(both).toMatchObject({ total: 1, events: [{ type: 'account.enabled', actorId: 'actor' }] });
    for (let count = 0; count < 100; count += 1)
      await record(test, '2026-11-25T09:00:00Z', 'account.enabled');
    expect(await readAuditEvents(test.deps, { type: null, day: null, page: 2 })).toMatchObject({
      total: 104,
    });
    expect((await readAuditEvents(test.deps, { type: null, day: null, page: 2 })).events).toHaveLength(4);
  });
});

describe('a Finnish day', () => {
  it.each([
    ['2026-01-15', '2026-01-14T22:00:00.000Z'],
    ['2026-07-15', '2026-07-14T21:00:00.000Z'],
    ['2026-03-29', '2026-03-28T22:00:00.000Z'],
    ['2026-03-30', '2026-03-29T21:00:00.000Z'],
    ['2026-10-25', '2026-10-24T21:00:00.000Z'],
    ['2026-10-26', '2026-10-25T22:00:00.000Z'],
  ])('%s begins at %s, also when the clocks change', (day, instant) => {
    expect(startOfFinnishDay(day).toISOString()).toBe(instant);
  });
});
