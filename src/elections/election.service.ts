/** Elections for the pages, and filling them from the file that the project ships. */
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { raiseDataVersion, readDataVersions } from '../data-version/data-version.store';
import type { Deps } from '../platform/deps';
import { fromRoot } from '../platform/project-root';
import { parseElectionFile } from './election.form';
import type { ElectionRecord } from './election.model';
import { listElections, listEnteredElections, saveElections } from './election.store';

/** Codes of what loading did. */
export interface LoadedElections {
  added: readonly string[];
  changed: readonly string[];
  unchanged: readonly string[];
  /** An administrator entered or changed them: the file does not touch them. */
  kept: readonly string[];
}

/** The same election whatever the order in which its published days were written. */
function comparable(election: ElectionRecord): ElectionRecord {
  const key = (each: { day: string; deadline: string }) => `${each.day} ${each.deadline}`;
  return {
    ...election,
    publishedDays: [...election.publishedDays].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
}

const shippedFile = fromRoot('data', 'elections.json');

/**
 * The elections of a file in the layout of data/elections.json, which is the one that the project ships unless another is named.
 * @throws {Error} when the file is wrong; it names everything that is
 */
export async function readElectionFile(file: string = shippedFile): Promise<ElectionRecord[]> {
  const parsed = parseElectionFile(await readFile(file, 'utf8'));
  if (parsed.ok) return parsed.value;
  const lines = parsed.problem.map((each) => `  ${each.path}: ${each.message}`);
  throw new Error([`The elections in ${file} cannot be used:`, ...lines].join('\n'));
}

/**
 * Brings the elections of a file into the database, in one transaction; the data version rises only when something changed.
 * Elections that the file does not name stay: places may belong to them.
 * @param file path of a file in the layout of data/elections.json
 * @throws {Error} when the file is wrong; it names everything that is
 */
export async function loadElections(
  deps: Pick<Deps, 'db' | 'clock'>,
  file: string = shippedFile,
): Promise<LoadedElections> {
  const shipped = await readElectionFile(file);
  return deps.db.transaction(async (trx) => {
    const entered = new Set(await listEnteredElections(trx));
    const before = new Map((await listElections(trx)).map((each) => [each.code, each]));
    const added: string[] = [];
    const changed: string[] = [];
    const unchanged: string[] = [];
    const kept: string[] = [];
    const toSave: ElectionRecord[] = [];
    for (const election of shipped) {
      if (entered.has(election.code)) {
        kept.push(election.code);
        continue;
      }
      const old = before.get(election.code);
      const isSame = old !== undefined && isDeepStrictEqual(comparable(old), comparable(election));
      (old === undefined ? added : isSame ? unchanged : changed).push(election.code);
      if (!isSame) toSave.push(election);
    }
    if (toSave.length > 0) {
      await saveElections(trx, toSave);
      await raiseDataVersion(trx, 'elections', deps.clock());
    }
    return { added, changed, unchanged, kept };
  });
}

interface KeptElections {
  version: number;
  elections: Promise<readonly ElectionRecord[]>;
}

const keptElections = new WeakMap<Deps['db'], KeptElections>();

/**
 * All elections, earliest first, kept while their data version stays the same: nearly every page asks for them, and they change a few
 * times a year. A transaction reads them anew.
 */
export async function findElections({ db }: Pick<Deps, 'db'>): Promise<readonly ElectionRecord[]> {
  const { elections: version } = await readDataVersions(db);
  if (version === undefined) return listElections(db);
  const known = keptElections.get(db);
  if (known?.version === version) return known.elections;
  const elections = listElections(db);
  keptElections.set(db, { version, elections });
  elections.catch(() => keptElections.delete(db));
  return elections;
}

export interface FoundElection {
  election: ElectionRecord;
  /** The election that replaced this schedule, or whose second round this is. */
  related: ElectionRecord | null;
}

/** An election by its code or by that of an election held together with it; undefined when neither is known. */
export async function findElection(deps: Pick<Deps, 'db'>, code: string): Promise<FoundElection | undefined> {
  const elections = await findElections(deps);
  const election =
    elections.find((each) => each.code === code) ??
    elections.find((each) => each.jointElections.some((joint) => joint.code === code));
  if (election === undefined) return undefined;
  const relatedCode = election.replacedBy ?? election.secondRoundOf;
  return { election, related: elections.find((each) => each.code === relatedCode) ?? null };
}
