/** What organisations are to each other and to authorities: who vouches for whom, umbrellas with their locals, services of authorities. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('organisations', (table) => {
    // The level that a moderator gave; `trust` is the effective one, which vouching can raise.
    table.string('checked_trust', 30).notNullable().defaultTo('unverified');
    table.string('umbrella_id', 36).index();
    // Whose service it is, such as `municipality:091`; an authority has one organisation at most.
    table.string('authority', 30).unique();
  });
  await db('organisations').update({ checked_trust: db.ref('trust') });
  await db.schema.createTable('organisation_vouchers', (table) => {
    table.string('organisation_id', 36).notNullable().references('organisations.id').onDelete('CASCADE');
    // `organisation:ID` or `municipality:CODE`.
    table.string('voucher', 60).notNullable().index();
    table.string('created_at', 30).notNullable();
    table.primary(['organisation_id', 'voucher']);
  });
  await db.schema.createTable('umbrella_requests', (table) => {
    table.string('local_id', 36).notNullable().references('organisations.id').onDelete('CASCADE');
    table.string('umbrella_id', 36).notNullable().index().references('organisations.id').onDelete('CASCADE');
    table.string('asked_by', 20).notNullable();
    table.string('created_at', 30).notNullable();
    table.primary(['local_id', 'umbrella_id']);
  });
  await db.schema.createTable('offer_uploads', (table) => {
    table.string('id', 36).primary();
    table
      .string('organisation_id', 36)
      .notNullable()
      .index()
      .references('organisations.id')
      .onDelete('CASCADE');
    table.string('election_code', 20).notNullable();
    table.string('account_id', 36).notNullable();
    table.string('file_name', 200).notNullable();
    table.binary('content');
    table.string('seen', 64).notNullable();
    table.string('state', 20).notNullable();
    table.string('created_at', 30).notNullable();
    table.string('delete_after', 10).notNullable().index();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('offer_uploads');
  await db.schema.dropTable('umbrella_requests');
  await db.schema.dropTable('organisation_vouchers');
  await db.schema.alterTable('organisations', (table) => {
    table.dropIndex('umbrella_id');
    table.dropUnique(['authority']);
    table.dropColumns('checked_trust', 'umbrella_id', 'authority');
  });
}
