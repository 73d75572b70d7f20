/** SQL of organisations and the municipalities that they work in. */
import type { Knex } from 'knex';
import type { Language } from '../i18n/language';
import { likeAnywhere } from '../platform/like-pattern';
import { organisationNameKey, type Organisation } from './organisation.model';

interface OrganisationRow {
  id: string;
  name: string;
  name_key: string;
  kind: Organisation['kind'];
  business_id: string | null;
  register_number: string | null;
  languages: string;
  contact_name: string;
  contact_email: string;
  contact_language: Language;
  state: Organisation['state'];
  trust: Organisation['trust'];
  checked_trust: Organisation['trust'];
  umbrella_id: string | null;
  authority: string | null;
  declared_text_version: string;
  declared_at: string;
  confirmation_hash: string | null;
  confirmation_expires_at: string | null;
  created_at: string;
  decided_at: string | null;
  decision_reason: string | null;
}

function toOrganisation(row: OrganisationRow, municipalities: readonly string[]): Organisation {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    businessId: row.business_id,
    registerNumber: row.register_number,
    municipalities,
    languages: JSON.parse(row.languages) as string[],
    contact: { name: row.contact_name, email: row.contact_email, language: row.contact_language },
    state: row.state,
    trust: row.trust,
    umbrellaId: row.umbrella_id,
    authority: row.authority,
    declaration: { textVersion: row.declared_text_version, at: new Date(row.declared_at) },
    createdAt: new Date(row.created_at),
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    decisionReason: row.decision_reason,
  };
}

async function complete(db: Knex, rows: readonly OrganisationRow[]): Promise<Organisation[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const areas = await db<{ organisation_id: string; municipality_code: string }>(
    'organisation_municipalities',
  )
    .whereIn('organisation_id', ids)
    .orderBy('municipality_code');
  return rows.map((row) =>
    toOrganisation(
      row,
      areas.filter((area) => area.organisation_id === row.id).map((area) => area.municipality_code),
    ),
  );
}

/** Adds an organisation; false when its authority has one by now (of two at once the second waits for the first). */
export async function insertOrganisation(db: Knex, organisation: Organisation): Promise<boolean> {
  const inserted = await db('organisations')
    .insert({
      id: organisation.id,
      name: organisation.name,
      name_key: organisationNameKey(organisation.name),
      kind: organisation.kind,
      business_id: organisation.businessId,
      register_number: organisation.registerNumber,
      languages: JSON.stringify(organisation.languages),
      contact_name: organisation.contact.name,
      contact_email: organisation.contact.email,
      contact_language: organisation.contact.language,
      state: organisation.state,
      trust: organisation.trust,
      checked_trust: organisation.trust,
      umbrella_id: organisation.umbrellaId,
      authority: organisation.authority,
      declared_text_version: organisation.declaration.textVersion,
      declared_at: organisation.declaration.at.toISOString(),
      created_at: organisation.createdAt.toISOString(),
      decided_at: organisation.decidedAt?.toISOString() ?? null,
      decision_reason: organisation.decisionReason,
    })
    .onConflict('authority')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (inserted.length === 0) return false;
  const rows = organisation.municipalities.map((code) => ({
    organisation_id: organisation.id,
    municipality_code: code,
  }));
  if (rows.length > 0) await db.batchInsert('organisation_municipalities', rows, 100);
  return true;
}

/** The organisation of an authority, `municipality:091`; null when it has none. */
export async function findOrganisationOfAuthority(db: Knex, authority: string): Promise<Organisation | null> {
  const [found] = await complete(db, await db<OrganisationRow>('organisations').where({ authority }));
  return found ?? null;
}

export async function findOrganisation(db: Knex, id: string): Promise<Organisation | null> {
  const [found] = await complete(db, await db<OrganisationRow>('organisations').where({ id }));
  return found ?? null;
}

/** Organisations by id; those that are not there are left out. */
export async function listOrganisationsByIds(db: Knex, ids: readonly string[]): Promise<Organisation[]> {
  return complete(db, await db<OrganisationRow>('organisations').whereIn('id', ids).orderBy('name_key'));
}

export interface ModerationFilter {
  state: Organisation['state'];
  /** Part of the name's key; empty for all. */
  nameKey: string;
  /** Works in one of these; null for the whole country. */
  municipalityCodes: readonly string[] | null;
  /** The reader's own, which others decide on. */
  exceptIds: readonly string[];
}

/** Narrows a query of organisations by name and by where they work; null for anywhere. */
export function narrowOrganisations(
  db: Knex,
  query: Knex.QueryBuilder,
  { nameKey, municipalityCodes }: Pick<ModerationFilter, 'nameKey' | 'municipalityCodes'>,
): void {
  if (nameKey !== '') void query.whereRaw("name_key like ? escape '\\'", [likeAnywhere(nameKey)]);
  if (municipalityCodes !== null)
    void query.whereIn(
      'id',
      db('organisation_municipalities')
        .whereIn('municipality_code', municipalityCodes)
        .select('organisation_id'),
    );
}

function forModeration(db: Knex, filter: ModerationFilter) {
  const query = db<OrganisationRow>('organisations')
    .where('state', filter.state)
    .whereNotIn('id', filter.exceptIds);
  narrowOrganisations(db, query, filter);
  return query;
}

/** One page of the organisations of an area in a state, oldest first, and how many there are. */
export async function listForModeration(
  db: Knex,
  filter: ModerationFilter,
  page: { offset: number; limit: number },
): Promise<{ organisations: Organisation[]; total: number }> {
  const [count] = await forModeration(db, filter).count<{ total: number | string }[]>({ total: '*' });
  const rows = await forModeration(db, filter)
    .select('*')
    .orderBy(['created_at', 'id'])
    .offset(page.offset)
    .limit(page.limit);
  return { organisations: await complete(db, rows), total: Number(count!.total) };
}

/** Others in one of the states that share the name or a number. @param organisation without an id when it is not there yet */
export async function listSimilarOrganisations(
  db: Knex,
  organisation: Pick<Organisation, 'name' | 'businessId' | 'registerNumber'> & { id?: string },
  states: readonly Organisation['state'][] = ['confirmed', 'accepted', 'refused', 'closed'],
): Promise<Organisation[]> {
  const rows = await db<OrganisationRow>('organisations')
    .whereNot('id', organisation.id ?? '')
    .whereIn('state', states)
    .where((query) => {
      void query.where('name_key', organisationNameKey(organisation.name));
      if (organisation.businessId !== null) void query.orWhere('business_id', organisation.businessId);
      if (organisation.registerNumber !== null)
        void query.orWhere('register_number', organisation.registerNumber);
    })
    .orderBy('created_at')
    .limit(20);
  return complete(db, rows);
}

/** Gives the organisation a link to confirm with; an older one is worthless from then on. */
export async function setConfirmation(db: Knex, id: string, hash: string, expiresAt: Date): Promise<void> {
  await db('organisations')
    .where({ id, state: 'unconfirmed' })
    .update({ confirmation_hash: hash, confirmation_expires_at: expiresAt.toISOString() });
}

/** The organisation whose unused link has the hash, if it is still good. */
export async function findByConfirmation(db: Knex, hash: string, now: Date): Promise<Organisation | null> {
  const rows = await db<OrganisationRow>('organisations')
    .where('confirmation_hash', hash)
    .where('state', 'unconfirmed')
    .where('confirmation_expires_at', '>', now.toISOString());
  const [found] = await complete(db, rows);
  return found ?? null;
}

/** Moves an organisation on from a state; false when somebody else was faster. */
export async function updateOrganisationState(
  db: Knex,
  organisation: Pick<Organisation, 'id' | 'state'>,
  change: Pick<Organisation, 'state' | 'trust' | 'decidedAt' | 'decisionReason'>,
): Promise<boolean> {
  const changed = await db('organisations')
    .where({ id: organisation.id, state: organisation.state })
    .update({
      state: change.state,
      trust: change.trust,
      checked_trust: change.trust,
      decided_at: change.decidedAt?.toISOString() ?? null,
      decision_reason: change.decisionReason,
      confirmation_hash: null,
    });
  return changed === 1;
}
