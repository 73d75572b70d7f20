/** SQL of offers that are kept as templates. */
import type { Knex } from 'knex';

/** Keeps an offer as a template; false when it was one already. */
export async function keepTemplate(trx: Knex, offerId: string): Promise<boolean> {
  const kept = await trx('offer_templates')
    .insert({ offer_id: offerId })
    .onConflict('offer_id')
    .ignore()
    .returning<{ offer_id: string }[]>('offer_id');
  return kept.length > 0;
}

/** Keeps it no longer; false when it was none. */
export async function dropTemplate(trx: Knex, offerId: string): Promise<boolean> {
  return (await trx('offer_templates').where('offer_id', offerId).delete()) > 0;
}

export async function isTemplate(db: Knex, offerId: string): Promise<boolean> {
  return (await db('offer_templates').where('offer_id', offerId).first()) !== undefined;
}

/** Ids of the offers of organisations that are kept as templates. */
export async function listTemplateIds(db: Knex, organisationIds: readonly string[]): Promise<Set<string>> {
  const ids = await db('offer_templates')
    .join('offers', 'offers.id', 'offer_templates.offer_id')
    .whereIn('offers.organisation_id', organisationIds)
    .pluck<string[]>('offer_templates.offer_id');
  return new Set(ids);
}
