/** Elections and the days that were published for each of them. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('elections', (table) => {
    table.string('code', 20).primary();
    table.string('type', 20).notNullable();
    table.string('held_on', 10).notNullable();
    table.string('advance_from', 10).notNullable();
    table.string('advance_to', 10).notNullable();
    table.string('hazard_profile', 20).notNullable();
    table.string('electorate', 20).notNullable();
    table.string('participating_area', 40).notNullable();
    table.integer('municipality_vintage').notNullable();
    table.string('replaced_by', 20);
    table.string('second_round_of', 20);
    // Lists that are only ever read and written as a whole, as JSON.
    table.text('reporting_levels').notNullable();
    table.text('derived').notNullable();
    table.text('joint_elections').notNullable();
    table.text('sources').notNullable();
  });
  await db.schema.createTable('election_published_days', (table) => {
    table
      .string('election_code', 20)
      .notNullable()
      .references('code')
      .inTable('elections')
      .onDelete('CASCADE');
    table.string('deadline', 40).notNullable();
    table.string('day', 10).notNullable();
    table.string('before_time', 5);
    table.string('source_title', 300).notNullable();
    table.string('source_url', 500);
    table.primary(['election_code', 'deadline']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('election_published_days');
  await db.schema.dropTable('elections');
}
