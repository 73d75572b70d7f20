/** Finds the published offers of a place. */
import { listMergers } from '../areas/area.store';
import { listDemandAreas } from '../demand/demand.store';
import { nextElection, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import { currentMunicipalities } from '../organisations/organisation.service';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { findHelpPlaces, type HelpPlace } from './help-place.model';
import type { HelpQuestion } from './help-finder.form';
import { fits, toPublicOffer, type PublicOffer } from './public-offer.model';
import { listOffersIn } from './offer.store';

export interface FoundHelp {
  election: ElectionRecord;
  /** One: it was looked there. Several: the person chooses. None: nothing was asked, or no such place is known. */
  places: readonly HelpPlace[];
  offers: readonly PublicOffer[];
}

/** Where the text may mean; postal areas carry the municipality of today. */
export async function findPlaces(deps: Deps, text: string): Promise<HelpPlace[]> {
  const municipalities = await currentMunicipalities(deps);
  const mergers = await listMergers(deps.db);
  const today = (code: string) =>
    mergers.reduce((now, { fromCode, toCode }) => (now === fromCode ? toCode : now), code);
  const areas = text === '' ? [] : await listDemandAreas(deps.db);
  return findHelpPlaces(
    text,
    municipalities,
    areas.map(({ postcode, nameFi, nameSv, municipalityCode }) => ({
      postcode,
      nameFi,
      nameSv,
      municipalityCode: today(municipalityCode),
    })),
  );
}

/** The published offers of an election in a place that fit the question. */
export async function publicOffersIn(
  deps: Deps,
  election: ElectionRecord,
  { municipality, postal }: HelpPlace,
  question: HelpQuestion,
): Promise<PublicOffer[]> {
  const offers = await listOffersIn(deps.db, election.code, municipality.code);
  const ids = [...new Set(offers.map(({ organisationId }) => organisationId))];
  const organisations = new Map((await listOrganisationsByIds(deps.db, ids)).map((each) => [each.id, each]));
  const today = finnishDay(deps.clock());
  return offers.flatMap((offer) => {
    const organisation = organisations.get(offer.organisationId);
    const shown = organisation === undefined ? null : toPublicOffer(offer, organisation, election, today);
    return shown !== null && fits(shown, { ...question, postcode: postal?.postcode ?? null }) ? [shown] : [];
  });
}

/**
 * Answers a question.
 * @param electionCode null for the next election
 * @returns null when there is no such election, or none ahead
 */
export async function findHelp(
  deps: Deps,
  electionCode: string | null,
  question: HelpQuestion,
): Promise<FoundHelp | null> {
  const elections = await listElections(deps.db);
  const election =
    electionCode === null
      ? nextElection(elections, finnishDay(deps.clock()))
      : elections.find(({ code, replacedBy }) => code === electionCode && replacedBy === null);
  if (election === undefined) return null;
  const places = await findPlaces(deps, question.place);
  const [only] = places;
  const offers =
    places.length === 1 && only !== undefined ? await publicOffersIn(deps, election, only, question) : [];
  return { election, places, offers };
}
