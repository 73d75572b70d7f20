/** For whom somebody acts: the own organisations, and the locals below those of them that are accepted. */
import type { Knex } from 'knex';
import { can, scopesOf, type Actor } from '../accounts/policy.model';
import { listOrganisationsByIds } from './organisation.store';
import { coordinatorIdsOf, localIdsOf } from './umbrella.store';

/** Ids of the organisations for which the actor acts, the own ones first. */
export async function organisationsActedFor(db: Knex, actor: Actor): Promise<string[]> {
  const own = scopesOf(actor, 'partner');
  const accepted = (await listOrganisationsByIds(db, own)).filter(({ state }) => state === 'accepted');
  const locals = await localIdsOf(
    db,
    accepted.map(({ id }) => id),
  );
  return [...new Set([...own, ...locals])];
}

/** Whether the actor may write offers and pledges of an organisation: as one of its people, or as its coordinator. */
export async function mayActFor(db: Knex, actor: Actor, organisationId: string): Promise<boolean> {
  const coordinatorIds = await coordinatorIdsOf(db, organisationId);
  return can(actor, 'editOffersOfOrganisation', { organisationId, coordinatorIds });
}
