/** `npm run import -- places FILE --election CODE`: brings a file of polling places into an election. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadElections } from '../elections/election.service';
import { isLanguage } from '../i18n/language';
import { translator } from '../i18n/translate';
import { fromRoot } from '../platform/project-root';
import { importPlaces } from '../polling-places/place-import.service';
import { importLines, refusalLines } from '../polling-places/place-problem.pages';
import { markTouched } from '../needs/place-mark.service';
import { onPlacesChanged } from '../polling-places/place-change.service';
import { loadReferenceData } from '../reference-data/reference-data.service';
import { exitCodes, runCommand, UsageError, type Command } from './command';

const usage = `Usage: npm run import -- places FILE --election CODE [--dry-run] [--lang fi|sv|en]
  FILE        a CSV file as docs/csv-formats.md describes it
  --election  code of the election, such as KV-2021
  --dry-run   show what would change, and change nothing
  --lang      language of the report; fi when left out`;

function readArgs(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      election: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      lang: { type: 'string', default: 'fi' },
    },
  });
  const [what, file, ...surplus] = positionals;
  const { election: electionCode, lang: language, 'dry-run': dryRun } = values;
  if (what !== 'places' || file === undefined || surplus.length > 0) throw new UsageError(usage);
  if (electionCode === undefined || !isLanguage(language)) throw new UsageError(usage);
  return { file, electionCode, language, dryRun };
}

const importFile: Command = async (deps, args) => {
  const { file, electionCode, language, dryRun } = readArgs(args);
  onPlacesChanged(markTouched);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  });
  // A database that was never started has no elections and no municipalities yet.
  await loadElections(deps);
  await loadReferenceData(deps, fromRoot('data'));
  const t = translator(language);
  console.log(t('pollingPlaces.import.title', { election: electionCode }));
  const done = await importPlaces(deps, { bytes, electionCode, dryRun, actor: 'command line' });
  if (!done.ok) {
    console.log(refusalLines(done.problem, t, language).join('\n'));
    return exitCodes.refused;
  }
  console.log(t('pollingPlaces.import.encoding', { encoding: done.value.encoding }));
  console.log(importLines(done.value, t, language).join('\n'));
  return exitCodes.done;
};

void runCommand(importFile);
