/** How long a reader waits while planners have one report after another computed: p99 of a public page at a steady rate. */
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from '../src/app';
import { milliseconds, report } from './measure';
import { ask, createDeps, listen } from './server.bench';

const requestsPerSecond = 20;
const secondsPerRun = 10;
const runs = 3;

/** Prints p99 at rest and beside reports, as medians of three runs that take turns. */
export async function benchWaiting(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vaalikumppani-bench-'));
  const deps = await createDeps(join(folder, 'bench.sqlite'));
  const { server, address } = await listen(createApp(deps));
  try {
    const page = `${address}/fi/elections/KV-2021`;
    await ask(new Agent(), { url: `${address}/fi/elections/KV-2021/coverage`, headers: {} });
    await p99(page);
    const [atRest, beside]: [number[], number[]] = [[], []];
    let reports = 0;
    for (let run = 0; run < runs; run++) {
      atRest.push(await p99(page));
      const asking = { isOver: false };
      const asked = askForReports(address, run, asking);
      beside.push(await p99(page));
      asking.isOver = true;
      reports += await asked;
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
    const [idle, busy] = [median(atRest), median(beside)];
    report(`public page, ${requestsPerSecond} per second: p99 at rest`, milliseconds(idle));
    report('  beside one report after another', milliseconds(busy), `${reports} reports in ${runs} runs`);
    report('  longer by', milliseconds(busy - idle), 'aim: under 50 ms');
  } finally {
    server.close();
    server.closeAllConnections();
    await deps.workers.close();
    await deps.db.destroy();
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds that the slowest hundredth takes; requests start on time whether the last has been answered or not. */
async function p99(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const answers: Promise<number>[] = [];
  for (let number = 0; number < requestsPerSecond * secondsPerRun; number++) {
    const due = started + (number * 1000) / requestsPerSecond;
    await pause(Math.max(0, due - performance.now()));
    answers.push(
      ask(agent, { url, headers: {} }).then(({ status }) => {
        if (status !== 200) throw new Error(`${url} answered ${status}`);
        return performance.now() - due;
      }),
    );
  }
  const times = (await Promise.all(answers)).sort((a, b) => a - b);
  agent.destroy();
  return times[Math.ceil(times.length * 0.99) - 1]!;
}

/** Each report asks for other distances, so that none is kept from before. */
async function askForReports(address: string, run: number, asking: { isOver: boolean }): Promise<number> {
  let count = 0;
  while (!asking.isOver) {
    const thresholds = `${1000 + run * 1000 + count},5000`;
    const url = `${address}/fi/elections/KV-2021/coverage?thresholds=${thresholds}`;
    const { status } = await ask(new Agent(), { url, headers: {} });
    if (status !== 200) throw new Error(`${url} answered ${status}`);
    count++;
  }
  return count;
}
