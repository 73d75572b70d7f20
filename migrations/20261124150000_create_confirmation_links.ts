/** Mailed links with which a municipality's people confirm its places. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('confirmation_links', (table) => {
    table.string('id', 36).primary();
    table.string('token_hash', 64).notNullable().unique();
    // The link acts for this account and never without it.
    table.string('account_id', 36).notNullable().index().references('accounts.id').onDelete('CASCADE');
    table.string('election_code', 20).notNullable();
    table.string('municipality_code', 3).notNullable();
    // Word for the places that the mail was about.
    table.string('places_state', 64).notNullable();
    table.string('created_at', 30).notNullable();
    table.string('expires_at', 30).notNullable().index();
    table.string('used_at', 30);
    table.string('revoked_at', 30);
    table.index(['election_code', 'municipality_code']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('confirmation_links');
}
