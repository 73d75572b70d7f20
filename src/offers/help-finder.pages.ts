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
import { knownPlaceName, knownPlaceQuery, municipalityName, type KnownPlace } from './known-place.model';
import { offerCard } from './offer-card.pages';
import type { PublicOffer } from './public-offer.model';

export interface HelpFinderInput {
  question: HelpQuestion;
  notices: readonly MessageKey[];
  election: ElectionRecord;
  places: readonly KnownPlace[];
  offers: readonly PublicOffer[];
  municipalities: readonly Municipality[];
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

export function helpFinderPage(t: Translate, language: Language, input: HelpFinderInput) {
  const { question, election, places, offers, municipalities, today } = input;
  const all = { value: '', label: t('offers.finder.any') };
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
    typeOptions: [
      all,
      ...helpTypesForVoters.map((code) => ({ value: code, label: t(`offers.type.${code}`) })),
    ],
    dayOptions: [
      all,
      ...[...daysFrom(election.advanceFrom, election.advanceTo), election.heldOn].map((day) => ({
        value: day,
        label: formatWeekday(day, language),
      })),
    ],
    languageOptions: [
      all,
      ...helpLanguages.map((each) => ({ value: each, label: t(`organisations.language.${each}`) })),
    ],
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
    count: t('offers.finder.count', { count: offers.length }),
    cards: offers.map((offer) => offerCard(t, language, offer, municipalities)),
    homeVoting: homeVotingText(t, language, registration && onDay(registration, today)),
    electionOffice:
      only === undefined
        ? t('offers.finder.else.office')
        : t('offers.finder.else.officeOf', {
            municipality: municipalityName(only, language, municipalities),
          }),
  };
}
