/** SQL of the list of partner organisations: only accepted ones, filtered and counted by the database. */
import type { Knex } from 'knex';
import type { Organisation, OrganisationKind } from '../organisations/organisation.model';
import { listOrganisationsByIds, narrowOrganisations } from '../organisations/organisation.store';

export interface DirectoryFilter {
  /** Part of the name's key, as `organisationNameKey` writes it; empty for all. */
  nameKey: string;
  kind: OrganisationKind | null;
  /** Works in one of these; null for anywhere. */
  municipalityCodes: readonly string[] | null;
}

function accepted(db: Knex, filter: DirectoryFilter) {
  const query = db('organisations').where('state', 'accepted');
  if (filter.kind !== null) void query.where({ kind: filter.kind });
  narrowOrganisations(db, query, filter);
  return query;
}

/** One page of accepted organisations by name, and how many there are in all. */
export async function listPartners(
  db: Knex,
  filter: DirectoryFilter,
  page: { offset: number; limit: number },
): Promise<{ organisations: Organisation[]; total: number }> {
  const [count] = await accepted(db, filter).count<{ total: number | string }[]>({ total: '*' });
  const ids = await accepted(db, filter)
    .orderBy(['name_key', 'id'])
    .offset(page.offset)
    .limit(page.limit)
    .pluck<string[]>('id');
  return { organisations: await listOrganisationsByIds(db, ids), total: Number(count!.total) };
}

/** How many accepted organisations work in each municipality; one that has none is absent. */
export async function countPartnersByMunicipality(
  db: Knex,
  filter: Omit<DirectoryFilter, 'municipalityCodes'>,
): Promise<Map<string, number>> {
  const rows = await db('organisation_municipalities')
    .whereIn('organisation_id', accepted(db, { ...filter, municipalityCodes: null }).select('id'))
    .groupBy('municipality_code')
    .select('municipality_code')
    .count<{ municipality_code: string; total: number | string }[]>({ total: '*' });
  return new Map(rows.map((row) => [row.municipality_code, Number(row.total)]));
}
