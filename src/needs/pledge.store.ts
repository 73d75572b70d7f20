/** SQL of pledges. */
import type { Knex } from 'knex';
import type { HelpTypeCode } from '../offers/help-type.model';
import { isSqlite } from '../platform/database';
import type { Pledge, PledgeContact, PledgeSide, PledgeState } from './pledge.model';

interface PledgeRow {
  id: string;
  need_id: string;
  offer_id: string;
  organisation_id: string;
  state: PledgeState;
  version: number;
  quantity: number;
  seats: number | null;
  wheelchair_places: number | null;
  days: string;
  opens_at: string | null;
  closes_at: string | null;
  message: string;
  contact: string | null;
  reason: string | null;
  taken_back_by: PledgeSide | null;
  created_at: string;
  changed_at: string;
}

function toPledge(row: PledgeRow): Pledge {
  return {
    id: row.id,
    needId: row.need_id,
    offerId: row.offer_id,
    organisationId: row.organisation_id,
    state: row.state,
    version: row.version,
    quantity: row.quantity,
    seats: row.seats,
    wheelchairPlaces: row.wheelchair_places,
    days: JSON.parse(row.days) as string[],
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    message: row.message,
    contact: row.contact === null ? null : (JSON.parse(row.contact) as PledgeContact),
    reason: row.reason,
    takenBackBy: row.taken_back_by,
    createdAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
  };
}

/**
 * Makes other pledges from the offer, and changes of the need, wait until this transaction ends, so that what is read now is
 * still true when it is written.
 */
export async function lockForPledge(
  trx: Knex,
  { offerId, needId }: { offerId: string; needId: string },
): Promise<void> {
  if (isSqlite(trx)) {
    // A statement that writes nothing takes SQLite's one write lock before anything is read.
    await trx('pledges').where('id', '').update({ version: 0 });
    return;
  }
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`pledges from ${offerId}`]);
  await trx('needs').where('id', needId).forUpdate().select('id');
}

export async function insertPledge(trx: Knex, pledge: Pledge): Promise<void> {
  const row: PledgeRow = {
    id: pledge.id,
    need_id: pledge.needId,
    offer_id: pledge.offerId,
    organisation_id: pledge.organisationId,
    state: pledge.state,
    version: 1,
    quantity: pledge.quantity,
    seats: pledge.seats,
    wheelchair_places: pledge.wheelchairPlaces,
    days: JSON.stringify(pledge.days),
    opens_at: pledge.opensAt,
    closes_at: pledge.closesAt,
    message: pledge.message,
    contact: pledge.contact === null ? null : JSON.stringify(pledge.contact),
    reason: pledge.reason,
    taken_back_by: pledge.takenBackBy,
    created_at: pledge.createdAt.toISOString(),
    changed_at: pledge.changedAt.toISOString(),
  };
  await trx('pledges').insert(row);
}

/** Stores how a pledge stands, in the version that was read; false when it has been changed meanwhile. */
export async function updatePledge(trx: Knex, pledge: Pledge): Promise<boolean> {
  const changed = await trx('pledges')
    .where({ id: pledge.id, version: pledge.version })
    .update({
      state: pledge.state,
      reason: pledge.reason,
      taken_back_by: pledge.takenBackBy,
      changed_at: pledge.changedAt.toISOString(),
      version: pledge.version + 1,
    });
  return changed === 1;
}

export async function findPledge(db: Knex, id: string): Promise<Pledge | null> {
  const row = await db<PledgeRow>('pledges').where({ id }).first();
  return row === undefined ? null : toPledge(row);
}

const holding: readonly PledgeState[] = ['waiting', 'accepted'];

/** Pledges that hold capacity of the offers. */
export async function listHoldingPledges(db: Knex, offerIds: readonly string[]): Promise<Pledge[]> {
  const rows = await db<PledgeRow>('pledges').whereIn('offer_id', offerIds).whereIn('state', holding);
  return rows.map(toPledge);
}

/** Every pledge to the needs, oldest first. */
export async function listPledgesTo(db: Knex, needIds: readonly string[]): Promise<Pledge[]> {
  const rows = await db<PledgeRow>('pledges').whereIn('need_id', needIds).orderBy(['created_at', 'id']);
  return rows.map(toPledge);
}

/** One page of the pledges of organisations, those changed last first, and how many there are in all. */
export async function listPledgesOf(
  db: Knex,
  { organisationIds, state }: { organisationIds: readonly string[]; state: PledgeState | null },
  page: { offset: number; limit: number },
): Promise<{ pledges: Pledge[]; total: number }> {
  const filtered = () => {
    const query = db<PledgeRow>('pledges').whereIn('organisation_id', organisationIds);
    return state === null ? query : query.where('state', state);
  };
  const [count] = await filtered().count<{ total: number | string }[]>({ total: '*' });
  const rows = await filtered()
    .select('*')
    .orderBy([{ column: 'changed_at', order: 'desc' }, { column: 'id' }])
    .offset(page.offset)
    .limit(page.limit);
  return { pledges: rows.map(toPledge), total: Number(count!.total) };
}

/** Pledges to the needs that hold. */
export async function listHoldingPledgesTo(db: Knex, needIds: readonly string[]): Promise<Pledge[]> {
  const rows = await db<PledgeRow>('pledges')
    .whereIn('need_id', needIds)
    .whereIn('state', holding)
    .orderBy(['created_at', 'id']);
  return rows.map(toPledge);
}

/** Every pledge that holds. */
export async function listAllHoldingPledges(db: Knex): Promise<Pledge[]> {
  return (await db<PledgeRow>('pledges').whereIn('state', holding).orderBy('id')).map(toPledge);
}

/** Pledges to a municipality's needs that came or changed after an instant, the latest first, with the kind of help. */
export async function listPledgesSince(
  db: Knex,
  of: { municipalityCode: string; electionCode: string; since: Date },
  limit: number,
): Promise<{ pledge: Pledge; type: HelpTypeCode }[]> {
  const rows = await db('pledges')
    .join('needs', 'needs.id', 'pledges.need_id')
    .where({ 'needs.municipality_code': of.municipalityCode, 'needs.election_code': of.electionCode })
    .where('pledges.changed_at', '>', of.since.toISOString())
    .orderBy([{ column: 'pledges.changed_at', order: 'desc' }, { column: 'pledges.id' }])
    .limit(limit)
    .select<(PledgeRow & { need_type: HelpTypeCode })[]>('pledges.*', { need_type: 'needs.type' });
  return rows.map((row) => ({ pledge: toPledge(row), type: row.need_type }));
}

async function countByState(
  query: Knex.QueryBuilder<PledgeRow>,
): Promise<Partial<Record<PledgeState, number>>> {
  const rows = await query
    .groupBy('state')
    .select('state')
    .count<{ state: PledgeState; total: number | string }[]>({ total: '*' });
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.total)]));
}

/** How many pledges of the organisations are in each state. */
export function countPledgesOf(
  db: Knex,
  organisationIds: readonly string[],
): Promise<Partial<Record<PledgeState, number>>> {
  return countByState(db<PledgeRow>('pledges').whereIn('organisation_id', organisationIds));
}

/** How many pledges to needs of the municipality in the election are in each state. */
export function countPledgesIn(
  db: Knex,
  { municipalityCode, electionCode }: { municipalityCode: string; electionCode: string },
): Promise<Partial<Record<PledgeState, number>>> {
  const needs = db('needs')
    .where({ municipality_code: municipalityCode, election_code: electionCode })
    .select('id');
  return countByState(db<PledgeRow>('pledges').whereIn('need_id', needs));
}

/** How many pledges to needs in the election wait for an answer, by municipality; those without any are absent. */
export async function countWaitingByMunicipality(
  db: Knex,
  electionCode: string,
): Promise<Map<string, number>> {
  const rows = await db('pledges')
    .join('needs', 'needs.id', 'pledges.need_id')
    .where({ 'needs.election_code': electionCode, 'pledges.state': 'waiting' })
    .groupBy('needs.municipality_code')
    .select('needs.municipality_code')
    .count<{ municipality_code: string; total: number | string }[]>({ total: '*' });
  return new Map(rows.map((row) => [row.municipality_code, Number(row.total)]));
}

/** Forgets contacts and messages of the pledges to an election's needs; tells how many there were. */
export async function forgetPledgeContacts(trx: Knex, electionCode: string): Promise<number> {
  return trx('pledges')
    .whereIn('need_id', trx('needs').where('election_code', electionCode).select('id'))
    .whereNotNull('contact')
    .update({ contact: null, message: '' });
}
