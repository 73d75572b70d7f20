/** Reports as they were on a day: frozen, with a checksum; the database itself refuses to change or delete one. */
import type { Knex } from 'knex';

const refusal = 'report snapshots are never altered';

/** Triggers have no knex method, and the two databases write them differently. */
async function refuseChanges(db: Knex): Promise<void> {
  const { config } = db.client as { config: { client: string } };
  if (config.client === 'sqlite3') {
    for (const change of ['update', 'delete']) {
      await db.raw(
        `create trigger report_snapshots_refuse_${change} before ${change} on report_snapshots begin select raise(abort, '${refusal}'); end`,
      );
    }
    return;
  }
  await db.raw(
    `create function refuse_snapshot_change() returns trigger language plpgsql as $$ begin raise exception '${refusal}'; end $$`,
  );
  await db.raw(
    'create trigger report_snapshots_refuse_change before update or delete or truncate on report_snapshots for each statement execute function refuse_snapshot_change()',
  );
}

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('report_snapshots', (table) => {
    table.string('id', 36).primary();
    table.string('taken_at', 30).notNullable().index();
    table.string('taken_by', 36).notNullable();
    table.string('election_code', 20).notNullable().index();
    table.string('area_kind', 20).notNullable();
    table.string('area_code', 3).notNullable();
    table.text('note').notNullable();
    table.string('sha256', 64).notNullable();
    table.text('report').notNullable();
  });
  await refuseChanges(db);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('report_snapshots');
  const { config } = db.client as { config: { client: string } };
  if (config.client !== 'sqlite3') await db.raw('drop function refuse_snapshot_change()');
}
