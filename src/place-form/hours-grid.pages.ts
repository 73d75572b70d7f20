/** The grid of hours on the form of a place, with what the law says of them. */
import { formatHours, formatWeekday } from '../i18n/format';
import { hoursWarnings, legalHours, type HoursContext } from '../polling-places/opening-hours.model';
import type { OpenDay } from '../polling-places/polling-place.model';
import { isWeekend } from '../shared/dates';
import type { Reader } from '../workspace/workspace.pages';
import { hoursField, windowCount, type GridDay } from './hours-grid.form';

export interface GridRow {
  day: string;
  label: string;
  windows: readonly { opens: { name: string; value: string }; closes: { name: string; value: string } }[];
  closed: { name: string; isChecked: boolean } | null;
  copy: { value: string; label: string } | null;
}

export function gridRows(
  { grid, context }: { grid: readonly GridDay[]; context: HoursContext },
  { t, language }: Reader,
): GridRow[] {
  const count = windowCount(grid);
  const last = (weekend: boolean) => grid.findLast(({ day }) => isWeekend(day) === weekend)?.day;
  return grid.map(({ day, windows, isClosed }) => ({
    day,
    label: formatWeekday(day, language),
    windows: Array.from({ length: count }, (_, window) => ({
      opens: { name: hoursField.opens(day, window), value: windows[window]?.opensAt ?? '' },
      closes: { name: hoursField.closes(day, window), value: windows[window]?.closesAt ?? '' },
    })),
    closed: context.kind === 'election_day' ? null : { name: hoursField.closed(day), isChecked: isClosed },
    copy:
      last(isWeekend(day)) === day
        ? null
        : {
            value: `copy-${day}`,
            label: t('placeForm.hours.copyFrom', { day: formatWeekday(day, language) }),
          },
  }));
}

export function legalText({ kind }: HoursContext, { t, language }: Reader): string {
  const hours = (limit: keyof typeof legalHours) =>
    formatHours(legalHours[limit].opensAt, legalHours[limit].closesAt, language);
  return kind === 'election_day'
    ? t('placeForm.hours.legalElectionDay', { hours: hours('electionDay') })
    : t('placeForm.hours.legalAdvance', {
        weekday: hours('advanceWeekday'),
        weekend: hours('advanceWeekend'),
      });
}

/** Limits of the law that stored hours leave, each with its days. */
export function hoursWarningTexts(
  hours: readonly OpenDay[],
  context: HoursContext,
  { t, language }: Reader,
): string[] {
  const byCode = new Map<string, string[]>();
  for (const { code, day } of hoursWarnings(hours, context))
    byCode.set(code, [...(byCode.get(code) ?? []), formatWeekday(day.day, language)]);
  return [...byCode].map(([code, days]) =>
    t(`placeForm.warning.${code as 'outside_election_day_hours'}`, { days: days.join(', ') }),
  );
}
