/** Help that municipalities ask organisations for. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('needs', (table) => {
    table.string('id', 36).primary();
    table.string('municipality_code', 3).notNullable();
    table.string('election_code', 20).notNullable();
    table.string('type', 40).notNullable();
    table.string('state', 20).notNullable();
    // Raised by every change: whoever changes an older version is told of the conflict.
    table.integer('version').notNullable();
    table.text('content').notNullable();
    // Apart from the content, because it is forgotten earlier.
    table.text('contact');
    table.string('place_id', 36).index();
    table.string('until_day', 10);
    // Description in lower case: SQLite folds only the letters of English.
    table.text('search_text').notNullable();
    table.string('created_at', 30).notNullable();
    table.string('changed_at', 30).notNullable();
    table.index(['municipality_code', 'election_code']);
    table.index(['state', 'until_day']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('needs');
}
