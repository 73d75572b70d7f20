/** Files that municipalities have uploaded, and which of their lists of places they have called whole. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('uploads', (table) => {
    table.string('id', 36).primary();
    table.string('municipality_code', 3).notNullable();
    table.string('election_code', 20).notNullable();
    // No foreign key: the account may be deleted before the file is.
    table.string('account_id', 36).notNullable();
    table.string('file_name', 200).notNullable();
    // Null once the file is no longer needed.
    table.binary('content');
    table.integer('size_bytes').notNullable();
    table.string('sha256', 64).notNullable();
    table.string('places_seen', 64).notNullable();
    table.string('state', 20).notNullable();
    table.string('created_at', 30).notNullable();
    table.string('delete_after', 10).notNullable().index();
    table.index(['municipality_code', 'election_code']);
  });
  await db.schema.createTable('confirmed_lists', (table) => {
    table.string('election_code', 20).notNullable();
    table.string('municipality_code', 3).notNullable();
    table.string('kind', 20).notNullable();
    table.string('confirmed_at', 30).notNullable();
    table.primary(['election_code', 'municipality_code', 'kind']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('confirmed_lists');
  await db.schema.dropTable('uploads');
}
