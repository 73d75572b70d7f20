/** SQL of vouching, and of the level of trust that follows from it. */
import type { Knex } from 'knex';
import type { Organisation, TrustLevel } from './organisation.model';
import { effectiveTrust, mayVouch } from './trust.model';

/** Adds a word for an organisation; false when it stands already. */
export async function insertVoucher(
  trx: Knex,
  organisationId: string,
  voucher: string,
  now: Date,
): Promise<boolean> {
  const inserted = await trx('organisation_vouchers')
    .insert({ organisation_id: organisationId, voucher, created_at: now.toISOString() })
    .onConflict(['organisation_id', 'voucher'])
    .ignore()
    .returning<{ voucher: string }[]>('voucher');
  return inserted.length === 1;
}

/** Takes a word back; false when there was none. */
export async function deleteVoucher(trx: Knex, organisationId: string, voucher: string): Promise<boolean> {
  const gone = await trx('organisation_vouchers')
    .where({ organisation_id: organisationId, voucher })
    .delete();
  return gone === 1;
}

interface VoucherRow {
  organisation_id: string;
  voucher: string;
}

/** Who vouches for each of the organisations, as stored, words that do not count (any more) included. */
export async function listVouchers(db: Knex, organisationIds: readonly string[]): Promise<VoucherRow[]> {
  return db<VoucherRow>('organisation_vouchers')
    .whereIn('organisation_id', organisationIds)
    .orderBy(['organisation_id', 'created_at', 'voucher'])
    .select('organisation_id', 'voucher');
}

/** Words that count: those of municipalities, and of organisations that may vouch now. */
export async function listCountingVouchers(db: Knex, organisationId: string): Promise<string[]> {
  const all = (await listVouchers(db, [organisationId])).map(({ voucher }) => voucher);
  const prefix = 'organisation:';
  const ids = all.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
  const rows = await db<Pick<Organisation, 'id' | 'state' | 'trust'>>('organisations')
    .whereIn('id', ids)
    .select('id', 'state', 'trust');
  const good = new Set(rows.filter(mayVouch).map(({ id }) => `${prefix}${id}`));
  return all.filter((each) => !each.startsWith(prefix) || good.has(each));
}

/** Ids of the organisations for which one has vouched. */
export async function listVouchedBy(db: Knex, voucher: string): Promise<string[]> {
  return db('organisation_vouchers').where({ voucher }).orderBy('organisation_id').pluck('organisation_id');
}

/** Makes the level that shows follow from what was checked and who vouches now; returns it. */
export async function settleTrust(trx: Knex, organisationId: string): Promise<TrustLevel> {
  const row = await trx<{ id: string; checked_trust: TrustLevel }>('organisations')
    .where('id', organisationId)
    .forUpdate()
    .first('checked_trust');
  const vouchers = await listCountingVouchers(trx, organisationId);
  const trust = effectiveTrust(row?.checked_trust ?? 'unverified', vouchers.length);
  await trx('organisations').where('id', organisationId).update({ trust });
  return trust;
}

/** Stores the level that a moderator gives. */
export async function updateCheckedTrust(
  trx: Knex,
  organisationId: string,
  checked: TrustLevel,
): Promise<void> {
  await trx('organisations').where('id', organisationId).update({ checked_trust: checked });
}
