import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { queueMail } from '../../src/outbox/outbox.store';
import { readOutbox, retryMail, sendDueMail, type MailTemplates } from '../../src/outbox/outbox.service';
import { openMailTransport, type MailTransport } from '../../src/platform/mail-transport';
import { databaseKinds } from '../support/databases';
import { createTestApp, type TestApp } from '../support/test-app';

const templates: MailTemplates = {
  note: {
    content: (_t, { word }) => ({ subject: `Äänestys ${word}`, paragraphs: [`Sana on ${word}. <b>`] }),
  },
};
const mailTo = (receiver: string, word = receiver) => ({
  receiver,
  language: 'fi' as const,
  template: 'note',
  values: { word },
});
const from = 'Vaalikumppani <noreply@example.org>';

/** A real mail server; receivers that begin with `no` are refused for good, those with `later` for now. */
async function startMailServer(port = 0) {
  const received: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('no')) done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
      else if (address.startsWith('later'))
        done(Object.assign(new Error('Try later'), { responseCode: 451 }));
      else done();
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map((each) => each.address).join(),
          text: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    received,
    port: (server.server.address() as AddressInfo).port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}

const smtp = (port: number) =>
  openMailTransport({ smtpUrl: `smtp://127.0.0.1:${port}`, from, folder: 'unused' });

async function states(test: TestApp): Promise<Record<string, string>> {
  const rows: { receiver: string; state: string }[] = await test.deps.db('outbox').orderBy('receiver');
  return Object.fromEntries(rows.map((row) => [row.receiver, row.state]));
}

describe.each(databaseKinds)('outgoing mail on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
  });
  afterEach(() => test.close());

  it('reaches a real mail server in plain text and HTML', async () => {
    const server = await startMailServer();
    await queueMail(test.deps.db, mailTo('yes@example.org', 'kunta'), test.deps.clock());
    const transport = smtp(server.port);
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({ sent: 1 });
    const { to, text } = server.received[0]!;
    expect(to).toBe('yes@example.org');
    expect(text).toMatch(/^From: Vaalikumppani <noreply@example\.org>/m);
    expect(text).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(text).toMatch(
      /Content-Type: text\/plain[^]*Sana on kunta[^]*Content-Type: text\/html[^]*&lt;b&gt;/,
    );
    transport.close();
    await server.stop();
  });

  it('is not queued when the transaction that it tells about fails', async () => {
    await expect(
      test.deps.db.transaction(async (trx) => {
        await queueMail(trx, mailTo('yes@example.org'), test.deps.clock());
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await states(test)).toEqual({});
  });

  it('waits while the mail server is down and loses nothing', async () => {
    const { port, stop } = await startMailServer();
    await stop();
    for (const name of ['a', 'b', 'c'])
      await queueMail(test.deps.db, mailTo(`${name}@example.org`), test.deps.clock());
    const transport = smtp(port);
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({ queued: 3 });
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({});
    const server = await startMailServer(port);
    test.setTime('2026-11-24T09:00:59Z');
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({});
    test.setTime('2026-11-24T09:01:00Z');
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({ sent: 3 });
    expect(server.received.map(({ to }) => to).sort()).toEqual([
      'a@example.org',
      'b@example.org',
      'c@example.org',
    ]);
    transport.close();
    await server.stop();
  });

  it('stops at a refusal for good, waits ever longer after one for now, and gives up in the end', async () => {
    const server = await startMailServer();
    const transport = smtp(server.port);
    await queueMail(test.deps.db, mailTo('nobody@example.org'), test.deps.clock());
    await queueMail(test.deps.db, mailTo('later@example.org'), test.deps.clock());
    await queueMail(test.deps.db, mailTo('yes@example.org'), test.deps.clock());
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({
      refused: 1,
      queued: 1,
      sent: 1,
    });
    const waits: number[] = [];
    for (let count = 1; count < 20; count += 1) {
      const { next_attempt_at: next } = await test.deps
        .db('outbox')
        .where('receiver', 'later@example.org')
        .first();
      waits.push((Date.parse(next) - test.deps.clock().getTime()) / 60_000);
      test.setTime(next);
      await sendDueMail(test.deps, { transport, templates });
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, ...Array.from({ length: 10 }, () => 360)]);
    expect(await states(test)).toEqual({
      'later@example.org': 'failed',
      'nobody@example.org': 'refused',
      'yes@example.org': 'sent',
    });
    const { troubled } = await readOutbox(test.deps);
    expect(troubled.find((mail) => mail.receiver === 'nobody@example.org')!.lastError).toContain(
      'No such mailbox',
    );
    transport.close();
    await server.stop();
  });

  it('goes again when the administrator says so', async () => {
    const server = await startMailServer();
    const transport = smtp(server.port);
    const id = await queueMail(test.deps.db, mailTo('nobody@example.org'), test.deps.clock());
    await sendDueMail(test.deps, { transport, templates });
    await test.deps.db('outbox').where({ id }).update({ receiver: 'somebody@example.org' });
    expect(await retryMail(test.deps, 'administrator', id)).toBe(true);
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({ sent: 1 });
    expect(await retryMail(test.deps, 'administrator', id)).toBe(false);
    expect(await retryMail(test.deps, 'administrator', 'no-such-mail')).toBe(false);
    transport.close();
    await server.stop();
  });

  it('is sent exactly once by several senders at the same time', async () => {
    const count = 30;
    for (let index = 0; index < count; index += 1)
      await queueMail(test.deps.db, mailTo(`person${index}@example.org`), test.deps.clock());
    const sent: string[] = [];
    // Slow enough that the senders overlap.
    const transport: MailTransport = {
      send: async ({ to }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        sent.push(to);
      },
      close: () => undefined,
    };
    const counts = await Promise.all([1, 2, 3].map(() => sendDueMail(test.deps, { transport, templates })));
    expect(sent).toHaveLength(count);
    expect(new Set(sent).size).toBe(count);
    expect(counts.filter((each) => (each.sent ?? 0) > 0).length).toBeGreaterThan(1);
  });

  it('is taken over after ten minutes from a sender that died', async () => {
    const server = await startMailServer();
    const transport = smtp(server.port);
    const id = await queueMail(test.deps.db, mailTo('yes@example.org'), test.deps.clock());
    await test.deps
      .db('outbox')
      .where({ id })
      .update({ state: 'sending', locked_by: 'dead', locked_until: '2026-11-24T09:10:00.000Z', attempts: 1 });
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({});
    test.setTime('2026-11-24T09:10:00Z');
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({ sent: 1 });
    transport.close();
    await server.stop();
  });

  it('keeps no values once it is sent, and none of it is lost by an unknown template', async () => {
    const server = await startMailServer();
    const transport = smtp(server.port);
    await queueMail(test.deps.db, mailTo('yes@example.org', 'salaisuus'), test.deps.clock());
    await queueMail(test.deps.db, { ...mailTo('odd@example.org'), template: 'gone' }, test.deps.clock());
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({ sent: 1, queued: 1 });
    expect(JSON.stringify(await test.deps.db('outbox'))).not.toContain('salaisuus');
    transport.close();
    await server.stop();
  });
});

describe('mail without a mail server', () => {
  it('is written into a folder that only the owner can read', async () => {
    const test = await createTestApp();
    const folder = join(mkdtempSync(join(tmpdir(), 'vaalikumppani-mail-')), 'inner');
    const transport = openMailTransport({ smtpUrl: null, from, folder });
    const id = await queueMail(test.deps.db, mailTo('yes@example.org', 'kunta'), test.deps.clock());
    expect(await sendDueMail(test.deps, { transport, templates })).toEqual({ sent: 1 });
    expect(readdirSync(folder).sort()).toEqual([`${id}.eml`, `${id}.txt`]);
    expect(readFileSync(join(folder, `${id}.txt`), 'utf8')).toContain('Sana on kunta');
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    expect(readFileSync(join(folder, `${id}.eml`), 'utf8')).toContain('To: yes@example.org');
    await test.close();
  });
});
