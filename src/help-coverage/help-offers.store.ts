/** SQL of the state of the offers that help coverage rests on. */
import type { Knex } from 'knex';

interface StateRow {
  offers: string | number;
  versions: string | number | null;
  unverified: string | number | null;
  changed: string | null;
}

/**
 * A word for the published offers of an election: it changes whenever one of them does, comes or goes, or its organisation
 * becomes better or less known. Counted by the database, so that no offer is read for it.
 */
export async function readOffersTag(db: Knex, electionCode: string): Promise<string> {
  const row = await db('offers')
    .join('organisations', 'organisations.id', 'offers.organisation_id')
    .where('offers.election_code', electionCode)
    .where('organisations.state', 'accepted')
    .whereNotNull('offers.published_content')
    .whereNotIn('offers.state', ['paused', 'withdrawn', 'expired'])
    .select<StateRow[]>(
      db.raw('count(*) as offers'),
      db.raw('sum(offers.version) as versions'),
      db.raw(
        "sum(case when organisations.trust = 'unverified' then offers.version else 0 end) as unverified",
      ),
      db.raw('max(offers.changed_at) as changed'),
    )
    .then(([first]) => first);
  const { offers, versions, unverified, changed } = row!;
  return `offers${Number(offers)}.${Number(versions ?? 0)}.${Number(unverified ?? 0)}.${changed ?? 'never'}`;
}
