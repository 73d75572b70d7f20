/** Tokens with which a municipality's programs fetch its reports and send files into the preview. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('access_tokens', (table) => {
    table.string('id', 36).primary();
    table.string('municipality_code', 3).notNullable().index();
    table.string('name', 100).notNullable();
    table.string('token_hash', 64).notNullable().unique();
    // The token acts for this account and never without it.
    table.string('account_id', 36).notNullable().index().references('accounts.id').onDelete('CASCADE');
    table.boolean('fetches_reports').notNullable();
    table.boolean('uploads_places').notNullable();
    table.string('created_at', 30).notNullable();
    table.string('expires_at', 30).notNullable().index();
    table.string('last_used_at', 30);
    table.string('revoked_at', 30);
  });
  await db.schema.alterTable('uploads', (table) => {
    // Name of the token that sent the file; null when a person chose it.
    table.string('sent_by', 100);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('uploads', (table) => {
    table.dropColumn('sent_by');
  });
  await db.schema.dropTable('access_tokens');
}
