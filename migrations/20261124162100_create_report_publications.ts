/** Reports that planners released, and those that were withdrawn: both only ever added to, so that a public address stays what it was. */
import type { Knex } from 'knex';

const tables = ['report_publications', 'report_withdrawals'] as const;
const refusal = 'published reports are never altered';

/** Triggers have no knex method, and the two databases write them differently. */
async function refuseChanges(db: Knex): Promise<void> {
  const { config } = db.client as { config: { client: string } };
  if (config.client === 'sqlite3') {
    for (const table of tables) {
      for (const change of ['update', 'delete']) {
        await db.raw(
          `create trigger ${table}_refuse_${change} before ${change} on ${table} begin select raise(abort, '${refusal}'); end`,
        );
      }
    }
    return;
  }
  await db.raw(
    `create function refuse_publication_change() returns trigger language plpgsql as $$ begin raise exception '${refusal}'; end $$`,
  );
  for (const table of tables) {
    await db.raw(
      `create trigger ${table}_refuse_change before update or delete or truncate on ${table} for each statement execute function refuse_publication_change()`,
    );
  }
}

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('report_publications', (table) => {
    table.string('id', 8).primary();
    // A snapshot is released once.
    table.string('snapshot_id', 36).notNullable().unique().references('id').inTable('report_snapshots');
    // One report takes the place of another once: two who correct it at the same time cannot both.
    table.string('replaces', 8).nullable().unique().references('id').inTable('report_publications');
    table.string('published_at', 30).notNullable().index();
    table.string('published_by', 36).notNullable();
    table.string('election_code', 20).notNullable().index();
    table.string('area_kind', 20).notNullable();
    table.string('area_code', 3).notNullable();
    table.text('names').notNullable();
    table.text('released').notNullable();
    table.text('correction').nullable();
    table.string('sha256', 64).notNullable();
    table.text('report').notNullable();
  });
  await db.schema.createTable('report_withdrawals', (table) => {
    table.string('publication_id', 8).primary().references('id').inTable('report_publications');
    table.string('withdrawn_at', 30).notNullable();
    table.string('withdrawn_by', 36).notNullable();
    table.text('reason').notNullable();
  });
  await refuseChanges(db);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('report_withdrawals');
  await db.schema.dropTable('report_publications');
  const { config } = db.client as { config: { client: string } };
  if (config.client !== 'sqlite3') await db.raw('drop function refuse_publication_change()');
}
