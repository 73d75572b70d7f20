/** How often a sender did something within a window of time, for all processes together. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('rate_limits', (table) => {
    table.string('subject_hash', 64).notNullable();
    table.string('window_ends_at', 30).notNullable().index();
    table.integer('used').notNullable();
    table.primary(['subject_hash', 'window_ends_at']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('rate_limits');
}
