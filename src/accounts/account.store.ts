/** SQL of accounts and their roles. */
import type { Knex } from 'knex';
import type { Language } from '../i18n/language';
import { likeAnywhere } from '../platform/like-pattern';
import type { Account, AccountState, Role, RoleGrant } from './account.model';

interface AccountRow {
  id: string;
  email: string;
  name: string;
  name_lower: string;
  language: Language;
  state: AccountState;
  is_example: boolean | number;
  created_at: string;
  last_sign_in_at: string | null;
  delete_after: string;
}

interface RoleRow {
  account_id: string;
  role: Role;
  scope: string;
}

function toAccount(row: AccountRow, grants: readonly RoleGrant[]): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    language: row.language,
    state: row.state,
    isExample: Boolean(row.is_example),
    createdAt: new Date(row.created_at),
    lastSignInAt: row.last_sign_in_at === null ? null : new Date(row.last_sign_in_at),
    deleteAfter: row.delete_after,
    grants,
  };
}

async function withGrants(db: Knex, rows: readonly AccountRow[]): Promise<Account[]> {
  if (rows.length === 0) return [];
  const roleRows = await db<RoleRow>('account_roles')
    .whereIn(
      'account_id',
      rows.map((row) => row.id),
    )
    .orderBy(['role', 'scope']);
  return rows.map((row) =>
    toAccount(
      row,
      roleRows.filter((each) => each.account_id === row.id).map(({ role, scope }) => ({ role, scope })),
    ),
  );
}

async function findBy(db: Knex, column: 'id' | 'email', value: string): Promise<Account | null> {
  const rows = await db<AccountRow>('accounts').where(column, value);
  const [account] = await withGrants(db, rows);
  return account ?? null;
}

export function findAccount(db: Knex, id: string): Promise<Account | null> {
  return findBy(db, 'id', id);
}

/** @param email as `normaliseEmail` writes it */
export function findAccountByEmail(db: Knex, email: string): Promise<Account | null> {
  return findBy(db, 'email', email);
}

function toRow(account: Account): AccountRow {
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    name_lower: account.name.toLowerCase(),
    language: account.language,
    state: account.state,
    is_example: account.isExample,
    created_at: account.createdAt.toISOString(),
    last_sign_in_at: account.lastSignInAt?.toISOString() ?? null,
    delete_after: account.deleteAfter,
  };
}

/** Adds an account with its roles. */
export async function insertAccount(db: Knex, account: Account): Promise<void> {
  await db('accounts').insert(toRow(account));
  await replaceGrants(db, account.id, account.grants);
}

/**
 * Adds an account unless its address has one by now; tells whether it did. Of two at once the second waits for the first,
 * and then finds that account.
 */
export async function insertAccountIfNew(trx: Knex, account: Account): Promise<boolean> {
  const inserted = await trx('accounts')
    .insert(toRow(account))
    .onConflict('email')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (inserted.length === 0) return false;
  await replaceGrants(trx, account.id, account.grants);
  return true;
}

/** Gives an account one role more, and leaves those that others may be changing just now. */
export async function addGrant(trx: Knex, accountId: string, { role, scope }: RoleGrant): Promise<void> {
  await trx('account_roles')
    .insert({ account_id: accountId, role, scope })
    .onConflict(['account_id', 'role', 'scope'])
    .ignore();
}

/** Takes one role from an account. */
export async function removeGrant(trx: Knex, accountId: string, { role, scope }: RoleGrant): Promise<void> {
  await trx('account_roles').where({ account_id: accountId, role, scope }).delete();
}

export interface AccountChange {
  name?: string;
  language?: Language;
  state?: AccountState;
  lastSignInAt?: Date;
  deleteAfter?: string;
}

/** Changes what is given and leaves the rest. */
export async function updateAccount(db: Knex, id: string, change: AccountChange): Promise<void> {
  const { lastSignInAt, deleteAfter, ...same } = change;
  await db('accounts')
    .where({ id })
    .update({
      ...same,
      ...(change.name === undefined ? {} : { name_lower: change.name.toLowerCase() }),
      ...(lastSignInAt === undefined ? {} : { last_sign_in_at: lastSignInAt.toISOString() }),
      ...(deleteAfter === undefined ? {} : { delete_after: deleteAfter }),
    });
}

/** Deletes an account with its roles, links and sessions. */
export async function deleteAccount(db: Knex, id: string): Promise<void> {
  await db('accounts').where({ id }).delete();
}

/** Gives an account exactly these roles. */
export async function replaceGrants(
  db: Knex,
  accountId: string,
  grants: readonly RoleGrant[],
): Promise<void> {
  await db('account_roles').where({ account_id: accountId }).delete();
  if (grants.length === 0) return;
  await db('account_roles').insert(grants.map(({ role, scope }) => ({ account_id: accountId, role, scope })));
}

function administrators(db: Knex) {
  return db<AccountRow>('accounts')
    .whereIn('id', db<RoleRow>('account_roles').where('role', 'administrator').select('account_id'))
    .where({ state: 'active', is_example: false })
    .orderBy('id')
    .select('*');
}

/** Ids of active administrators that are no examples; locked, so that two at once cannot remove each other. */
export async function lockAdministrators(trx: Knex): Promise<string[]> {
  await administrators(trx).forUpdate();
  // Asked again: while this transaction waited for the lock, another may have taken the role from one of them.
  return (await administrators(trx)).map((row) => row.id);
}

export interface AccountFilter {
  /** Part of a name or an address, in any case. */
  search: string;
  role: Role | null;
  state: AccountState | null;
}

function filtered(db: Knex, { search, role, state }: AccountFilter) {
  const query = db<AccountRow>('accounts');
  if (state !== null) void query.where('state', state);
  if (role !== null)
    void query.whereIn('id', db<RoleRow>('account_roles').where('role', role).select('account_id'));
  if (search !== '') {
    const pattern = likeAnywhere(search.toLowerCase());
    void query.whereRaw("(name_lower like ? escape '\\' or email like ? escape '\\')", [pattern, pattern]);
  }
  return query;
}

/** One page of accounts by name, and how many there are in all. */
export async function listAccounts(
  db: Knex,
  filter: AccountFilter,
  page: { offset: number; limit: number },
): Promise<{ accounts: Account[]; total: number }> {
  const [count] = await filtered(db, filter).count<{ total: number | string }[]>({ total: '*' });
  const rows = await filtered(db, filter)
    .select('*')
    .orderBy(['name_lower', 'email'])
    .offset(page.offset)
    .limit(page.limit);
  return { accounts: await withGrants(db, rows), total: Number(count!.total) };
}

/** Accounts whose contact data should be gone by the day. */
export async function listAccountsToDelete(db: Knex, day: string): Promise<Account[]> {
  return withGrants(db, await db<AccountRow>('accounts').where('delete_after', '<', day).orderBy('id'));
}

export async function listExampleAccounts(db: Knex): Promise<Account[]> {
  return withGrants(db, await db<AccountRow>('accounts').where('is_example', true).orderBy('name'));
}

/** Active accounts that have the role in the scope, by address. */
export async function listAccountsWithGrant(db: Knex, { role, scope }: RoleGrant): Promise<Account[]> {
  const ids = db<RoleRow>('account_roles').where({ role, scope }).select('account_id');
  const rows = await db<AccountRow>('accounts').whereIn('id', ids).where('state', 'active').orderBy('email');
  return withGrants(db, rows);
}

/** Active accounts that have a role in whatever scope, by address. */
export async function listAccountsInRole(db: Knex, role: RoleGrant['role']): Promise<Account[]> {
  const ids = db<RoleRow>('account_roles').where({ role }).select('account_id');
  const rows = await db<AccountRow>('accounts').whereIn('id', ids).where('state', 'active').orderBy('email');
  return withGrants(db, rows);
}

/** Accounts by id; those that are not there any more are left out. */
export async function listAccountsByIds(db: Knex, ids: readonly string[]): Promise<Account[]> {
  return withGrants(
    db,
    await db<AccountRow>('accounts')
      .whereIn('id', [...new Set(ids)])
      .orderBy('id'),
  );
}
