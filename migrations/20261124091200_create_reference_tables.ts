/** Which shipped tables are loaded, by checksum: a table that changed is loaded anew. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('reference_tables', (table) => {
    table.string('name', 100).primary();
    table.string('sha256', 64).notNullable();
    table.string('loaded_at', 30).notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('reference_tables');
}
