/** Data that planners bring: every version that was read, and which of them figures rest on. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('demand_imports', (table) => {
    table.string('id', 36).primary();
    table.string('kind', 30).notNullable();
    // 'all', the code of an election or of a municipality: versions of one kind and scope replace each other.
    table.string('scope', 20).notNullable();
    // No foreign key: the account may be deleted before the version is, and a command has none.
    table.string('account_id', 36);
    table.string('file_name', 200).notNullable();
    table.integer('size_bytes').notNullable();
    table.string('sha256', 64).notNullable();
    table.string('described_on', 10);
    table.string('state', 20).notNullable();
    // The version that was in use before; undoing goes back to it.
    table.string('replaces_id', 36);
    table.text('facts').notNullable();
    table.text('problems').notNullable();
    table.integer('error_count').notNullable();
    table.integer('warning_count').notNullable();
    // What was read from the file, packed; null where it is not kept.
    table.binary('content');
    table.string('created_at', 30).notNullable();
    table.string('delete_after', 10).index();
    table.index(['kind', 'scope', 'created_at']);
  });
  await db.schema.createTable('demand_imports_in_use', (table) => {
    table.string('kind', 30).notNullable();
    table.string('scope', 20).notNullable();
    table.string('import_id', 36).notNullable();
    table.primary(['kind', 'scope']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('demand_imports_in_use');
  await db.schema.dropTable('demand_imports');
}
