/** Which municipalities were asked by mail to confirm their places: so that pressing twice asks once, and planners see when. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('confirmation_requests', (table) => {
    table.string('request_id', 36).notNullable();
    table.string('municipality_code', 3).notNullable();
    table.string('election_code', 20).notNullable();
    table.string('asked_at', 30).notNullable();
    table.integer('mails').notNullable();
    table.primary(['request_id', 'municipality_code']);
    table.index(['election_code', 'municipality_code']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('confirmation_requests');
}
