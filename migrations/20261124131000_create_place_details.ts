/** What a municipality says of its places beyond the announcement: other registers' ids, arrangements, and every change. */
import type { Knex } from 'knex';

const refusal = 'changes of places are append-only';

function isSqlite(db: Knex): boolean {
  const { config } = db.client as { config: { client: string } };
  return config.client === 'sqlite3';
}

/** Triggers have no knex method, and the two databases write them differently. */
async function refuseRewriting(db: Knex): Promise<void> {
  if (isSqlite(db)) {
    for (const change of ['update', 'delete']) {
      await db.raw(
        `create trigger place_changes_refuse_${change} before ${change} on place_changes begin select raise(abort, '${refusal}'); end`,
      );
    }
    return;
  }
  await db.raw(
    `create function refuse_place_change_rewriting() returns trigger language plpgsql as $$ begin raise exception '${refusal}'; end $$`,
  );
  await db.raw(
    'create trigger place_changes_refuse_rewriting before update or delete or truncate on place_changes for each statement execute function refuse_place_change_rewriting()',
  );
}

export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('polling_places', (table) => {
    table.text('service_map_id');
    table.text('building_id');
    table.string('visibility', 20).notNullable().defaultTo('shown');
  });
  await db.schema.createTable('safe_voting_arrangements', (table) => {
    table
      .string('polling_place_id', 36)
      .primary()
      .references('id')
      .inTable('polling_places')
      .onDelete('CASCADE');
    table.double('distance_rule_metres');
    table.double('floor_area_square_metres');
    table.integer('booths');
    table.integer('officials');
    table.string('screens', 10).notNullable();
    table.string('masks', 10).notNullable();
    table.string('hand_sanitiser', 10).notNullable();
    table.text('priority_hours_fi');
    table.text('priority_hours_sv');
    table.text('quarantine_fi');
    table.text('quarantine_sv');
    table.text('contact_role_fi');
    table.text('contact_role_sv');
    table.text('contact_phone');
    table.text('contact_email');
  });
  await db.schema.createTable('place_changes', (table) => {
    table.increments('id');
    // No foreign keys: the place and the account may be deleted, what was done stays.
    table.string('polling_place_id', 36).notNullable();
    table.string('election_code', 20).notNullable();
    table.string('municipality_code', 3).notNullable();
    table.string('changed_at', 30).notNullable();
    table.string('actor', 60);
    table.string('way', 20).notNullable();
    table.string('field', 60).notNullable();
    table.text('before');
    table.text('after');
    table.index(['polling_place_id', 'id']);
    table.index(['election_code', 'municipality_code', 'id']);
  });
  await refuseRewriting(db);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('place_changes');
  if (!isSqlite(db)) await db.raw('drop function refuse_place_change_rewriting()');
  await db.schema.dropTable('safe_voting_arrangements');
  await db.schema.alterTable('polling_places', (table) => {
    table.dropColumns('service_map_id', 'building_id', 'visibility');
  });
}
