/** SQL of plans for election day: one a municipality and election, with the electors of its places. */
import type { Knex } from 'knex';
import { defaultAssumptions, type VotingDayAssumptions, type VotingDayPlan } from './voting-day-plan.model';

interface PlanRow {
  municipality_code: string;
  election_code: string;
  election_day_share: number;
  peak_share: number;
  check_minutes: number;
  booth_minutes: number;
  distance_metres: number | null;
  is_measured: number | boolean;
  version: number;
  updated_at: string;
}

interface ElectorsRow {
  polling_place_id: string;
  municipality_code: string;
  election_code: string;
  electors: number;
}

/** Whose plan, for which election. */
export interface PlanKey {
  municipalityCode: string;
  electionCode: string;
}

const where = ({ municipalityCode, electionCode }: PlanKey) => ({
  municipality_code: municipalityCode,
  election_code: electionCode,
});

function toAssumptions(row: PlanRow): VotingDayAssumptions {
  return {
    electionDayShare: row.election_day_share,
    peakShare: row.peak_share,
    checkMinutes: row.check_minutes,
    boothMinutes: row.booth_minutes,
    distanceMetres: row.distance_metres,
    isMeasured: Boolean(row.is_measured),
  };
}

/** The plan of a municipality; where none was saved, the defaults in version 0. */
export async function readVotingDayPlan(db: Knex, key: PlanKey): Promise<VotingDayPlan> {
  const row = await db<PlanRow>('voting_day_plans').where(where(key)).first();
  const electors = await db<ElectorsRow>('voting_day_electors').where(where(key));
  return {
    ...key,
    assumptions: row === undefined ? defaultAssumptions : toAssumptions(row),
    electors: new Map(electors.map((each) => [each.polling_place_id, each.electors])),
    version: row?.version ?? 0,
  };
}

/**
 * Writes the assumptions in the next version.
 * @returns false, and nothing is written, when the plan is no longer in the version that it was read in
 */
export async function writeVotingDayPlan(
  trx: Knex,
  key: PlanKey,
  { assumptions, version }: Pick<VotingDayPlan, 'assumptions' | 'version'>,
  now: Date,
): Promise<boolean> {
  const values = {
    election_day_share: assumptions.electionDayShare,
    peak_share: assumptions.peakShare,
    check_minutes: assumptions.checkMinutes,
    booth_minutes: assumptions.boothMinutes,
    distance_metres: assumptions.distanceMetres,
    is_measured: assumptions.isMeasured,
    version: version + 1,
    updated_at: now.toISOString(),
  };
  if (version > 0)
    return (
      (await trx('voting_day_plans')
        .where({ ...where(key), version })
        .update(values)) === 1
    );
  const added = await trx('voting_day_plans')
    .insert({ ...where(key), ...values })
    .onConflict(['municipality_code', 'election_code'])
    .ignore()
    .returning<{ version: number }[]>('version');
  return added.length === 1;
}

/** Enters the people entitled to vote at a place; null forgets them. */
export async function writeElectors(
  trx: Knex,
  key: PlanKey,
  placeId: string,
  electors: number | null,
): Promise<void> {
  await trx('voting_day_electors').where({ polling_place_id: placeId }).delete();
  if (electors !== null)
    await trx('voting_day_electors').insert({ ...where(key), polling_place_id: placeId, electors });
}

/** Municipalities some of whose places have booths, officials or floor area: of the others nothing can be said. */
export async function municipalitiesWithRooms(db: Knex, electionCode: string): Promise<string[]> {
  const rows = await db('safe_voting_arrangements')
    .join('polling_places', 'polling_places.id', 'safe_voting_arrangements.polling_place_id')
    .where('polling_places.election_code', electionCode)
    .distinct<{ municipality_code: string }[]>('polling_places.municipality_code')
    .orderBy('polling_places.municipality_code');
  return rows.map(({ municipality_code: code }) => code);
}

/** Gives a place its next version. */
export async function raisePlaceVersion(trx: Knex, placeId: string): Promise<void> {
  await trx('polling_places').where({ id: placeId }).increment('version', 1);
}
