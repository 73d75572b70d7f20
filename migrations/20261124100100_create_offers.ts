/** Offers of help: the version that is being written, and the one that the public sees. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('offers', (table) => {
    table.string('id', 36).primary();
    table
      .string('organisation_id', 36)
      .notNullable()
      .index()
      .references('organisations.id')
      .onDelete('CASCADE');
    table.string('election_code', 20).notNullable();
    table.string('type', 40).notNullable();
    table.string('state', 20).notNullable().index();
    // Raised by every change: whoever changes an older version is told of the conflict.
    table.integer('version').notNullable();
    table.text('content').notNullable();
    table.text('published_content');
    table.string('created_at', 30).notNullable();
    table.string('changed_at', 30).notNullable();
    table.string('submitted_at', 30);
    table.string('published_at', 30);
    table.string('decision_reason', 1000);
    table.index(['election_code', 'state']);
  });
  // Where the draft (for reviewers) and the public version (for everybody) of an offer apply.
  await db.schema.createTable('offer_areas', (table) => {
    table.string('offer_id', 36).notNullable().references('offers.id').onDelete('CASCADE');
    table.boolean('is_public').notNullable();
    table.string('municipality_code', 3).notNullable();
    table.primary(['offer_id', 'is_public', 'municipality_code']);
    table.index(['is_public', 'municipality_code']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('offer_areas');
  await db.schema.dropTable('offers');
}
