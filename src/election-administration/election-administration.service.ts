/** Elections as administrators keep them: added, changed, taken back to the shipped data, removed. */
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { withoutReplaced, type ElectionRecord } from '../elections/election.model';
import { readElectionFile } from '../elections/election.service';
import {
  deleteElection,
  listElections,
  listEnteredElections,
  lockElection,
  readElection,
  saveElections,
} from '../elections/election.store';
import { sha256 } from '../platform/checksum';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { countDependants } from './election-administration.store';
import {
  changedElection,
  freeCode,
  hasDependants,
  movesVoting,
  toNewElection,
  type AdministeredElection,
  type Dependants,
  type ElectionEntry,
  type NewElectionEntry,
} from './election-entry.model';
import type { EntryAction } from './election-entry.form';

type ElectionDeps = Pick<Deps, 'db' | 'clock'>;

const versionOf = (election: ElectionRecord) => sha256(JSON.stringify(election)).slice(0, 16);

async function administered({ db, clock }: ElectionDeps, elections: readonly ElectionRecord[]) {
  const entered = new Set(await listEnteredElections(db));
  const shipped = new Set((await readElectionFile()).map(({ code }) => code));
  const today = finnishDay(clock());
  return elections.map((election): AdministeredElection => ({
    election,
    isEntered: entered.has(election.code),
    isShipped: shipped.has(election.code),
    isOpen: election.replacedBy === null && election.heldOn >= today,
    version: versionOf(election),
  }));
}

/** All elections, the latest first. */
export async function readAdministeredElections(deps: ElectionDeps): Promise<AdministeredElection[]> {
  return (await administered(deps, await listElections(deps.db))).reverse();
}

/** One election with what rests on it; null when there is none. */
export async function readAdministeredElection(
  deps: ElectionDeps,
  code: string,
): Promise<(AdministeredElection & { dependants: Dependants }) | null> {
  const election = await readElection(deps.db, code);
  if (election === undefined) return null;
  const [found] = await administered(deps, [election]);
  return { ...found!, dependants: await countDependants(deps.db, code) };
}

/** Presidential elections of which another can be the second round. */
export async function readFirstRounds({ db }: Pick<Deps, 'db'>): Promise<ElectionRecord[]> {
  const elections = withoutReplaced(await listElections(db));
  const hasSecond = new Set(elections.map(({ secondRoundOf }) => secondRoundOf));
  return elections.filter(
    ({ type, code, secondRoundOf }) =>
      type === 'presidential' && secondRoundOf === null && !hasSecond.has(code),
  );
}

interface Noted {
  trx: Database;
  clock: Deps['clock'];
  actorId: string;
}

async function note(
  { trx, clock, actorId }: Noted,
  type: 'election.added' | 'election.changed' | 'election.restored' | 'election.removed',
  code: string,
): Promise<void> {
  await raiseDataVersion(trx, 'elections', clock());
  await recordAudit(trx, { type, at: clock(), actorId, objectId: code, details: {} });
}

/** Adds an election under the first free code of its type and year, which it answers with. */
export async function addElection(
  { db, clock }: ElectionDeps,
  actorId: string,
  entry: NewElectionEntry,
): Promise<string> {
  return db.transaction(async (trx) => {
    const elections = await listElections(trx);
    const taken = elections.flatMap(({ code, jointElections }) => [
      code,
      ...jointElections.map((each) => each.code),
    ]);
    const code = freeCode(entry.type, entry.heldOn, taken);
    await saveElections(trx, [toNewElection(entry, code)], clock());
    await note({ trx, clock, actorId }, 'election.added', code);
    return code;
  });
}

/** The election was changed meanwhile, or days would move on which places, offers or needs rest, and nobody said so. */
export type ChangeProblem = 'conflict' | 'unconfirmed';

/**
 * Changes an election whose day is not past; nothing that rests on it is changed with it.
 * @param seen the version that the change was made on, and whether moved days were confirmed
 */
export async function changeElection(
  { db, clock }: ElectionDeps,
  actorId: string,
  { code, entry }: { code: string; entry: ElectionEntry },
  seen: { version: string; isConfirmed: boolean },
): Promise<Result<null, ChangeProblem>> {
  return db.transaction(async (trx): Promise<Result<null, ChangeProblem>> => {
    await lockElection(trx, code);
    const election = await readElection(trx, code);
    if (election === undefined || versionOf(election) !== seen.version) return problem('conflict');
    const changed = changedElection(election, entry);
    const isMoved = movesVoting(election, changed);
    if (isMoved && !seen.isConfirmed && hasDependants(await countDependants(trx, code)))
      return problem('unconfirmed');
    await saveElections(trx, [changed], clock());
    await note({ trx, clock, actorId }, 'election.changed', code);
    return ok(null);
  });
}

/** Takes the election back to the shipped data, or removes one that the shipped file does not know and nothing rests on. */
export async function takeBackElection(
  { db, clock }: ElectionDeps,
  actorId: string,
  code: string,
  action: EntryAction,
): Promise<Result<null, 'conflict' | 'inUse'>> {
  const shipped = (await readElectionFile()).find((each) => each.code === code);
  if ((action === 'restore') !== (shipped !== undefined)) return problem('conflict');
  return db.transaction(async (trx): Promise<Result<null, 'conflict' | 'inUse'>> => {
    await lockElection(trx, code);
    if (!(await listEnteredElections(trx)).includes(code)) return problem('conflict');
    if (shipped === undefined) {
      if (hasDependants(await countDependants(trx, code))) return problem('inUse');
      await deleteElection(trx, code);
      await note({ trx, clock, actorId }, 'election.removed', code);
      return ok(null);
    }
    await saveElections(trx, [shipped]);
    await note({ trx, clock, actorId }, 'election.restored', code);
    return ok(null);
  });
}
