/** `npm run bench`: medians and ratios of the work that must be fast, on a made-up national set, in one run. */
import { makeNationalSet, nationalSizes } from './national-set';
import { benchHelp } from './help.bench';
import { benchImport } from './import.bench';
import { benchNearest } from './nearest.bench';
import { benchReport } from './report.bench';
import { benchCatchments, benchScale } from './scale.bench';
import { benchServer } from './server.bench';
import { benchWaiting } from './waiting.bench';

const seed = 20_210_613;

async function main(): Promise<void> {
  const { cells, places } = nationalSizes;
  console.log(
    `Synthetic national set (seed ${seed}): ${cells} cells, ${places} places. Node ${process.version}.`,
  );
  const set = makeNationalSet(seed);
  await benchNearest(set);
  await benchScale(seed);
  await benchReport(set);
  await benchCatchments(set);
  await benchHelp(set, seed);
  await benchImport();
  await benchServer();
  await benchWaiting();
}

void main();
