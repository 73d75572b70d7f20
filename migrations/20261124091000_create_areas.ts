/** Municipalities of each vintage, the larger areas, mergers, outlines and published numbers of places. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('municipalities', (table) => {
    table.string('code', 3).notNullable();
    table.integer('vintage').notNullable();
    table.string('name_fi', 100).notNullable();
    table.string('name_sv', 100).notNullable();
    table.string('language_status', 30).notNullable();
    table.string('region_code', 2).notNullable();
    table.string('wellbeing_county_code', 2);
    table.string('constituency_code', 2).notNullable();
    table.integer('seat_easting');
    table.integer('seat_northing');
    table.integer('population');
    table.integer('electorate_2021');
    table.primary(['vintage', 'code']);
  });
  await db.schema.createTable('areas', (table) => {
    table.string('kind', 20).notNullable();
    table.string('code', 2).notNullable();
    table.string('name_fi', 100).notNullable();
    table.string('name_sv', 100).notNullable();
    table.string('name_en', 100).notNullable();
    table.primary(['kind', 'code']);
  });
  await db.schema.createTable('municipality_mergers', (table) => {
    table.string('from_code', 3).primary();
    table.string('to_code', 3).notNullable();
    table.integer('year').notNullable();
  });
  await db.schema.createTable('outline_topologies', (table) => {
    table.string('name', 40).primary();
    table.text('topology').notNullable();
  });
  await db.schema.createTable('official_counts', (table) => {
    table.string('area_code', 3).notNullable();
    table.string('election_code', 20).notNullable();
    table.string('measure', 30).notNullable();
    table.integer('value').notNullable();
    table.text('source').notNullable();
    table.primary(['election_code', 'area_code', 'measure']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('official_counts');
  await db.schema.dropTable('outline_topologies');
  await db.schema.dropTable('municipality_mergers');
  await db.schema.dropTable('areas');
  await db.schema.dropTable('municipalities');
}
