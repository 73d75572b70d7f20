/** `npm run import -- places FILE --election CODE` and `npm run import -- KIND FILE`: brings a file of polling places or of people. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  isImportKind,
  importKinds,
  isOfElection,
  type ImportKind,
} from '../demand-imports/demand-import.model';
import { importLines as importLinesOf } from '../demand-imports/demand-import.pages';
import {
  confirmImport,
  readImport,
  readNames,
  receiveImport,
  withdrawImport,
} from '../demand-imports/demand-import.service';
import { loadElections } from '../elections/election.service';
import { isLanguage } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { Deps } from '../platform/deps';
import { fromRoot } from '../platform/project-root';
import { importPlaces } from '../polling-places/place-import.service';
import { importLines, refusalLines } from '../polling-places/place-problem.pages';
import { markTouched } from '../needs/place-mark.service';
import { onPlacesChanged } from '../polling-places/place-change.service';
import { loadReferenceData } from '../reference-data/reference-data.service';
import { isIsoDate } from '../shared/dates';
import { exitCodes, runCommand, UsageError, type Command } from './command';

const usage = `Usage: npm run import -- places FILE --election CODE [--dry-run] [--lang fi|sv|en]
       npm run import -- ${importKinds.join('|')} FILE --day DAY|--election CODE [--dry-run] [--lang fi|sv|en]
  FILE        a file as docs/csv-formats.md and docs/demand-imports.md describe it
  --election  code of the election, such as KV-2021
  --day       day that the numbers describe, such as 2020-12-31
  --dry-run   show what would change, and change nothing
  --lang      language of the report; fi when left out`;

function readArgs(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      election: { type: 'string' },
      day: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      lang: { type: 'string', default: 'fi' },
    },
  });
  const [what, file, ...surplus] = positionals;
  const { election: electionCode, day, lang: language, 'dry-run': dryRun } = values;
  if (file === undefined || surplus.length > 0 || !isLanguage(language)) throw new UsageError(usage);
  return { what, file, electionCode, day, language, dryRun };
}
type ImportArgs = ReturnType<typeof readArgs>;

function unreadable(file: string, error: unknown): UsageError {
  return new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
}

const importFile: Command = async (deps, args) => {
  const read = readArgs(args);
  const { what, electionCode } = read;
  const isReady =
    what === 'places'
      ? electionCode !== undefined
      : isImportKind(what) && (isOfElection(what) ? electionCode !== undefined : isIsoDate(read.day ?? ''));
  if (!isReady) throw new UsageError(usage);
  // A database that was never started has no elections and no municipalities yet.
  await loadElections(deps);
  await loadReferenceData(deps, fromRoot('data'));
  return isImportKind(what) ? importPeople(deps, what, read) : importPlaceFile(deps, electionCode!, read);
};

async function importPeople(
  deps: Deps,
  kind: ImportKind,
  { file, day, electionCode, language, dryRun }: ImportArgs,
): Promise<number> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const made = await receiveImport(deps, {
    kind,
    scope: isOfElection(kind) ? electionCode! : 'all',
    path: resolve(file),
    name: basename(file),
    sizeBytes: size,
    describedOn: isOfElection(kind) ? null : day!,
    accountId: null,
  });
  const t = translator(language);
  console.log(importLinesOf(made, await readNames(deps), { t, language }).join('\n'));
  if (made.state === 'refused') return exitCodes.refused;
  const { inUse } = (await readImport(deps, made.id))!;
  const settled = dryRun
    ? await withdrawImport(deps, made, null)
    : await confirmImport(deps, made, { accountId: null, seen: inUse?.id ?? null });
  return settled.ok ? exitCodes.done : exitCodes.refused;
}

async function importPlaceFile(
  deps: Deps,
  electionCode: string,
  { file, language, dryRun }: ImportArgs,
): Promise<number> {
  onPlacesChanged(markTouched);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
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
}

void runCommand(importFile);
