/** One number per kind of data, raised by every change: answers are kept and compared by it. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('data_versions', (table) => {
    table.string('scope', 40).primary();
    table.integer('version').notNullable();
    table.string('changed_at', 30).notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('data_versions');
}
