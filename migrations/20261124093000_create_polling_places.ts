/** Polling places of each election, with the districts they serve, their hours and what is known of access. */
import type { Knex } from 'knex';

/** A table of things that belong to one place and go with it. */
async function createPartTable(
  db: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void,
): Promise<void> {
  await db.schema.createTable(name, (table) => {
    table
      .string('polling_place_id', 36)
      .notNullable()
      .references('id')
      .inTable('polling_places')
      .onDelete('CASCADE');
    build(table);
  });
}

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('polling_places', (table) => {
    table.string('id', 36).primary();
    table.string('election_code', 20).notNullable();
    table.string('municipality_code', 3).notNullable();
    table.string('kind', 20).notNullable();
    table.text('own_id');
    table.text('district_name');
    table.text('name_fi');
    table.text('name_sv');
    table.text('address_fi');
    table.text('address_sv');
    table.string('postcode', 5);
    table.text('locality');
    table.double('easting');
    table.double('northing');
    table.string('position_source', 20).notNullable();
    table.text('hours_text');
    table.boolean('hours_understood').notNullable();
    table.string('service_form', 20).notNullable();
    table.string('accessibility_summary', 20).notNullable();
    table.text('note');
    table.text('source');
    table.string('confirmed_at', 30);
    table.string('carried_over_from', 20);
    table.integer('version').notNullable();
    table.index(['election_code', 'municipality_code']);
    // Rows without an own id do not disturb each other: neither database takes two nulls for equal.
    table.unique(['election_code', 'municipality_code', 'own_id']);
  });
  await createPartTable(db, 'polling_place_districts', (table) => {
    table.string('district_code', 4).notNullable();
    table.primary(['polling_place_id', 'district_code']);
  });
  await createPartTable(db, 'polling_place_hours', (table) => {
    table.string('day', 10).notNullable();
    table.string('opens_at', 5).notNullable();
    table.string('closes_at', 5).notNullable();
    table.primary(['polling_place_id', 'day', 'opens_at', 'closes_at']);
  });
  await createPartTable(db, 'polling_place_accessibility', (table) => {
    table.string('criterion', 40).notNullable();
    table.string('value', 10).notNullable();
    table.text('measure');
    table.text('source');
    table.string('assessed_on', 10);
    table.primary(['polling_place_id', 'criterion']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('polling_place_accessibility');
  await db.schema.dropTable('polling_place_hours');
  await db.schema.dropTable('polling_place_districts');
  await db.schema.dropTable('polling_places');
}
