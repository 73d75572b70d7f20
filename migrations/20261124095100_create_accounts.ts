/** People who work with the service: accounts, what they may do, links to sign in with, and sessions. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('accounts', (table) => {
    table.string('id', 36).primary();
    table.string('email', 254).notNullable().unique();
    table.string('name', 200).notNullable();
    // Lower case by the rules of every script: what the databases call lower case stops at ASCII.
    table.string('name_lower', 200).notNullable();
    table.string('language', 2).notNullable();
    table.string('state', 20).notNullable().index();
    table.boolean('is_example').notNullable();
    table.string('created_at', 30).notNullable();
    table.string('last_sign_in_at', 30);
    table.string('delete_after', 10).notNullable().index();
  });
  await db.schema.createTable('account_roles', (table) => {
    table.string('account_id', 36).notNullable().references('accounts.id').onDelete('CASCADE');
    table.string('role', 20).notNullable();
    table.string('scope', 60).notNullable();
    table.primary(['account_id', 'role', 'scope']);
    table.index(['role', 'scope']);
  });
  await db.schema.createTable('sign_in_links', (table) => {
    table.string('id', 36).primary();
    table.string('account_id', 36).notNullable().index().references('accounts.id').onDelete('CASCADE');
    table.string('purpose', 20).notNullable();
    table.string('token_hash', 64).notNullable().unique();
    table.string('created_at', 30).notNullable();
    table.string('expires_at', 30).notNullable().index();
    table.string('used_at', 30);
    table.string('revoked_at', 30);
  });
  await db.schema.createTable('sessions', (table) => {
    table.string('id', 36).primary();
    table.string('token_hash', 64).notNullable().unique();
    table.string('account_id', 36).notNullable().index().references('accounts.id').onDelete('CASCADE');
    table.string('method', 20).notNullable();
    table.string('device', 200).notNullable();
    table.string('created_at', 30).notNullable();
    table.string('last_used_at', 30).notNullable();
    table.string('expires_at', 30).notNullable().index();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('sessions');
  await db.schema.dropTable('sign_in_links');
  await db.schema.dropTable('account_roles');
  await db.schema.dropTable('accounts');
}
