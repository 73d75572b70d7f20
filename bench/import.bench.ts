/** Importing 3,000 polling places into an SQLite file, against parsing the same file as CSV and nothing else. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { loadElections } from '../src/elections/election.service';
import { openDatabase } from '../src/platform/database';
import { createLogger } from '../src/platform/logger';
import { migrateUp } from '../src/platform/migrate';
import { fromRoot } from '../src/platform/project-root';
import { importPlaces } from '../src/polling-places/place-import.service';
import { loadReferenceData } from '../src/reference-data/reference-data.service';
import { medianMilliseconds, milliseconds, report } from './measure';

const placeCount = 3000;
const electionCode = 'KV-2021';

/** A file with hours in the spellings of announcements, spread over the municipalities that vote. */
function syntheticFile(): string {
  const municipalities = readFileSync(fromRoot('data', 'municipalities.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter((cells) => cells[1] === '2021' && cells[5] !== '21')
    .map((cells) => cells[0]!);
  const spellings = ['ark 9-20, vkl 10-16', '26.-28.5. 10-17; 29.5. 11-14', '1.6. klo 12–18', '9.00–20.00'];
  const rows = Array.from({ length: placeCount }, (_, index) => {
    const code = municipalities[index % municipalities.length]!;
    const isAdvance = index % 3 === 0;
    const hours = isAdvance ? spellings[index % 4]! : '9–20';
    return `${index};${code};${isAdvance ? 'E' : 'V'};Synthetic place ${index};Synthetic street ${index};"${hours}"`;
  });
  return `tunnus;kuntanro;tyyppi;nimi_fi;osoite_fi;aukiolo_teksti\n${rows.join('\n')}\n`;
}

/** Prints the time of a first import, of the same file again, and of parsing alone. */
export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vaalikumppani-bench-'));
  const db = openDatabase({ kind: 'sqlite', file: join(folder, 'bench.sqlite') });
  const deps = { db, clock: () => new Date(), logger: createLogger('silent') };
  const text = syntheticFile();
  const bytes = new TextEncoder().encode(text);
  const run = async () => {
    const done = await importPlaces(deps, { bytes, electionCode, dryRun: false, actor: 'bench' });
    if (!done.ok) throw new Error(`The synthetic file is refused: ${JSON.stringify(done.problem[0])}`);
  };
  try {
    await migrateUp(db);
    await loadElections(deps);
    await loadReferenceData(deps, fromRoot('data'));
    const first = await medianMilliseconds(3, async () => {
      await db('polling_places').delete();
      await run();
    });
    const again = await medianMilliseconds(3, run);
    const parsing = await medianMilliseconds(3, () => parse(text, { delimiter: ';' }));
    report(
      `import of ${placeCount} places: all new`,
      milliseconds(first),
      `${Math.round(first / parsing)} × csv-parse alone`,
    );
    report(
      `import of ${placeCount} places: nothing changed`,
      milliseconds(again),
      `${Math.round(again / parsing)} × csv-parse alone`,
    );
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
}
