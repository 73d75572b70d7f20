/** SQL of where offers were transcribed from. */
import type { Knex } from 'knex';

/** Notes the public announcement that an offer was transcribed from. */
export async function insertOfferSource(trx: Knex, offerId: string, url: string): Promise<void> {
  await trx('offer_sources').insert({ offer_id: offerId, url });
}

/** Address of the announcement by id of the offer; offers that people wrote here have none. */
export async function listOfferSources(db: Knex, organisationId: string): Promise<Map<string, string>> {
  const rows = await db('offer_sources')
    .join('offers', 'offers.id', 'offer_sources.offer_id')
    .where('offers.organisation_id', organisationId)
    .select<{ offer_id: string; url: string }[]>('offer_sources.offer_id', 'offer_sources.url');
  return new Map(rows.map((row) => [row.offer_id, row.url]));
}

/** Which of the offers are there. */
export async function listPresentOffers(db: Knex, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db('offers').whereIn('id', ids).select<{ id: string }[]>('id');
  return new Set(rows.map(({ id }) => id));
}
