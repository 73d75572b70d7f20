/** All needs of the country with what was pledged to them, for authorities. */
import type { Deps } from '../platform/deps';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import type { NeedListQuery } from './need.form';
import { coverOf, type NeedCover } from './need-cover.model';
import { needForAuthorities, type AuthoritiesNeed } from './need-view.model';
import type { Need } from './need.model';
import { listNeeds } from './need.store';
import { surroundingsOf, type NeedSurroundings } from './partner-needs.service';
import { listPledgesTo } from './pledge.store';

export const allNeedsPerPage = 50;
/** Most rows of the file: more than the country's municipalities will ever ask for at once. */
const mostRows = 20_000;

/** A need with the amounts pledged to it, and by whom; never with anybody's contact. */
export interface NeedWithPledges {
  need: AuthoritiesNeed;
  waiting: number;
  accepted: number;
  /** Whether what is accepted is as much as is asked for at least. */
  cover: NeedCover;
  /** Names of the organisations whose pledges hold, each once. */
  organisations: readonly string[];
}

export interface AllNeeds extends NeedSurroundings {
  rows: readonly NeedWithPledges[];
  total: number;
}

async function withPledges(deps: Deps, needs: readonly Need[]): Promise<NeedWithPledges[]> {
  const pledges = (
    await listPledgesTo(
      deps.db,
      needs.map(({ id }) => id),
    )
  ).filter(({ state }) => state === 'waiting' || state === 'accepted');
  const ids = [...new Set(pledges.map(({ organisationId }) => organisationId))];
  const names = new Map((await listOrganisationsByIds(deps.db, ids)).map(({ id, name }) => [id, name]));
  return needs.map((need) => {
    const own = pledges.filter(({ needId }) => needId === need.id);
    const sum = (state: string) =>
      own.filter((each) => each.state === state).reduce((total, { quantity }) => total + quantity, 0);
    return {
      need: needForAuthorities(need),
      waiting: sum('waiting'),
      accepted: sum('accepted'),
      cover: coverOf(need.content, own),
      organisations: [...new Set(own.map(({ organisationId }) => names.get(organisationId) ?? ''))].sort(),
    };
  });
}

async function allWithPledges(deps: Deps, needs: readonly Need[]): Promise<NeedWithPledges[]> {
  const rows: NeedWithPledges[] = [];
  for (let start = 0; start < needs.length; start += 500)
    rows.push(...(await withPledges(deps, needs.slice(start, start + 500))));
  return rows;
}

async function read(
  deps: Deps,
  query: NeedListQuery,
  page: { offset: number; limit: number },
): Promise<AllNeeds> {
  const { search, type, municipalityCode, state } = query;
  const states = state === null ? (['open', 'filled', 'closed', 'expired'] as const) : [state];
  // A draft is nobody's but its municipality's.
  const shown = states.filter((each) => each !== 'draft');
  const { needs, total } = await listNeeds(deps.db, { search, type, municipalityCode, states: shown }, page);
  return { rows: await allWithPledges(deps, needs), total, ...(await surroundingsOf(deps, needs)) };
}

/** One page of all needs that are or were shown. */
export function readAllNeeds(deps: Deps, query: NeedListQuery): Promise<AllNeeds> {
  return read(deps, query, { offset: (query.page - 1) * allNeedsPerPage, limit: allNeedsPerPage });
}

/** The same as one list, for a file. */
export function readNeedsForFile(deps: Deps, query: NeedListQuery): Promise<AllNeeds> {
  return read(deps, query, { offset: 0, limit: mostRows });
}

/** The needs of an election that wait for help or have found it, with what was pledged to them. */
export async function readNeedsOfElection(deps: Deps, electionCode: string): Promise<AllNeeds> {
  const { needs, total } = await listNeeds(
    deps.db,
    { electionCode, states: ['open', 'filled'] },
    { offset: 0, limit: mostRows },
  );
  return { rows: await allWithPledges(deps, needs), total, ...(await surroundingsOf(deps, needs)) };
}
