/** Finds the published offers of a place. */
import { nextElection, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import type { HelpGeography, HelpGeographyReader } from './help-geography.service';
import { findKnownPlaces, type KnownPlace } from './known-place.model';
import type { HelpQuestion } from './help-finder.form';
import { fits, type PublicOffer } from './public-offer.model';
import { publicOnesOf } from './public-offer.service';
import { listOffersIn } from './offer.store';

export interface FoundHelp {
  election: ElectionRecord;
  /** One: it was looked there. Several: the person chooses. None: nothing was asked, or no such place is known. */
  places: readonly KnownPlace[];
  geography: HelpGeography;
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
  const spot = place.kind === 'municipality' ? null : place;
  return (await publicOnesOf(deps, election, offers)).filter((each) => fits(each, { ...question, spot }));
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
  const known = await geography.read();
  const places = findKnownPlaces(question.place, known.places);
  const [only] = places;
  const offers =
    places.length === 1 && only !== undefined ? await publicOffersIn(deps, election, only, question) : [];
  return { election, places, geography: known, offers };
}
