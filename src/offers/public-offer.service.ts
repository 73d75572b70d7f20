/** Offers as the public sees them: the only way from the database to public pages and interfaces. */
import type { ElectionRecord } from '../elections/election.model';
import { readElection } from '../elections/election.store';
import { findOrganisation, listOrganisationsByIds } from '../organisations/organisation.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import type { Offer } from './offer.model';
import { findOffer } from './offer.store';
import { toPublicOffer, type PublicOffer } from './public-offer.model';

type ReadDeps = Pick<Deps, 'db' | 'clock'>;

/** Of these offers those that anyone may see today, in the order given. */
export async function publicOnesOf(
  { db, clock }: ReadDeps,
  election: ElectionRecord,
  offers: readonly Offer[],
): Promise<PublicOffer[]> {
  const ids = [...new Set(offers.map(({ organisationId }) => organisationId))];
  const organisations = new Map(
    (await listOrganisationsByIds(db, ids)).map((each) => [each.id, each] as const),
  );
  const today = finnishDay(clock());
  return offers.flatMap((offer) => {
    const organisation = organisations.get(offer.organisationId);
    const shown = organisation === undefined ? null : toPublicOffer(offer, organisation, election, today);
    return shown === null ? [] : [shown];
  });
}

/** One offer with its election; null when there is none of that id, and when it is not public. */
export async function findPublicOffer(
  { db, clock }: ReadDeps,
  id: string,
): Promise<{ offer: PublicOffer; election: ElectionRecord } | null> {
  const offer = await findOffer(db, id);
  if (offer === null) return null;
  const election = await readElection(db, offer.electionCode);
  const organisation = await findOrganisation(db, offer.organisationId);
  if (election === undefined || organisation === null) return null;
  const shown = toPublicOffer(offer, organisation, election, finnishDay(clock()));
  return shown === null ? null : { offer: shown, election };
}
