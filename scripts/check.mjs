// What `npm run check` runs: lint takes as long as everything else together, so the two run side by side on two cores. What a
// part says is shown when it ends, whole, and every part runs to its end: one run tells all that is wrong.
import { spawn } from 'node:child_process';

const lanes = [['lint'], ['types', 'format:check', 'structure']];

/** Runs a script of package.json; true when it ended well. */
function run(script) {
  return new Promise((resolve) => {
    const said = [];
    const started = Date.now();
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk) => said.push(chunk));
    child.once('error', (error) => said.push(`${error.message}\n`));
    child.once('close', (code) => {
      const seconds = Math.round((Date.now() - started) / 1000);
      process.stdout.write(said.join(''));
      process.stdout.write(`${script}: ${code === 0 ? 'good' : 'NOT GOOD'} (${seconds} s)\n`);
      resolve(code === 0);
    });
  });
}

async function runInTurn(scripts) {
  const results = [];
  for (const script of scripts) results.push(await run(script));
  return results;
}

const results = await Promise.all(lanes.map(runInTurn));
process.exitCode = results.flat().every(Boolean) ? 0 : 1;
