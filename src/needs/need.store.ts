/** SQL of needs. */
import type { Knex } from 'knex';
import type { HelpTypeCode } from '../offers/help-type.model';
import { likeAnywhere } from '../platform/like-pattern';
import type { NeedState } from './need-state.model';
import { emptyNeed, type Need, type NeedContact, type NeedContent } from './need.model';

interface NeedRow {
  id: string;
  municipality_code: string;
  election_code: string;
  type: HelpTypeCode;
  state: NeedState;
  version: number;
  content: string;
  contact: string | null;
  place_id: string | null;
  until_day: string | null;
  search_text: string;
  created_at: string;
  changed_at: string;
}

function toNeed(row: NeedRow): Need {
  return {
    id: row.id,
    municipalityCode: row.municipality_code,
    electionCode: row.election_code,
    type: row.type,
    state: row.state,
    version: row.version,
    // Content written by an older version lacks the newer fields: they are empty.
    content: { ...emptyNeed, ...(JSON.parse(row.content) as Partial<NeedContent>) },
    contact: row.contact === null ? null : (JSON.parse(row.contact) as NeedContact),
    createdAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
  };
}

function columns({ content, contact, state, changedAt }: Need) {
  return {
    state,
    content: JSON.stringify(content),
    contact: contact === null ? null : JSON.stringify(contact),
    place_id: content.placeId,
    until_day: content.until,
    search_text: content.description.toLowerCase(),
    changed_at: changedAt.toISOString(),
  };
}

export async function insertNeed(trx: Knex, need: Need): Promise<void> {
  await trx('needs').insert({
    id: need.id,
    municipality_code: need.municipalityCode,
    election_code: need.electionCode,
    type: need.type,
    version: 1,
    created_at: need.createdAt.toISOString(),
    ...columns(need),
  });
}

/** Stores a change of the version that was read; false when it has been changed meanwhile. */
export async function updateNeed(trx: Knex, need: Need): Promise<boolean> {
  const changed = await trx('needs')
    .where({ id: need.id, version: need.version })
    .update({ ...columns(need), version: need.version + 1 });
  return changed === 1;
}

export async function findNeed(db: Knex, id: string): Promise<Need | null> {
  const row = await db<NeedRow>('needs').where({ id }).first();
  return row === undefined ? null : toNeed(row);
}

/** Needs by id; those that are not there are left out. */
export async function listNeedsByIds(db: Knex, ids: readonly string[]): Promise<Need[]> {
  return (await db<NeedRow>('needs').whereIn('id', ids)).map(toNeed);
}

/** A municipality's needs that changed after an instant, drafts too; the latest first. */
export async function listNeedsSince(
  db: Knex,
  of: { municipalityCode: string; electionCode: string; since: Date },
  limit: number,
): Promise<Need[]> {
  const rows = await db<NeedRow>('needs')
    .where({ municipality_code: of.municipalityCode, election_code: of.electionCode })
    .where('changed_at', '>', of.since.toISOString())
    .orderBy([{ column: 'changed_at', order: 'desc' }, { column: 'id' }])
    .limit(limit);
  return rows.map(toNeed);
}

export interface NeedFilter {
  municipalityCode?: string | null;
  electionCode?: string | null;
  states?: readonly NeedState[] | null;
  type?: HelpTypeCode | null;
  /** Part of the description, in any case. */
  search?: string;
}

function filtered(db: Knex, filter: NeedFilter) {
  const query = db<NeedRow>('needs');
  const { municipalityCode, electionCode, states, type, search } = filter;
  if (municipalityCode) void query.where('municipality_code', municipalityCode);
  if (electionCode) void query.where('election_code', electionCode);
  if (states) void query.whereIn('state', states);
  if (type) void query.where('type', type);
  if (search) void query.whereRaw("search_text like ? escape '\\'", [likeAnywhere(search.toLowerCase())]);
  return query;
}

/** One page of needs, those to be answered first before the others, and how many there are in all. */
export async function listNeeds(
  db: Knex,
  filter: NeedFilter,
  page: { offset: number; limit: number },
): Promise<{ needs: Need[]; total: number }> {
  const [count] = await filtered(db, filter).count<{ total: number | string }[]>({ total: '*' });
  const rows = await filtered(db, filter)
    .select('*')
    .orderByRaw("case when until_day is null then '9' else until_day end")
    .orderBy(['created_at', 'id'])
    .offset(page.offset)
    .limit(page.limit);
  return { needs: rows.map(toNeed), total: Number(count!.total) };
}

/** How many needs of a municipality are in each state; states without any are absent. */
export async function countNeeds(db: Knex, filter: NeedFilter): Promise<Partial<Record<NeedState, number>>> {
  const rows = await filtered(db, filter)
    .groupBy('state')
    .select('state')
    .count<{ state: NeedState; total: number | string }[]>({ total: '*' });
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.total)]));
}

/** Needs that wait for an answer although their last day has passed. */
export async function listNeedsToExpire(db: Knex, today: string): Promise<Need[]> {
  const rows = await db<NeedRow>('needs')
    .whereIn('state', ['draft', 'open'])
    .where('until_day', '<', today)
    .limit(500);
  return rows.map(toNeed);
}

/** Needs that wait for help or have found it at one of the places. */
export async function listNeedsAtPlaces(db: Knex, placeIds: readonly string[]): Promise<Need[]> {
  const needs: Need[] = [];
  for (let start = 0; start < placeIds.length; start += 500) {
    const rows = await db<NeedRow>('needs')
      .whereIn('place_id', placeIds.slice(start, start + 500))
      .orderBy('id');
    needs.push(...rows.map(toNeed));
  }
  return needs;
}

/** Forgets the contacts of an election's needs, and deletes its drafts; tells how many there were. */
export async function forgetNeedContacts(trx: Knex, electionCode: string): Promise<number> {
  const drafts = await trx('needs').where({ election_code: electionCode, state: 'draft' }).delete();
  const needs = await trx('needs')
    .where('election_code', electionCode)
    .whereNotNull('contact')
    .update({ contact: null });
  return drafts + needs;
}
