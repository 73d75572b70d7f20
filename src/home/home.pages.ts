/** The start page: what the service is, a search, the next election and what is known of past ones. */
import { formatDay, formatNumber } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { deadlinesOf, onDay } from '../elections/deadline.model';
import { advanceText, daysLeftText, phaseText } from '../elections/election-list.pages';
import { electionName } from '../elections/election-name.pages';
import { deadlineLine, type DeadlineLine } from '../elections/election.pages';
import { href, paths } from '../paths';
import type { Preparation } from '../polling-places/place-count.model';
import type { IsoDate } from '../shared/dates';
import type { HomeFacts } from './home.model';

export interface NextElectionView {
  name: string;
  href: string;
  state: string;
  heldOn: string;
  advance: string;
  /** How far municipalities have prepared, a sentence for each kind of places. */
  preparation: readonly string[];
  deadlines: readonly DeadlineLine[];
}

export interface PastElectionView {
  name: string;
  href: string;
  heldOn: string;
  places: string;
  placesHref: string;
  coverageHref: string;
}

export interface HomePage {
  title: string;
  description: string;
  section: 'home';
  styles: readonly string[];
  lead: string;
  search: { action: string; value: string; label: string; hint: string; submit: string };
  next: NextElectionView | null;
  past: readonly PastElectionView[];
}

const deadlinesShown = 4;

/** The search field as start page and search page show it. */
export function searchField(t: Translate, language: Language, value = ''): HomePage['search'] {
  return {
    action: href(language, paths.search),
    value,
    label: t('home.search.label'),
    hint: t('home.search.hint'),
    submit: t('home.search.submit'),
  };
}

/** `Vaalipäivän paikat: vahvistettu 12 kunnassa 308:sta …`, with the lists that were only carried over. */
export function preparationText(
  { kind, confirmedIn, participants, carriedOverLists }: Preparation,
  t: Translate,
  language: Language,
): string {
  const number = (value: number) => formatNumber(value, language);
  const state = t('home.next.confirmed', {
    kind: t(`coverage.kind.${kind}`),
    confirmed: number(confirmedIn),
    participants: number(participants),
  });
  return carriedOverLists === 0
    ? state
    : `${state} ${t('home.next.carriedOver', { count: carriedOverLists })}`;
}

function nextView(
  { election, preparation }: NonNullable<HomeFacts['next']>,
  { t, language, today }: { t: Translate; language: Language; today: IsoDate },
): NextElectionView {
  const left = daysLeftText(election, t, today);
  const phase = phaseText(election, t, today);
  return {
    name: electionName(election, t, language),
    href: href(language, paths.election, { election: election.code }),
    state: left === null ? `${phase}.` : `${phase}. ${left}.`,
    heldOn: formatDay(election.heldOn, language),
    advance: advanceText(election, t, language),
    preparation: preparation.map((each) => preparationText(each, t, language)),
    deadlines: deadlinesOf(election)
      .map((deadline) => onDay(deadline, today))
      .filter(({ state }) => state === 'ahead' || state === 'today')
      .slice(0, deadlinesShown)
      .map((deadline) => deadlineLine(deadline, t, language)),
  };
}

function pastView(
  { election, places }: HomeFacts['past'][number],
  t: Translate,
  language: Language,
): PastElectionView {
  const params = { election: election.code };
  return {
    name: electionName(election, t, language),
    href: href(language, paths.election, params),
    heldOn: formatDay(election.heldOn, language),
    places: t('home.past.places', { count: places }),
    placesHref: href(language, paths.places, params),
    coverageHref: href(language, paths.coverage, params),
  };
}

export function homePage({ today, next, past }: HomeFacts, t: Translate, language: Language): HomePage {
  return {
    title: t('common.siteName'),
    description: t('home.description'),
    section: 'home',
    styles: ['css/home.css'],
    lead: t('home.lead'),
    search: searchField(t, language),
    next: next === null ? null : nextView(next, { t, language, today }),
    past: past.map((each) => pastView(each, t, language)),
  };
}
