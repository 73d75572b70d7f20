/** Keeping offers true: what their organisations are asked again, and what the public reports about them. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('offers', (table) => {
    // First day of the offer for which the organisation said that it still holds; another first day asks again.
    table.string('reconfirmed_for', 10);
  });
  await db.schema.createTable('offer_requests', (table) => {
    table.string('id', 36).primary();
    table.string('offer_id', 36).notNullable().references('offers.id').onDelete('CASCADE');
    table.string('kind', 20).notNullable();
    // The day that the request is about: two processes that ask about the same day meet here.
    table.string('subject', 10).notNullable();
    table.string('asked_at', 30).notNullable();
    table.string('token_hash', 64).index();
    table.string('answered_at', 30);
    table.string('lapsed_at', 30);
    table.unique(['offer_id', 'kind', 'subject']);
  });
  await db.schema.createTable('offer_reports', (table) => {
    table.string('id', 36).primary();
    table.string('offer_id', 36).notNullable().index().references('offers.id').onDelete('CASCADE');
    table.string('reason', 20).notNullable();
    table.text('message').notNullable();
    // Deleted once the report is handled.
    table.string('reporter_email', 254);
    table.string('language', 2).notNullable();
    table.string('state', 20).notNullable();
    table.string('created_at', 30).notNullable();
    table.string('handled_at', 30);
    table.string('note', 1000);
    table.index(['state', 'created_at']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('offer_reports');
  await db.schema.dropTable('offer_requests');
  await db.schema.alterTable('offers', (table) => {
    table.dropColumn('reconfirmed_for');
  });
}
