/** Finds the published offers of a place. */
import type { Municipality } from '../areas/area.model';
import { nextElection, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import type { HelpGeographyReader } from './help-geography.service';
import { findKnownPlaces, type KnownPlace } from './known-place.model';
import type { HelpQuestion } from './help-finder.form';
import { fits, toPublicOffer, type PublicOffer } from './public-offer.model';
import { listOffersIn } from './offer.store';

export interface FoundHelp {
  election: ElectionRecord;
  /** One: it was looked there. Several: the person chooses. None: nothing was asked, or no such place is known. */
  places: readonly KnownPlace[];
  municipalities: readonly Municipality[];
  offers: readonly PublicOffer[];
}

/** The published offers of an election in a place that fit the question. */
export async function publicOffersIn(
  deps: Deps,
  election: ElectionRecord,
  place: KnownPlace,
  question: HelpQuestion,
): Promise<PublicOffer[]> {
  const offers = await listOffersIn(deps.db, election.code, place.municipalityCode);
  const ids = [...new Set(offers.map(({ organisationId }) => organisationId))];
  const organisations = new Map((await listOrganisationsByIds(deps.db, ids)).map((each) => [each.id, each]));
  const today = finnishDay(deps.clock());
  return offers.flatMap((offer) => {
    const organisation = organisations.get(offer.organisationId);
    const shown = organisation === undefined ? null : toPublicOffer(offer, organisation, election, today);
    return shown !== null && fits(shown, { ...question, spot: place.kind === 'municipality' ? null : place })
      ? [shown]
      : [];
  });
}

/**
 * Answers a question.
 * @param electionCode null for the next election
 * @returns null when there is no such election, or none ahead
 */
export async function findHelp(
  deps: Deps,
  geography: HelpGeographyReader,
  electionCode: string | null,
  question: HelpQuestion,
): Promise<FoundHelp | null> {
  const elections = await listElections(deps.db);
  const election =
    electionCode === null
      ? nextElection(elections, finnishDay(deps.clock()))
      : elections.find(({ code, replacedBy }) => code === electionCode && replacedBy === null);
  if (election === undefined) return null;
  const { places: index, municipalities } = await geography.read();
  const places = findKnownPlaces(question.place, index);
  const [only] = places;
  const offers =
    places.length === 1 && only !== undefined ? await publicOffersIn(deps, election, only, question) : [];
  return { election, places, municipalities, offers };
}
