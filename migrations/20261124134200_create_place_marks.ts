/** Offers and pledges that a changed polling place touches, until somebody has taken note. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('place_marks', (table) => {
    table.string('id', 36).primary();
    table.string('subject_kind', 10).notNullable();
    table.string('subject_id', 36).notNullable().index();
    table.string('side', 20).notNullable();
    // Id of the organisation, or code of the municipality, that is to take note.
    table.string('owner', 36).notNullable();
    table.string('election_code', 20).notNullable();
    table.string('municipality_code', 3).notNullable();
    table.string('place_id', 36);
    table.text('place_name').notNullable();
    table.text('what').notNullable();
    table.string('created_at', 30).notNullable();
    table.string('acknowledged_at', 30);
    table.index(['side', 'owner', 'acknowledged_at']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('place_marks');
}
