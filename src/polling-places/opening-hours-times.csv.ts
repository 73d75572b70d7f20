/** Reads times of day out of the tokens of opening hours: `9–20`, `klo 9.00–15.30`, `9am–8pm`. */
import type { LocalTime } from '../shared/dates';
import { isRangeWord, skip } from './opening-hours-dates.csv';
import type { HoursProblemCode, OpenWindow } from './opening-hours.model';
import type { Clock, HoursToken } from './opening-hours-tokens.csv';

/** A window that was read, or why it cannot be; `from` and `next` bound its tokens. */
export interface WindowRead {
  window: OpenWindow | null;
  problem: HoursProblemCode | null;
  from: number;
  next: number;
}

interface TimePoint {
  hour: number;
  minute: number;
  /** Null on the 24-hour clock. */
  afternoon: boolean | null;
  next: number;
}

/** Words that may stand before a time and say nothing more. */
export const wordsBeforeTime = ['at', 'from', 'between', 'open'] as const satisfies HoursToken['kind'][];

/** One opening time and one closing time, or null when there are not both. */
export function readWindow(tokens: readonly HoursToken[], start: number): WindowRead | null {
  const at = skip(tokens, start, wordsBeforeTime);
  const opens = readTime(tokens, at);
  if (opens === null) return null;
  const between = tokens.slice(start, at).some(({ kind }) => kind === 'between');
  const link = tokens[opens.next];
  if (!isRangeWord(link) && !(between && link?.kind === 'and')) return null;
  const closes = readTime(tokens, skip(tokens, opens.next + 1, ['at']), true);
  if (closes === null) return null;
  const next = skip(tokens, closes.next, ['open']);
  return { ...toWindow(opens, closes), from: at, next };
}

function readTime(tokens: readonly HoursToken[], at: number, last = false): TimePoint | null {
  const token = tokens[at];
  const clock = clockOf(token, last);
  if (clock === null) return null;
  const half = tokens[at + 1];
  if (half?.kind === 'clock_word' && clock.hour === 12) return readTime(tokens, at + 1);
  if (half?.kind !== 'meridiem') return { ...clock, afternoon: null, next: at + 1 };
  return { ...clock, afternoon: half.afternoon, next: at + 2 };
}

function clockOf(token: HoursToken | undefined, last: boolean): Clock | null {
  if (token === undefined) return null;
  if (token.kind === 'clock') return token;
  if (token.kind === 'clock_word') return { hour: Number(token.time.slice(0, 2)), minute: 0 };
  if (token.kind !== 'date' && token.kind !== 'number') return null;
  // A dot after the closing time ends a sentence; after an opening time it would make a date.
  if (token.dotted && !last) return null;
  if (token.kind === 'date') return token.clock;
  return token.digits > 2 ? null : { hour: token.value, minute: 0 };
}

function toWindow(opens: TimePoint, closes: TimePoint): Pick<WindowRead, 'window' | 'problem'> {
  const closesAt = minutesOf(closes, closes.afternoon);
  const sameHalf = minutesOf(opens, opens.afternoon ?? closes.afternoon);
  // "2–6 pm" means the afternoon for both, "9–8 pm" cannot.
  const opensAt =
    opens.afternoon === null && closes.afternoon !== null && closesAt !== null && (sameHalf ?? 0) >= closesAt
      ? minutesOf(opens, null)
      : sameHalf;
  if (opensAt === null || closesAt === null) return { window: null, problem: 'no_such_time' };
  if (closesAt <= opensAt) return { window: null, problem: 'closes_before_opening' };
  return { window: { opensAt: timeText(opensAt), closesAt: timeText(closesAt) }, problem: null };
}

/** Minutes from midnight, or null for a time that no clock shows. */
function minutesOf({ hour, minute }: TimePoint, afternoon: boolean | null): number | null {
  if (minute > 59) return null;
  if (afternoon === null) return hour * 60 + minute > 24 * 60 ? null : hour * 60 + minute;
  if (hour < 1 || hour > 12) return null;
  return ((hour % 12) + (afternoon ? 12 : 0)) * 60 + minute;
}

function timeText(minutes: number): LocalTime {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
