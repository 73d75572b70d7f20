/** Offers that an umbrella organisation keeps as templates for its locals. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('offer_templates', (table) => {
    table.string('offer_id', 36).primary().references('offers.id').onDelete('CASCADE');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('offer_templates');
}
