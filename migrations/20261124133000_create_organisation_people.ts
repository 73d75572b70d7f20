/** The people of an organisation: members and contacts, invitations by mail, and contact roles on their way to somebody else. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('organisation_members', (table) => {
    table.string('organisation_id', 36).notNullable().references('organisations.id').onDelete('CASCADE');
    table.string('account_id', 36).notNullable().index().references('accounts.id').onDelete('CASCADE');
    table.string('role', 20).notNullable();
    table.string('since', 30).notNullable();
    table.primary(['organisation_id', 'account_id']);
  });
  await db.schema.createTable('organisation_invitations', (table) => {
    table.string('id', 36).primary();
    table
      .string('organisation_id', 36)
      .notNullable()
      .index()
      .references('organisations.id')
      .onDelete('CASCADE');
    table.string('email', 254).notNullable();
    table.string('name', 200).notNullable();
    table.string('language', 2).notNullable();
    table.string('role', 20).notNullable();
    table.string('token_hash', 64).unique();
    table.string('created_at', 30).notNullable();
    table.string('expires_at', 30).notNullable().index();
  });
  await db.schema.createTable('organisation_handovers', (table) => {
    // One contact hands over to one person at a time.
    table.string('organisation_id', 36).notNullable().references('organisations.id').onDelete('CASCADE');
    table.string('from_account_id', 36).notNullable().references('accounts.id').onDelete('CASCADE');
    table.string('to_account_id', 36).notNullable().references('accounts.id').onDelete('CASCADE');
    table.string('created_at', 30).notNullable();
    table.primary(['organisation_id', 'from_account_id']);
  });
  await makePresentPartnersMembers(db);
}

/** Whoever registered an organisation is its contact; other partners of it are members. */
async function makePresentPartnersMembers(db: Knex): Promise<void> {
  const partners = await db('account_roles')
    .join('accounts', 'accounts.id', 'account_roles.account_id')
    .join('organisations', 'organisations.id', 'account_roles.scope')
    .where('account_roles.role', 'partner')
    .select<
      { organisation_id: string; account_id: string; email: string; contact_email: string; since: string }[]
    >(
      'organisations.id as organisation_id',
      'accounts.id as account_id',
      'accounts.email',
      'organisations.contact_email',
      'organisations.created_at as since',
    );
  const rows = partners.map(({ organisation_id, account_id, email, contact_email, since }) => ({
    organisation_id,
    account_id,
    role: email === contact_email ? 'contact' : 'member',
    since,
  }));
  if (rows.length > 0) await db.batchInsert('organisation_members', rows, 100);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('organisation_handovers');
  await db.schema.dropTable('organisation_invitations');
  await db.schema.dropTable('organisation_members');
}
