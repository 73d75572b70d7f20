/** People by postal area, the areas' outlines, voting districts with their share of each area, and postcode points. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('postal_areas', (table) => {
    table.string('postcode', 5).primary();
    table.string('name_fi', 100).notNullable();
    table.string('name_sv', 100);
    table.string('municipality_code', 3).notNullable();
    table.integer('easting').notNullable();
    table.integer('northing').notNullable();
    // Some northern areas exceed what a 32-bit integer holds.
    table.bigInteger('area_m2').notNullable();
    table.integer('people');
    table.integer('adults');
    table.integer('people_65_plus');
    table.integer('people_75_plus');
    table.integer('people_85_plus');
  });
  await db.schema.createTable('postal_outlines', (table) => {
    table.string('postcode', 5).primary();
    table.text('polygons').notNullable();
  });
  await db.schema.createTable('voting_districts', (table) => {
    table.string('municipality_code', 3).notNullable();
    table.string('district', 8).notNullable();
    table.integer('buildings').notNullable();
    table.primary(['municipality_code', 'district']);
  });
  await db.schema.createTable('district_buildings', (table) => {
    table.string('postcode', 5).notNullable();
    table.string('municipality_code', 3).notNullable();
    table.string('district', 8).notNullable();
    table.integer('buildings').notNullable();
    table.primary(['postcode', 'municipality_code', 'district']);
  });
  await db.schema.createTable('postcode_points', (table) => {
    table.string('postcode', 5).primary();
    table.integer('easting').notNullable();
    table.integer('northing').notNullable();
    table.string('name', 100).notNullable();
    table.string('source', 20).notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('postcode_points');
  await db.schema.dropTable('district_buildings');
  await db.schema.dropTable('voting_districts');
  await db.schema.dropTable('postal_outlines');
  await db.schema.dropTable('postal_areas');
}
