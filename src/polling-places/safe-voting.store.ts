/** SQL of the safe-voting arrangements of places. */
import type { Knex } from 'knex';
import { hasArrangements, type SafeVotingArrangements } from './safe-voting.model';

interface ArrangementsRow {
  polling_place_id: string;
  distance_rule_metres: number | null;
  floor_area_square_metres: number | null;
  booths: number | null;
  officials: number | null;
  screens: SafeVotingArrangements['screens'];
  masks: SafeVotingArrangements['masks'];
  hand_sanitiser: SafeVotingArrangements['handSanitiser'];
  priority_hours_fi: string | null;
  priority_hours_sv: string | null;
  quarantine_fi: string | null;
  quarantine_sv: string | null;
  contact_role_fi: string | null;
  contact_role_sv: string | null;
  contact_phone: string | null;
  contact_email: string | null;
}

function toArrangements(row: ArrangementsRow): SafeVotingArrangements {
  return {
    distanceRuleMetres: row.distance_rule_metres,
    floorAreaSquareMetres: row.floor_area_square_metres,
    booths: row.booths,
    officials: row.officials,
    screens: row.screens,
    masks: row.masks,
    handSanitiser: row.hand_sanitiser,
    priorityHoursFi: row.priority_hours_fi,
    priorityHoursSv: row.priority_hours_sv,
    quarantineFi: row.quarantine_fi,
    quarantineSv: row.quarantine_sv,
    contactRoleFi: row.contact_role_fi,
    contactRoleSv: row.contact_role_sv,
    contactPhone: row.contact_phone,
    contactEmail: row.contact_email,
  };
}

function toRow(placeId: string, of: SafeVotingArrangements): ArrangementsRow {
  return {
    polling_place_id: placeId,
    distance_rule_metres: of.distanceRuleMetres,
    floor_area_square_metres: of.floorAreaSquareMetres,
    booths: of.booths,
    officials: of.officials,
    screens: of.screens,
    masks: of.masks,
    hand_sanitiser: of.handSanitiser,
    priority_hours_fi: of.priorityHoursFi,
    priority_hours_sv: of.priorityHoursSv,
    quarantine_fi: of.quarantineFi,
    quarantine_sv: of.quarantineSv,
    contact_role_fi: of.contactRoleFi,
    contact_role_sv: of.contactRoleSv,
    contact_phone: of.contactPhone,
    contact_email: of.contactEmail,
  };
}

/**
 * The arrangements of a municipality's places at an election, by id of the place. A place of which nothing was said is
 * absent: stand `noArrangements` in for it.
 */
export async function readSafeVotingArrangements(
  db: Knex,
  electionCode: string,
  municipalityCode: string,
): Promise<Map<string, SafeVotingArrangements>> {
  const places = db('polling_places')
    .where({ election_code: electionCode, municipality_code: municipalityCode })
    .select('id');
  const rows = await db<ArrangementsRow>('safe_voting_arrangements').whereIn('polling_place_id', places);
  return new Map(rows.map((row) => [row.polling_place_id, toArrangements(row)]));
}

/** Ids of the places of an election of whose arrangements something was said, in the whole country. */
export async function listDescribedPlaceIds(db: Knex, electionCode: string): Promise<Set<string>> {
  const places = db('polling_places').where({ election_code: electionCode }).select('id');
  const rows = await db<ArrangementsRow>('safe_voting_arrangements')
    .whereIn('polling_place_id', places)
    .select('polling_place_id');
  return new Set(rows.map((row) => row.polling_place_id));
}

/** The arrangements of one place; undefined when nothing was said of it. */
export async function findSafeVotingArrangements(
  db: Knex,
  placeId: string,
): Promise<SafeVotingArrangements | undefined> {
  const row = await db<ArrangementsRow>('safe_voting_arrangements')
    .where('polling_place_id', placeId)
    .first();
  return row === undefined ? undefined : toArrangements(row);
}

/** Puts the arrangements of a place in the place of what was said before; nothing said leaves no row. */
export async function replaceSafeVotingArrangements(
  trx: Knex,
  placeId: string,
  arrangements: SafeVotingArrangements,
): Promise<void> {
  await trx('safe_voting_arrangements').where('polling_place_id', placeId).delete();
  if (hasArrangements(arrangements))
    await trx('safe_voting_arrangements').insert(toRow(placeId, arrangements));
}
