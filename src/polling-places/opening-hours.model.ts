/** Opening hours of polling places: what they are read against, what cannot be true and what the law limits. */
import { daysFrom, isWeekend, type IsoDate, type LocalTime } from '../shared/dates';
import type { OpenDay, PlaceKind } from './polling-place.model';

/** What decides which days a text such as "weekdays 9–20" speaks of. */
export interface HoursContext {
  kind: PlaceKind;
  electionDay: IsoDate;
  advanceFrom: IsoDate;
  advanceTo: IsoDate;
}

/** From one time to another on a day that the context gives. */
export interface OpenWindow {
  opensAt: LocalTime;
  closesAt: LocalTime;
}

export type HoursProblemCode =
  /** 09-20-2021, which nobody knows the order of, and whose 09-20 looks like hours. */
  | 'dashed_date'
  /** 31.6. */
  | 'no_such_day'
  /** 25:00, 9.75 */
  | 'no_such_time'
  /** 18–9, 9–9 */
  | 'closes_before_opening'
  /** 8.6.–26.5. */
  | 'ends_before_beginning'
  /** Monday 27.5.2021, which is a Thursday. */
  | 'weekday_mismatch';

/** What a text says and what cannot be true. */
export interface HoursProblem {
  code: HoursProblemCode;
  /** The piece of the text, verbatim. */
  piece: string;
}

export type HoursWarningCode =
  | 'outside_election_day_hours'
  | 'outside_advance_weekday_hours'
  | 'outside_advance_weekend_hours'
  | 'not_the_election_day'
  | 'outside_advance_period';

/** What the law does not foresee. Real announcements do it, so it is pointed out and kept. */
export interface HoursWarning {
  code: HoursWarningCode;
  day: OpenDay;
}

/** Hours within which places may be open: Election Act, section 48 for advance voting, 9–20 on election day. */
export const legalHours = {
  electionDay: { opensAt: '09:00', closesAt: '20:00' },
  advanceWeekday: { opensAt: '08:00', closesAt: '20:00' },
  advanceWeekend: { opensAt: '10:00', closesAt: '16:00' },
} as const satisfies Record<string, OpenWindow>;

/** The days on which a place of this kind can be open: the election day, or the whole advance period. */
export function votingDays(context: HoursContext): IsoDate[] {
  if (context.kind === 'election_day') return [context.electionDay];
  return daysFrom(context.advanceFrom, context.advanceTo);
}

/** Legal limits that the hours leave, at most two warnings a day: one of the day, one of the times. */
export function hoursWarnings(hours: readonly OpenDay[], context: HoursContext): HoursWarning[] {
  const days = new Set(votingDays(context));
  return hours.flatMap((day) => {
    const codes: HoursWarningCode[] = [];
    if (!days.has(day.day))
      codes.push(context.kind === 'election_day' ? 'not_the_election_day' : 'outside_advance_period');
    const limit = limitOf(day, context);
    if (day.opensAt < limit.opensAt || day.closesAt > limit.closesAt) codes.push(limit.code);
    return codes.map((code) => ({ code, day }));
  });
}

function limitOf(day: OpenDay, context: HoursContext): OpenWindow & { code: HoursWarningCode } {
  if (context.kind === 'election_day' || day.day === context.electionDay)
    return { ...legalHours.electionDay, code: 'outside_election_day_hours' };
  return isWeekend(day.day)
    ? { ...legalHours.advanceWeekend, code: 'outside_advance_weekend_hours' }
    : { ...legalHours.advanceWeekday, code: 'outside_advance_weekday_hours' };
}
