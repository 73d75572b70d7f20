/** `npm run data:build -- --source DIR`: makes the tables under data/ from open data. */
import { parseArgs } from 'node:util';
import { fromRoot } from '../platform/project-root';
import { buildReferenceData, MissingSourceError } from '../reference-data/build.service';

const usage = `Usage: npm run data:build -- --source DIR [--out DIR]
  --source  folder with the open data in the formats of its publishers (docs/data.md lists the files)
  --out     folder for the tables; data/ of this project when left out`;

function readOptions(): { source: string; out: string } | null {
  try {
    const { values } = parseArgs({ options: { source: { type: 'string' }, out: { type: 'string' } } });
    return values.source === undefined
      ? null
      : { source: values.source, out: values.out ?? fromRoot('data') };
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    console.error(usage);
    return 2;
  }
  try {
    const { tables } = await buildReferenceData(options.source, options.out);
    for (const { file, rows, bytes } of tables) console.log(`${file}: ${rows} rows, ${bytes} bytes`);
    console.log(`${tables.reduce((sum, table) => sum + table.bytes, 0)} bytes in all`);
    return 0;
  } catch (error) {
    if (!(error instanceof MissingSourceError)) throw error;
    console.error(`${error.message} (${options.source})`);
    return 1;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
