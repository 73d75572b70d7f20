/** When a person last saw the start page of a municipality, so that it can tell what is new. */
import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('workspace_visits', (table) => {
    // Goes with the account: it tells when somebody was at work.
    table.string('account_id', 36).notNullable().references('accounts.id').onDelete('CASCADE');
    table.string('municipality_code', 3).notNullable();
    table.string('session_id', 36).notNullable();
    table.string('seen_at', 30).notNullable();
    // When the visit before was last seen; null on the first one.
    table.string('news_since', 30);
    table.primary(['account_id', 'municipality_code']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('workspace_visits');
}
