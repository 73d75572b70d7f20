/** The deadlines of an election as a calendar that people subscribe to. */
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import { writeCalendar, type CalendarEvent } from '../shared/icalendar';
import { deadlinesOf, type Deadline } from './deadline.model';
import { deadlineDayText } from './election.pages';
import { electionName } from './election-name.pages';
import type { ElectionRecord } from './election.model';

/** What the calendar needs besides the election itself. */
export interface CalendarContext {
  t: Translate;
  language: Language;
  /** Address of the service without a trailing slash. */
  publicUrl: string;
  /** When the data of elections last changed. */
  changedAt: Date;
}

function descriptionOf(deadline: Deadline, { t, language }: CalendarContext): string {
  const { sections, source, movedByDays } = deadline;
  const certainty = t(`elections.certainty.${deadline.certainty}`);
  const moved = { count: Math.abs(movedByDays) };
  return [
    deadlineDayText(deadline, t, language),
    `${t('elections.deadlines.column.who')}: ${deadline.actors.map((actor) => t(`elections.actor.${actor}`)).join(', ')}`,
    `${t('elections.deadlines.column.certainty')}: ${[certainty, source?.title, source?.url].filter(Boolean).join(' ')}`,
    ...(sections.length === 0
      ? []
      : [t('elections.basis', { count: sections.length, sections: sections.join(', ') })]),
    ...(movedByDays < 0 ? [t('elections.movedEarlier', moved)] : []),
    ...(movedByDays > 0 ? [t('elections.movedLater', moved)] : []),
  ].join('\n');
}

function statusOf(election: ElectionRecord, deadline: Deadline): CalendarEvent['status'] {
  if (election.replacedBy !== null) return 'CANCELLED';
  return deadline.certainty === 'published' ? 'CONFIRMED' : 'TENTATIVE';
}

/**
 * Deadlines as iCalendar text: whole days, and moments where the act must be done before a time of day. What is not
 * published is tentative and says so; a deadline whose day is not known has no event, and the calendar's description names it.
 */
export function deadlineCalendar(election: ElectionRecord, context: CalendarContext): string {
  const { t, language, publicUrl } = context;
  const url = `${publicUrl}${href(language, paths.election, { election: election.code })}`;
  const name = electionName(election, t, language);
  const deadlines = deadlinesOf(election);
  const unknown = deadlines
    .filter(({ day }) => day === null)
    .map(({ code }) => t(`elections.deadline.${code}`));
  const events = deadlines.flatMap((deadline): CalendarEvent[] => {
    if (deadline.day === null) return [];
    const what = t(`elections.deadline.${deadline.code}`);
    const event: CalendarEvent = {
      uid: `${election.code}-${deadline.code}@vaalikumppani`,
      day: deadline.day,
      time: deadline.before,
      summary: t('elections.calendar.summary', { what, name }),
      description: descriptionOf(deadline, context),
      url,
      status: statusOf(election, deadline),
    };
    return [event];
  });
  return writeCalendar({
    productId: `-//Vaalikumppani//${election.code}//${language.toUpperCase()}`,
    name: t('elections.calendar.name', { name }),
    description: [
      t('elections.calendar.lead'),
      ...(unknown.length === 0 ? [] : [t('elections.calendar.unknown', { deadlines: unknown.join('; ') })]),
    ].join('\n'),
    url,
    changedAt: context.changedAt,
    events,
  });
}
