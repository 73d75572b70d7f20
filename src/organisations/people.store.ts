/** SQL of the people of organisations, their invitations, and contact roles that are being handed over. */
import type { Knex } from 'knex';
import { addGrant, removeGrant } from '../accounts/account.store';
import type { Language } from '../i18n/language';
import type { ColleagueInvitation, HandOver, Member, MemberRole, Membership } from './people.model';

interface MemberRow {
  account_id: string;
  role: MemberRole;
  since: string;
  name: string;
  email: string;
  language: Language;
}

/**
 * Locks an organisation, so that changes of its people and of its place in the tree come one after the other. On SQLite there is
 * one writer anyway. What was read before must be read again afterwards.
 */
export async function lockOrganisation(trx: Knex, organisationId: string): Promise<void> {
  await trx('organisations').where('id', organisationId).forUpdate().select('id');
}

/** The people of an organisation whose accounts have the role of a partner of it, contacts first. */
export async function listMembers(db: Knex, organisationId: string): Promise<Member[]> {
  const rows = await db('organisation_members')
    .join('accounts', 'accounts.id', 'organisation_members.account_id')
    .join('account_roles', 'account_roles.account_id', 'accounts.id')
    .where({
      'organisation_members.organisation_id': organisationId,
      'account_roles.role': 'partner',
      'account_roles.scope': organisationId,
    })
    .orderBy(['organisation_members.role', 'organisation_members.since', 'accounts.id'])
    .select<MemberRow[]>(
      'organisation_members.account_id',
      'organisation_members.role',
      'organisation_members.since',
      'accounts.name',
      'accounts.email',
      'accounts.language',
    );
  return rows.map(({ account_id, since, ...rest }) => ({
    ...rest,
    accountId: account_id,
    since: new Date(since),
  }));
}

/** An organisation that somebody is one of. */
export interface OwnMembership {
  id: string;
  name: string;
  role: MemberRole;
  since: Date;
  isNamedContact: boolean;
}

/** Organisations that somebody is one of, by name. */
export async function listMembershipsOf(
  db: Knex,
  account: { id: string; email: string },
): Promise<OwnMembership[]> {
  const rows = await db('organisation_members')
    .join('organisations', 'organisations.id', 'organisation_members.organisation_id')
    .where('organisation_members.account_id', account.id)
    .orderBy('organisations.name_key')
    .select<{ id: string; name: string; role: MemberRole; since: string; contact_email: string }[]>(
      'organisations.id',
      'organisations.name',
      'organisation_members.role',
      'organisation_members.since',
      'organisations.contact_email',
    );
  return rows.map(({ contact_email: email, since, ...rest }) => ({
    ...rest,
    since: new Date(since),
    isNamedContact: email === account.email,
  }));
}

/** Makes the people of an organisation exactly these, with the role of a partner for those who come and without for those who go. */
export async function replaceMembers(
  trx: Knex,
  organisationId: string,
  before: readonly Membership[],
  after: readonly Membership[],
): Promise<void> {
  const grant = { role: 'partner', scope: organisationId } as const;
  const gone = before.filter(({ accountId }) => !after.some((each) => each.accountId === accountId));
  for (const { accountId } of gone) {
    await removeGrant(trx, accountId, grant);
    await trx('organisation_handovers')
      .where('organisation_id', organisationId)
      .where((query) => void query.where('from_account_id', accountId).orWhere('to_account_id', accountId))
      .delete();
  }
  for (const { accountId } of after) await addGrant(trx, accountId, grant);
  await trx('organisation_members').where('organisation_id', organisationId).delete();
  const rows = after.map(({ accountId, role, since }) => ({
    organisation_id: organisationId,
    account_id: accountId,
    role,
    since: since.toISOString(),
  }));
  if (rows.length > 0) await trx.batchInsert('organisation_members', rows, 100);
}

/** Changes who is named as the contact of an organisation. */
export async function updateContact(
  trx: Knex,
  organisationId: string,
  contact: { name: string; email: string; language: Language },
): Promise<void> {
  await trx('organisations').where('id', organisationId).update({
    contact_name: contact.name,
    contact_email: contact.email,
    contact_language: contact.language,
  });
}

interface InvitationRow {
  id: string;
  organisation_id: string;
  email: string;
  name: string;
  language: Language;
  role: MemberRole;
  created_at: string;
  expires_at: string;
}

function toInvitation(row: InvitationRow): ColleagueInvitation {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    email: row.email,
    name: row.name,
    language: row.language,
    role: row.role,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
  };
}

export async function insertColleagueInvitation(trx: Knex, invitation: ColleagueInvitation): Promise<void> {
  await trx('organisation_invitations').insert({
    id: invitation.id,
    organisation_id: invitation.organisationId,
    email: invitation.email,
    name: invitation.name,
    language: invitation.language,
    role: invitation.role,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
  });
}

const invitations = (db: Knex, now: Date) =>
  db<InvitationRow & { token_hash: string | null }>('organisation_invitations').where(
    'expires_at',
    '>',
    now.toISOString(),
  );

/** Invitations of an organisation that can still be used, newest first. */
export async function listColleagueInvitations(
  db: Knex,
  organisationId: string,
  now: Date,
): Promise<ColleagueInvitation[]> {
  const rows = await invitations(db, now)
    .where('organisation_id', organisationId)
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }]);
  return rows.map(toInvitation);
}

export async function findColleagueInvitation(
  db: Knex,
  id: string,
  now: Date,
): Promise<ColleagueInvitation | null> {
  const row = await invitations(db, now).where({ id }).first();
  return row === undefined ? null : toInvitation(row);
}

export async function findInvitationByToken(
  db: Knex,
  hash: string,
  now: Date,
): Promise<ColleagueInvitation | null> {
  const row = await invitations(db, now).where('token_hash', hash).first();
  return row === undefined ? null : toInvitation(row);
}

/** Gives an invitation its link; an older one is worthless from then on. */
export async function setInvitationToken(db: Knex, id: string, hash: string): Promise<void> {
  await db('organisation_invitations').where({ id }).update({ token_hash: hash });
}

/** Ends an invitation, used or taken back; false when it had ended before. */
export async function deleteColleagueInvitation(
  trx: Knex,
  { id, organisationId }: Pick<ColleagueInvitation, 'id' | 'organisationId'>,
): Promise<boolean> {
  const ended = await trx('organisation_invitations').where({ id, organisation_id: organisationId }).delete();
  return ended === 1;
}

/** Deletes invitations whose time is over; tells how many. */
export async function deleteExpiredInvitations(db: Knex, now: Date): Promise<number> {
  return db('organisation_invitations').where('expires_at', '<=', now.toISOString()).delete();
}

interface HandOverRow {
  from_account_id: string;
  to_account_id: string;
  created_at: string;
}

export async function listHandOvers(db: Knex, organisationId: string): Promise<HandOver[]> {
  const rows = await db<HandOverRow & { organisation_id: string }>('organisation_handovers')
    .where('organisation_id', organisationId)
    .orderBy('created_at');
  return rows.map((row) => ({
    fromAccountId: row.from_account_id,
    toAccountId: row.to_account_id,
    createdAt: new Date(row.created_at),
  }));
}

/** Asks somebody to take a contact's role; an earlier request of the same contact is replaced. */
export async function putHandOver(trx: Knex, organisationId: string, handOver: HandOver): Promise<void> {
  await trx('organisation_handovers')
    .insert({
      organisation_id: organisationId,
      from_account_id: handOver.fromAccountId,
      to_account_id: handOver.toAccountId,
      created_at: handOver.createdAt.toISOString(),
    })
    .onConflict(['organisation_id', 'from_account_id'])
    .merge();
}

/** Ends the request between two people; false when there is none any more. */
export async function deleteHandOver(
  trx: Knex,
  organisationId: string,
  { fromAccountId, toAccountId }: Pick<HandOver, 'fromAccountId' | 'toAccountId'>,
): Promise<boolean> {
  const ended = await trx('organisation_handovers')
    .where({ organisation_id: organisationId, from_account_id: fromAccountId, to_account_id: toAccountId })
    .delete();
  return ended === 1;
}
