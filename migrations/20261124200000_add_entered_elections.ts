/** Elections that an administrator entered or changed: the shipped file leaves them as they are. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('elections', (table) => {
    table.string('entered_at', 30).nullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('elections', (table) => {
    table.dropColumn('entered_at');
  });
}
