/** The subject of a sent mail, so that its receiver finds it on the own page for as long as the mail is kept. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('outbox', (table) => {
    table.string('subject', 300);
    table.index(['receiver', 'state']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('outbox', (table) => {
    table.dropIndex(['receiver', 'state']);
    table.dropColumn('subject');
  });
}
