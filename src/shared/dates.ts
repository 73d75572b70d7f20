/** Calendar days as ISO text: no time zone can move them. */

/** A calendar day, `2021-06-13`. */
export type IsoDate = string;
/** A time of day on the 24-hour clock, `09:00`; `24:00` is the end of the day. */
export type LocalTime = string;

const millisecondsPerDay = 86_400_000;

/** Whether the text is a day that exists (30 February does not). */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day `days` after `date` (before it, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay);
}

/** Every day from first to last, both included; empty when last is earlier. */
export function daysFrom(first: IsoDate, last: IsoDate): IsoDate[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, index) =>
    addDays(first, index),
  );
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(date: IsoDate): boolean {
  return weekday(date) >= 6;
}

// Made once: making one takes hundreds of times as long as using it.
const finnishDays = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Finland at an instant. */
export function finnishDay(instant: Date): IsoDate {
  return finnishDays.format(instant);
}
