/** What people write to whoever runs the service, until it is dealt with or its day of deletion comes. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('feedback', (table) => {
    table.string('id', 36).primary();
    table.text('message').notNullable();
    table.string('page', 300).notNullable();
    table.string('reply_to', 254);
    table.string('language', 2).notNullable();
    table.string('state', 20).notNullable();
    table.string('created_at', 30).notNullable().index();
    table.string('delete_after', 10).notNullable().index();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('feedback');
}
