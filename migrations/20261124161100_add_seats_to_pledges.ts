/** Seats and wheelchair places that a pledge of rides holds at one time. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('pledges', (table) => {
    // Empty: none spoken of.
    table.integer('seats');
    table.integer('wheelchair_places');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('pledges', (table) => {
    table.dropColumns('seats', 'wheelchair_places');
  });
}
