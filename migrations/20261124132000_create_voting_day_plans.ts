/** What municipalities assume of election day, and the people entitled to vote that they entered by place. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('voting_day_plans', (table) => {
    table.string('municipality_code', 3).notNullable();
    table.string('election_code', 20).notNullable();
    table.double('election_day_share').notNullable();
    table.double('peak_share').notNullable();
    table.double('check_minutes').notNullable();
    table.double('booth_minutes').notNullable();
    table.double('distance_metres');
    table.boolean('is_measured').notNullable();
    table.integer('version').notNullable();
    table.string('updated_at', 30).notNullable();
    table.primary(['municipality_code', 'election_code']);
  });
  await db.schema.createTable('voting_day_electors', (table) => {
    table
      .string('polling_place_id', 36)
      .primary()
      .references('id')
      .inTable('polling_places')
      .onDelete('CASCADE');
    table.string('municipality_code', 3).notNullable();
    table.string('election_code', 20).notNullable();
    table.integer('electors').notNullable();
    table.index(['municipality_code', 'election_code']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('voting_day_electors');
  await db.schema.dropTable('voting_day_plans');
}
