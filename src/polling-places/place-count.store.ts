/** SQL that counts polling places without reading them. */
import type { Knex } from 'knex';
import type { PlaceCount } from './place-count.model';

interface CountRow {
  election_code: string;
  municipality_code: string;
  kind: PlaceCount['kind'];
  // PostgreSQL counts in bigint, which arrives as text.
  places: number | string;
  confirmed: number | string;
  not_announced: number | string;
}

/** The places that may be shown of every municipality at every election, by kind, in order of election, municipality and kind. */
export async function countPlacesByMunicipality(db: Knex): Promise<PlaceCount[]> {
  const key = ['election_code', 'municipality_code', 'kind'];
  const rows = (await db('polling_places')
    .where('visibility', 'shown')
    .select(key)
    .count({ places: '*' })
    .count({ confirmed: 'confirmed_at' })
    .select(
      db.raw(
        'sum(case when confirmed_at is null and carried_over_from is not null then 1 else 0 end) as not_announced',
      ),
    )
    .groupBy(key)
    .orderBy(key)) as CountRow[];
  return rows.map((row) => {
    const [places, confirmed, carriedOver] = [row.places, row.confirmed, row.not_announced].map(Number) as [
      number,
      number,
      number,
    ];
    return {
      electionCode: row.election_code,
      municipalityCode: row.municipality_code,
      kind: row.kind,
      confirmed,
      announced: places - confirmed - carriedOver,
      carriedOver,
    };
  });
}
