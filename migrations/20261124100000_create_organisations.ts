/** Organisations that help: who they are, where they work, and how far they are trusted. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('organisations', (table) => {
    table.string('id', 36).primary();
    table.string('name', 200).notNullable();
    // The name without case, accents of spacing and punctuation: duplicates are found by it.
    table.string('name_key', 200).notNullable().index();
    table.string('kind', 30).notNullable();
    table.string('business_id', 9).index();
    table.string('register_number', 7).index();
    table.text('languages').notNullable();
    table.string('contact_name', 200).notNullable();
    table.string('contact_email', 254).notNullable();
    table.string('contact_language', 2).notNullable();
    table.string('state', 20).notNullable().index();
    table.string('trust', 30).notNullable();
    table.string('declared_text_version', 20).notNullable();
    table.string('declared_at', 30).notNullable();
    table.string('confirmation_hash', 64).unique();
    table.string('confirmation_expires_at', 30);
    table.string('created_at', 30).notNullable().index();
    table.string('decided_at', 30);
    table.string('decision_reason', 1000);
  });
  await db.schema.createTable('organisation_municipalities', (table) => {
    table.string('organisation_id', 36).notNullable().references('organisations.id').onDelete('CASCADE');
    table.string('municipality_code', 3).notNullable().index();
    table.primary(['organisation_id', 'municipality_code']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('organisation_municipalities');
  await db.schema.dropTable('organisations');
}
