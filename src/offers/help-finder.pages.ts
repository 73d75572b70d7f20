/** View model of the help finder: the question, the offers of a place, and what else there is. */
import { onDay, type DeadlineOnDay } from '../elections/deadline.model';
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatDay, formatWeekday } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { MessageKey } from '../i18n/messages';
import type { Translate } from '../i18n/translate';
import type { Municipality } from '../areas/area.model';
import { helpLanguages } from '../organisations/organisation.form';
import { deadlinesOf } from '../elections/deadline.model';
import { daysFrom, type IsoDate } from '../shared/dates';
import { helpTypesForVoters } from './help-type.model';
import type { HelpQuestion } from './help-finder.form';
import { paging } from '../i18n/paging';
import type { Outline } from '../geo/outlines';
import { href, paths } from '../paths';
import { helpMap } from './help-map.svg';
import {
  knownPlaceName,
  knownPlaceQuery,
  municipalityName,
  type KnownPlace,
  type KnownPlaceIndex,
} from './known-place.model';
import { offerCard } from './offer-card.pages';
import type { PublicOffer } from './public-offer.model';

/** What names and draws places. */
interface FinderGeography {
  municipalities: readonly Municipality[];
  places: KnownPlaceIndex;
  /** By code, EPSG:3067; a municipality without one has no map. */
  outlines: ReadonlyMap<string, Outline>;
}

/** Offers on one page of the list, and so on its map. */
export const offersPerPage = 25;

export interface HelpFinderInput {
  question: HelpQuestion;
  notices: readonly MessageKey[];
  election: ElectionRecord;
  places: readonly KnownPlace[];
  offers: readonly PublicOffer[];
  geography: FinderGeography;
  today: IsoDate;
}

/** Registering for home voting: until when, only where the day is known well enough to be stated. */
function homeVotingText(t: Translate, language: Language, deadline: DeadlineOnDay | undefined): string {
  if (!deadline?.day || !['published', 'derived'].includes(deadline.certainty))
    return t('offers.finder.else.homeVotingNoDay');
  const day = formatDay(deadline.day, language);
  return deadline.state === 'passed'
    ? t('offers.finder.else.homeVotingPassed', { day })
    : t('offers.finder.else.homeVoting', { day });
}

/** Choices of the form. */
function filterOptions(t: Translate, language: Language, election: ElectionRecord) {
  const all = { value: '', label: t('offers.finder.any') };
  const days = [...daysFrom(election.advanceFrom, election.advanceTo), election.heldOn];
  return {
    typeOptions: [
      all,
      ...helpTypesForVoters.map((code) => ({ value: code, label: t(`offers.type.${code}`) })),
    ],
    dayOptions: [all, ...days.map((day) => ({ value: day, label: formatWeekday(day, language) }))],
    languageOptions: [
      all,
      ...helpLanguages.map((each) => ({ value: each, label: t(`organisations.language.${each}`) })),
    ],
  };
}

/** The page of the list that is asked for: its cards, their map, and the way on. */
function foundOffers(
  t: Translate,
  language: Language,
  { question, election, offers, geography }: HelpFinderInput,
  place: KnownPlace | undefined,
) {
  const first = (question.page - 1) * offersPerPage;
  const shown = offers
    .slice(first, first + offersPerPage)
    .map((offer, index) => ({ offer, number: first + index + 1 }));
  const outline = place === undefined ? undefined : geography.outlines.get(place.municipalityCode);
  const onMap = shown.map(({ offer, number }) => ({ number, area: offer }));
  const asked = {
    place: question.place,
    type: question.type ?? undefined,
    day: question.day ?? undefined,
    language: question.language ?? undefined,
    wheelchair: question.wheelchair ? 'yes' : undefined,
  };
  const hrefOf = (page: number) =>
    href(language, paths.electionHelp, { election: election.code }, { ...asked, page: String(page) });
  return {
    count: t('offers.finder.count', { count: offers.length }),
    cards: shown.map(({ offer, number }) => ({
      number,
      ...offerCard(t, language, offer, geography.municipalities),
    })),
    map:
      place === undefined || outline === undefined || shown.length === 0
        ? null
        : helpMap(outline, place, onMap, geography.places),
    paging:
      offers.length <= offersPerPage
        ? null
        : paging(t, { page: question.page, perPage: offersPerPage, total: offers.length }, hrefOf),
  };
}

export function helpFinderPage(t: Translate, language: Language, input: HelpFinderInput) {
  const { question, election, places, geography, today } = input;
  const { municipalities } = geography;
  const registration = deadlinesOf(election).find(({ code }) => code === 'home_voting_registration');
  const only = places.length === 1 ? places[0] : undefined;
  return {
    title: t('offers.finder.title'),
    section: 'help' as const,
    styles: ['css/offers.css'],
    description: t('offers.finder.description'),
    electionCode: election.code,
    election: electionName(election, t, language),
    isPast: election.heldOn < today,
    notices: input.notices.map((each) => t(each)),
    question,
    ...filterOptions(t, language, election),
    /** The place that was looked in; null when it is not clear yet. */
    place: only === undefined ? null : knownPlaceName(only, language, municipalities),
    isUnknown: question.place !== '' && places.length === 0,
    choices:
      places.length < 2
        ? []
        : places.map((each) => ({
            label: knownPlaceName(each, language, municipalities),
            value: knownPlaceQuery(each, municipalities),
          })),
    ...foundOffers(t, language, input, only),
    homeVoting: homeVotingText(t, language, registration && onDay(registration, today)),
    electionOffice:
      only === undefined
        ? t('offers.finder.else.office')
        : t('offers.finder.else.officeOf', {
            municipality: municipalityName(only, language, municipalities),
          }),
  };
}
