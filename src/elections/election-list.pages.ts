/** The list of elections: the next one first, then the others. */
import { formatDay } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import { daysBetween, type IsoDate } from '../shared/dates';
import { electionName } from './election-name.pages';
import { electionPhase, nextElection, type ElectionRecord } from './election.model';

export interface ElectionLine {
  code: string;
  name: string;
  href: string;
  heldOn: string;
  advance: string;
  phase: string;
  /** `144 days until election day`; null on election day and after it. */
  daysLeft: string | null;
}

export interface ElectionListPage {
  title: string;
  section: 'elections';
  lead: string;
  next: ElectionLine | null;
  /** Later ones, soonest first. */
  coming: readonly ElectionLine[];
  /** Latest first; replaced schedules among them. */
  past: readonly ElectionLine[];
  isEmpty: boolean;
}

/** First and last day of advance voting in Finland. */
export function advanceText(
  election: Pick<ElectionRecord, 'advanceFrom' | 'advanceTo'>,
  t: Translate,
  language: Language,
): string {
  const day = (date: IsoDate) => formatDay(date, language);
  return t('elections.range', { from: day(election.advanceFrom), to: day(election.advanceTo) });
}

/** The phase in words; a replaced schedule has none. */
export function phaseText(election: ElectionRecord, t: Translate, today: IsoDate): string {
  return election.replacedBy === null
    ? t(`elections.phase.${electionPhase(election, today)}`)
    : t('elections.phase.replaced');
}

/** How many days are left until election day, in words; null from election day on and for a replaced schedule. */
export function daysLeftText(election: ElectionRecord, t: Translate, today: IsoDate): string | null {
  const count = daysBetween(today, election.heldOn);
  return count > 0 && election.replacedBy === null ? t('elections.daysLeft', { count }) : null;
}

function toLine(election: ElectionRecord, t: Translate, language: Language, today: IsoDate): ElectionLine {
  return {
    code: election.code,
    name: electionName(election, t, language),
    href: href(language, paths.election, { election: election.code }),
    heldOn: formatDay(election.heldOn, language),
    advance: advanceText(election, t, language),
    phase: phaseText(election, t, today),
    daysLeft: daysLeftText(election, t, today),
  };
}

/** @param elections all of them, earliest first */
export function electionListPage(
  elections: readonly ElectionRecord[],
  t: Translate,
  language: Language,
  today: IsoDate,
): ElectionListPage {
  const next = nextElection(elections, today);
  const line = (election: ElectionRecord) => toLine(election, t, language, today);
  const isComing = (election: ElectionRecord) => election.replacedBy === null && election.heldOn >= today;
  return {
    title: t('elections.list.title'),
    section: 'elections',
    lead: t('elections.list.lead'),
    next: next === undefined ? null : line(next),
    coming: elections.filter((each) => isComing(each) && each.code !== next?.code).map(line),
    past: elections
      .filter((each) => !isComing(each))
      .reverse()
      .map(line),
    isEmpty: elections.length === 0,
  };
}
