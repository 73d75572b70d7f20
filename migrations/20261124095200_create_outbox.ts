/** Mail to send, written in the transaction of what it tells about. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('outbox', (table) => {
    table.string('id', 36).primary();
    table.string('receiver', 254).notNullable();
    table.string('language', 2).notNullable();
    table.string('template', 60).notNullable();
    table.text('template_values').notNullable();
    table.string('state', 20).notNullable();
    table.integer('attempts').notNullable();
    table.string('next_attempt_at', 30).notNullable();
    table.string('last_error', 300);
    table.string('locked_by', 36);
    table.string('locked_until', 30);
    table.string('created_at', 30).notNullable();
    table.string('finished_at', 30);
    table.index(['state', 'next_attempt_at']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('outbox');
}
