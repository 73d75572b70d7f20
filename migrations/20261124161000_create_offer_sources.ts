/** Where an offer was transcribed from: services that were announced for an election that is over. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('offer_sources', (table) => {
    table.string('offer_id', 36).primary().references('offers.id').onDelete('CASCADE');
    table.string('url', 500).notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('offer_sources');
}
