/** The page of one election: its facts, and its deadlines with who must act and how surely each day is known. */
import { formatDay, formatWeekday } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import type { IsoDate } from '../shared/dates';
import { deadlinesOf, onDay, type DeadlineOnDay } from './deadline.model';
import { advanceText, daysLeftText, phaseText } from './election-list.pages';
import { electionName } from './election-name.pages';
import type { DerivableFact, ElectionRecord, Source } from './election.model';

/** What the page needs besides the election itself. */
export interface ElectionPageContext {
  t: Translate;
  language: Language;
  today: IsoDate;
  /** The election that replaced this schedule, or the first round of this one; null when there is none. */
  related: ElectionRecord | null;
}

interface Link {
  text: string;
  href: string;
}

export interface DeadlineLine {
  what: string;
  day: string;
  who: string;
  basis: string;
  certainty: string;
  isUncertain: boolean;
  source: Source | null;
  moved: string | null;
  left: string;
  state: DeadlineOnDay['state'];
}

export interface ElectionPage {
  title: string;
  section: 'elections';
  phase: string;
  daysLeft: string | null;
  facts: readonly { label: string; value: string }[];
  sources: readonly Source[];
  /** Why the election is related to another, and the link to that one. */
  related: { text: string; link: Link } | null;
  /** Null for a replaced schedule, about which there is nothing to report. */
  coverage: Link | null;
  list: Link;
  deadlines: readonly DeadlineLine[];
}

function factsOf(
  election: ElectionRecord,
  { t, language }: ElectionPageContext,
): { label: string; value: string }[] {
  const marked = (fact: DerivableFact, value: string) =>
    election.derived.includes(fact) ? t('elections.derived', { value }) : value;
  const levels = election.reportingLevels.map((level) => t(`elections.level.${level}`)).join(', ');
  const area = t(`elections.area.${election.participatingArea}`);
  const electorate = election.type === 'european' ? 'european' : election.electorate;
  return [
    {
      label: t('elections.facts.heldOn'),
      value: marked('heldOn', formatWeekday(election.heldOn, language)),
    },
    {
      label: t('elections.facts.advance'),
      value: marked('advancePeriod', advanceText(election, t, language)),
    },
    { label: t('elections.facts.electorate'), value: t(`elections.electorate.${electorate}`) },
    {
      label: t('elections.facts.area'),
      value: election.jointElections.length === 0 ? area : `${area}. ${t('elections.area.joint')}`,
    },
    { label: t('elections.facts.levels'), value: t('elections.facts.levelList', { levels }) },
    { label: t('elections.facts.hazard'), value: t(`elections.hazard.${election.hazardProfile}`) },
    { label: t('elections.facts.code'), value: election.code },
  ];
}

function dayText(deadline: DeadlineOnDay, t: Translate, language: Language): string {
  if (deadline.day === null) return t('elections.deadlines.unknownDay');
  const day = formatWeekday(deadline.day, language);
  if (deadline.before === null) return day;
  const [hours, minutes] = deadline.before.split(':') as [string, string];
  const time = `${Number(hours)}${language === 'en' ? ':' : '.'}${minutes}`;
  return t('elections.deadlines.before', { day, time });
}

function movedText({ movedByDays }: DeadlineOnDay, t: Translate): string | null {
  if (movedByDays === 0) return null;
  const count = Math.abs(movedByDays);
  return movedByDays < 0 ? t('elections.movedEarlier', { count }) : t('elections.movedLater', { count });
}

function leftText(deadline: DeadlineOnDay, t: Translate): string {
  return deadline.state === 'ahead'
    ? t('elections.stateAhead', { count: deadline.daysLeft ?? 0 })
    : t(`elections.state.${deadline.state}`);
}

/** A deadline in words. */
export function deadlineLine(deadline: DeadlineOnDay, t: Translate, language: Language): DeadlineLine {
  const { sections, certainty } = deadline;
  return {
    what: t(`elections.deadline.${deadline.code}`),
    day: dayText(deadline, t, language),
    who: deadline.actors.map((actor) => t(`elections.actor.${actor}`)).join(', '),
    basis:
      sections.length === 0
        ? t('elections.noBasis')
        : t('elections.basis', { count: sections.length, sections: sections.join(', ') }),
    certainty: t(`elections.certainty.${certainty}`),
    isUncertain: certainty === 'unverified' || certainty === 'not_published',
    source: deadline.source,
    moved: movedText(deadline, t),
    left: leftText(deadline, t),
    state: deadline.state,
  };
}

function relatedOf(
  election: ElectionRecord,
  { t, language, related }: ElectionPageContext,
): ElectionPage['related'] {
  if (related === null) return null;
  return {
    text: election.replacedBy === null ? t('elections.secondRoundOf') : t('elections.replacedBy'),
    link: {
      text: `${electionName(related, t, language)} (${formatDay(related.heldOn, language)})`,
      href: href(language, paths.election, { election: related.code }),
    },
  };
}

export function electionPage(election: ElectionRecord, context: ElectionPageContext): ElectionPage {
  const { t, language, today } = context;
  return {
    title: electionName(election, t, language),
    section: 'elections',
    phase: phaseText(election, t, today),
    daysLeft: daysLeftText(election, t, today),
    facts: factsOf(election, context),
    sources: election.sources,
    related: relatedOf(election, context),
    coverage:
      election.replacedBy === null
        ? {
            text: t('elections.toCoverage'),
            href: href(language, paths.coverage, { election: election.code }),
          }
        : null,
    list: { text: t('elections.toList'), href: href(language, paths.elections) },
    deadlines: deadlinesOf(election).map((deadline) => deadlineLine(onDay(deadline, today), t, language)),
  };
}
