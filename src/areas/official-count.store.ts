/** SQL of published numbers of places and districts. */
import type { Knex } from 'knex';
import { insertInPortions } from '../platform/database';
import type { OfficialCount, OfficialCountMeasure } from './official-count.model';

interface OfficialCountRow {
  area_code: string;
  election_code: string;
  measure: OfficialCountMeasure;
  value: number;
  source: string;
}

export async function replaceOfficialCounts(db: Knex, counts: readonly OfficialCount[]): Promise<void> {
  await db('official_counts').delete();
  const rows = counts.map(({ areaCode, electionCode, measure, value, source }): OfficialCountRow => ({
    area_code: areaCode,
    election_code: electionCode,
    measure,
    value,
    source,
  }));
  await insertInPortions(db, 'official_counts', rows);
}

/** Published numbers of an election, for the whole country (`FI`) and for municipalities, in order of area and measure. */
export async function listOfficialCounts(db: Knex, electionCode: string): Promise<OfficialCount[]> {
  const rows = await db<OfficialCountRow>('official_counts')
    .where({ election_code: electionCode })
    .orderBy(['area_code', 'measure']);
  return rows.map((row) => ({
    areaCode: row.area_code,
    electionCode: row.election_code,
    measure: row.measure,
    value: row.value,
    source: row.source,
  }));
}
