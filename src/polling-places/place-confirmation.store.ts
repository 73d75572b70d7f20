/** SQL of what municipalities confirm: single places, and lists that they call whole. */
import type { Knex } from 'knex';
import type { PlaceKind } from './polling-place.model';

/** The places of one kind of one municipality at one election. */
export interface PlaceList {
  electionCode: string;
  municipalityCode: string;
  kind: PlaceKind;
}

const listPortion = 500;

/** Sets or clears the confirmation of places and raises their versions; nothing else of them changes. */
export async function writeConfirmation(
  trx: Knex,
  ids: readonly string[],
  confirmedAt: Date | null,
): Promise<void> {
  for (let start = 0; start < ids.length; start += listPortion) {
    await trx('polling_places')
      .whereIn('id', ids.slice(start, start + listPortion))
      .update({ confirmed_at: confirmedAt?.toISOString() ?? null, version: trx.raw('version + 1') });
  }
}

interface ConfirmedListRow {
  election_code: string;
  municipality_code: string;
  kind: PlaceKind;
  confirmed_at: string;
}

function columnsOf({ electionCode, municipalityCode, kind }: PlaceList) {
  return { election_code: electionCode, municipality_code: municipalityCode, kind };
}

/** `091/advance` for each list of an election that its municipality has called whole. */
export async function readConfirmedLists(db: Knex, electionCode: string): Promise<Set<string>> {
  const rows = await db<ConfirmedListRow>('confirmed_lists').where({ election_code: electionCode });
  return new Set(rows.map((row) => `${row.municipality_code}/${row.kind}`));
}

export async function insertConfirmedList(trx: Knex, list: PlaceList, confirmedAt: Date): Promise<void> {
  await trx('confirmed_lists')
    .insert({ ...columnsOf(list), confirmed_at: confirmedAt.toISOString() })
    .onConflict(['election_code', 'municipality_code', 'kind'])
    .ignore();
}

/** Takes back that lists are whole; those that were not called so stay as they are. */
export async function deleteConfirmedLists(trx: Knex, lists: readonly PlaceList[]): Promise<void> {
  const different = new Map(lists.map((list) => [JSON.stringify(columnsOf(list)), list]));
  for (const list of different.values()) await trx('confirmed_lists').where(columnsOf(list)).delete();
}
