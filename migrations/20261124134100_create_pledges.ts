/** What organisations promise towards needs, out of their offers. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('pledges', (table) => {
    table.string('id', 36).primary();
    table.string('need_id', 36).notNullable().index().references('needs.id').onDelete('CASCADE');
    table.string('offer_id', 36).notNullable().references('offers.id').onDelete('CASCADE');
    table.string('organisation_id', 36).notNullable().index();
    table.string('state', 20).notNullable();
    table.integer('version').notNullable();
    table.integer('quantity').notNullable();
    table.text('days').notNullable();
    table.string('opens_at', 5);
    table.string('closes_at', 5);
    table.text('message').notNullable();
    table.text('contact');
    table.string('reason', 600);
    table.string('taken_back_by', 20);
    table.string('created_at', 30).notNullable();
    table.string('changed_at', 30).notNullable();
    table.index(['offer_id', 'state']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('pledges');
}
