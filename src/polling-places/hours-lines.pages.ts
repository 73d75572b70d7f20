/** Opening hours of a place in few lines: days that follow each other with the same hours share one. */
import { formatWeekday } from '../i18n/format';
import type { Language } from '../i18n/language';
import { addDays, type IsoDate } from '../shared/dates';
import { dayHoursText, hoursByDay } from './place-words.pages';
import type { OpenDay } from './polling-place.model';

/**
 * `ke 26.5.2021 – pe 28.5.2021 klo 9.00–20.00`; @param hours in order of day
 * @param dayText how a day is written; `formatShortWeekday` where the year is clear
 */
export function hoursLines(
  hours: readonly OpenDay[],
  language: Language,
  dayText: (day: IsoDate, language: Language) => string = formatWeekday,
): string[] {
  const runs: { first: IsoDate; last: IsoDate; text: string }[] = [];
  for (const { day, windows } of hoursByDay(hours)) {
    const text = dayHoursText(windows, language);
    const run = runs.at(-1);
    if (run?.text === text && addDays(run.last, 1) === day) run.last = day;
    else runs.push({ first: day, last: day, text });
  }
  return runs.map(({ first, last, text }) => {
    const from = dayText(first, language);
    return `${first === last ? from : `${from} – ${dayText(last, language)}`} ${text}`;
  });
}
