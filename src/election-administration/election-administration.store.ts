/** SQL of what rests on an election. */
import type { Knex } from 'knex';
import type { Dependants } from './election-entry.model';

async function countOf(db: Knex, table: string, electionCode: string): Promise<number> {
  const row = await db(table)
    .where({ election_code: electionCode })
    .count<{ total: number | string }[]>({ total: '*' })
    .first();
  return Number(row?.total ?? 0);
}

/** How many places, offers and needs name the election, in whatever state. */
export async function countDependants(db: Knex, electionCode: string): Promise<Dependants> {
  return {
    places: await countOf(db, 'polling_places', electionCode),
    offers: await countOf(db, 'offers', electionCode),
    needs: await countOf(db, 'needs', electionCode),
  };
}
