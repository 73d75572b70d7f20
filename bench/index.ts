/** `npm run bench`: medians and ratios of the work that must be fast, on a made-up national set, in one run; `npm run bench -- map` runs one of them alone. */
import { makeNationalSet, nationalSizes } from './national-set';
import { benchHelp } from './help.bench';
import { benchImport } from './import.bench';
import { benchNearest } from './nearest.bench';
import { benchPlannerMap } from './planner-map.bench';
import { benchPublicMap } from './public-map.bench';
import { benchReport } from './report.bench';
import { benchCatchments, benchScale } from './scale.bench';
import { benchServer } from './server.bench';
import { benchWaiting } from './waiting.bench';

const seed = 20_210_613;

type Set = ReturnType<typeof makeNationalSet>;

/** Every measurement by the name that runs it alone. */
const benches: Readonly<Record<string, (set: Set) => Promise<void>>> = {
  nearest: (set) => benchNearest(set),
  scale: () => benchScale(seed),
  report: (set) => benchReport(set),
  catchments: (set) => benchCatchments(set),
  help: (set) => benchHelp(set, seed),
  import: () => benchImport(),
  server: () => benchServer(),
  waiting: () => benchWaiting(),
  map: () => benchPlannerMap(),
  'public-map': () => benchPublicMap(),
};

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined)
    throw new Error(`There is no measurement "${unknown}": ${Object.keys(benches).join(', ')}`);
  const { cells, places } = nationalSizes;
  console.log(
    `Synthetic national set (seed ${seed}): ${cells} cells, ${places} places. Node ${process.version}.`,
  );
  const set = makeNationalSet(seed);
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length === 0 || names.includes(name)) await bench(set);
  }
}

void main();
