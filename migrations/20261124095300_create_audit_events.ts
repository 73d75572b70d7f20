/** Who did what and when, by pseudonymous ids; the database itself refuses to change or delete an event. */
import type { Knex } from 'knex';

const refusal = 'audit events are append-only';

/** Triggers have no knex method, and the two databases write them differently. */
async function refuseChanges(db: Knex): Promise<void> {
  const { config } = db.client as { config: { client: string } };
  if (config.client === 'sqlite3') {
    for (const change of ['update', 'delete']) {
      await db.raw(
        `create trigger audit_events_refuse_${change} before ${change} on audit_events begin select raise(abort, '${refusal}'); end`,
      );
    }
    return;
  }
  await db.raw(
    `create function refuse_audit_change() returns trigger language plpgsql as $$ begin raise exception '${refusal}'; end $$`,
  );
  await db.raw(
    'create trigger audit_events_refuse_change before update or delete or truncate on audit_events for each statement execute function refuse_audit_change()',
  );
}

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('audit_events', (table) => {
    table.increments('id');
    table.string('occurred_at', 30).notNullable().index();
    table.string('type', 60).notNullable().index();
    table.string('actor_id', 36).index();
    table.string('object_id', 60);
    table.text('details').notNullable();
  });
  await refuseChanges(db);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('audit_events');
  const { config } = db.client as { config: { client: string } };
  if (config.client !== 'sqlite3') await db.raw('drop function refuse_audit_change()');
}
