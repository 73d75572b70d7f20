/** SQL of organisations and the municipalities that they work in. */
import type { Knex } from 'knex';
import type { Language } from '../i18n/language';
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

export async function insertOrganisation(db: Knex, organisation: Organisation): Promise<void> {
  await db('organisations').insert({
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
    declared_text_version: organisation.declaration.textVersion,
    declared_at: organisation.declaration.at.toISOString(),
    created_at: organisation.createdAt.toISOString(),
    decided_at: organisation.decidedAt?.toISOString() ?? null,
    decision_reason: organisation.decisionReason,
  });
  const rows = organisation.municipalities.map((code) => ({
    organisation_id: organisation.id,
    municipality_code: code,
  }));
  if (rows.length > 0) await db.batchInsert('organisation_municipalities', rows, 100);
}

export async function findOrganisation(db: Knex, id: string): Promise<Organisation | null> {
  const [found] = await complete(db, await db<OrganisationRow>('organisations').where({ id }));
  return found ?? null;
}

/** Organisations by id; those that are not there are left out. */
export async function listOrganisationsByIds(db: Knex, ids: readonly string[]): Promise<Organisation[]> {
  return complete(db, await db<OrganisationRow>('organisations').whereIn('id', ids).orderBy('name_key'));
}

/** Organisations that wait for a decision, oldest first. */
export async function listWaitingOrganisations(db: Knex): Promise<Organisation[]> {
  const rows = await db<OrganisationRow>('organisations')
    .where('state', 'confirmed')
    .orderBy(['created_at', 'id'])
    .limit(500);
  return complete(db, rows);
}

/** Others that share the name or a number and are confirmed at least. */
export async function listSimilarOrganisations(
  db: Knex,
  organisation: Organisation,
): Promise<Organisation[]> {
  const rows = await db<OrganisationRow>('organisations')
    .whereNot('id', organisation.id)
    .whereNot('state', 'unconfirmed')
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
      decided_at: change.decidedAt?.toISOString() ?? null,
      decision_reason: change.decisionReason,
      confirmation_hash: null,
    });
  return changed === 1;
}
