/** Requests per second of pages and of the interface, against a bare express and ejs page of the same size, in one run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { render } from 'ejs';
import express, { type Express } from 'express';
import { createApp } from '../src/app';
import { loadConfig } from '../src/config';
import { openDatabase } from '../src/platform/database';
import type { Deps } from '../src/platform/deps';
import { createLogger } from '../src/platform/logger';
import { migrateUp } from '../src/platform/migrate';
import { createWorkerPool } from '../src/platform/worker-pool';
import { loadShippedData } from '../src/shipped-data/shipped-data.service';
import { report } from './measure';

const connections = 8;
const rounds = 5;
const millisecondsPerRound = 700;

interface Subject {
  name: string;
  url: string;
  headers: OutgoingHttpHeaders;
  status: number;
}

interface Answer {
  status: number;
  etag: string | undefined;
  bytes: number;
}

export function ask(agent: Agent, { url, headers }: Pick<Subject, 'url' | 'headers'>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (res) => {
      let bytes = 0;
      res.on('data', (chunk: Buffer) => (bytes += chunk.byteLength));
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, etag: res.headers.etag, bytes });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Requests per second of one round on connections that stay open; a wrong answer ends the run. */
async function roundOf(subject: Subject): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  let count = 0;
  const askOn = async () => {
    while (performance.now() - started < millisecondsPerRound) {
      const { status } = await ask(agent, subject);
      if (status !== subject.status) throw new Error(`${subject.url} answered ${status}`);
      count++;
    }
  };
  await Promise.all(Array.from({ length: connections }, askOn));
  agent.destroy();
  return (count * 1000) / (performance.now() - started);
}

/** Medians by name. Rounds of all subjects take turns, so that a busy machine is unfair to none. */
async function medians(subjects: readonly Subject[]): Promise<Map<string, number>> {
  const rates = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (const subject of subjects) await roundOf(subject);
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) rates.get(subject.name)!.push(await roundOf(subject));
  }
  return new Map([...rates].map(([name, all]) => [name, all.sort((a, b) => a - b)[Math.floor(rounds / 2)]!]));
}

export async function listen(app: Express): Promise<{ server: Server; address: string }> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** What express and ejs do with nothing around them: a cached template that prints as many bytes as our page has. */
function barePage(bytes: number): Express {
  const line = '<p>A line of a page, as long as lines of pages are.</p>\n';
  const lines = Array.from({ length: Math.ceil(bytes / line.length) }, (_, index) => index);
  const template = `<!DOCTYPE html><title>Page</title><% for (const each of lines) { %>${line}<% } %>`;
  const app = express();
  app.get('/', (_req, res) => {
    res.type('html').send(render(template, { lines }, { cache: true, filename: 'bare' }));
  });
  return app;
}

export async function createDeps(databaseFile: string): Promise<Deps> {
  const config = loadConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', DATABASE_FILE: databaseFile });
  const logger = createLogger('silent');
  const db = openDatabase(config.database);
  const deps = { config, logger, db, clock: () => new Date(), workers: createWorkerPool() };
  await migrateUp(db);
  await loadShippedData(deps);
  return deps;
}

async function subjectsOf(address: string, bareAddress: string): Promise<Subject[]> {
  const agent = new Agent();
  const places = `${address}/api/v1/places.geojson?election=KV-2021`;
  const brotli = { 'Accept-Encoding': 'br' };
  const { etag } = await ask(agent, { url: places, headers: brotli });
  const plain = { status: 200, headers: {} };
  return [
    { ...plain, name: 'bare express and ejs', url: bareAddress },
    { ...plain, name: 'page of an election', url: `${address}/fi/elections/KV-2021` },
    { ...plain, name: '  brotli', url: `${address}/fi/elections/KV-2021`, headers: brotli },
    { ...plain, name: 'places of an election, kept', url: places, headers: brotli },
    { ...plain, name: 'places of a municipality', url: `${places}&municipality=091`, headers: brotli },
    {
      name: 'places, 304',
      url: places,
      headers: { ...brotli, 'If-None-Match': etag },
      status: 304,
    },
  ];
}

/** Prints requests per second and how many times those of the bare page they are. */
export async function benchServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vaalikumppani-bench-'));
  const deps = await createDeps(join(folder, 'bench.sqlite'));
  const ours = await listen(createApp(deps));
  const page = await ask(new Agent(), { url: `${ours.address}/fi/elections/KV-2021`, headers: {} });
  const bare = await listen(barePage(page.bytes));
  try {
    const rates = await medians(await subjectsOf(ours.address, bare.address));
    const base = rates.get('bare express and ejs')!;
    for (const [name, rate] of rates) {
      const value = `${Math.round(rate).toLocaleString('en-GB')} /s`;
      report(
        `server: ${name}`,
        value,
        name.startsWith('bare') ? `${page.bytes} bytes` : `${(rate / base).toFixed(2)} of the bare page`,
      );
    }
  } finally {
    for (const { server } of [ours, bare]) {
      server.close();
      server.closeAllConnections();
    }
    await deps.workers.close();
    await deps.db.destroy();
    await rm(folder, { recursive: true });
  }
}
