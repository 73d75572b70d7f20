/** Opening hours of a place in few lines: days that follow each other with the same hours share one. */
import { formatHours, formatWeekday } from '../i18n/format';
import type { Language } from '../i18n/language';
import { addDays, type IsoDate } from '../shared/dates';
import type { OpenDay } from './polling-place.model';

interface DayLine {
  from: IsoDate;
  to: IsoDate;
  hours: string;
}

/** `ke 26.5.2021 – pe 28.5.2021 klo 9.00–20.00`; @param hours in order of day */
export function hoursLines(hours: readonly OpenDay[], language: Language): string[] {
  const byDay = new Map<IsoDate, string[]>();
  for (const { day, opensAt, closesAt } of hours)
    byDay.set(day, [...(byDay.get(day) ?? []), formatHours(opensAt, closesAt, language)]);
  const lines: DayLine[] = [];
  for (const [day, windows] of byDay) {
    const text = windows.join(', ');
    const last = lines.at(-1);
    if (last?.hours === text && addDays(last.to, 1) === day) last.to = day;
    else lines.push({ from: day, to: day, hours: text });
  }
  return lines.map(({ from, to, hours: text }) => {
    const days =
      from === to
        ? formatWeekday(from, language)
        : `${formatWeekday(from, language)} – ${formatWeekday(to, language)}`;
    return `${days} ${text}`;
  });
}
