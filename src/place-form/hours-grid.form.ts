/** Opening hours as a grid of days: from what a place says to fields, and from fields to hours or problems. */
import { field } from '../organisations/organisation.form';
import type { FieldProblem } from '../i18n/form-problem';
import { isWeekend, type IsoDate } from '../shared/dates';
import { votingDays, type HoursContext } from '../polling-places/opening-hours.model';
import type { OpenDay, PollingPlaceDraft } from '../polling-places/polling-place.model';

/** One day of the grid as it was typed; a window of two empty texts is no window. */
export interface GridDay {
  day: IsoDate;
  windows: readonly { opensAt: string; closesAt: string }[];
  isClosed: boolean;
}

export type PlaceHours = Pick<PollingPlaceDraft, 'hours' | 'hoursText' | 'hoursUnderstood'>;

/** Most windows a day that the grid asks for. */
const mostWindows = 3;

/** Names of the fields of a day. */
export const hoursField = {
  opens: (day: IsoDate, window: number) => `opens-${day}-${window}`,
  closes: (day: IsoDate, window: number) => `closes-${day}-${window}`,
  closed: (day: IsoDate) => `closed-${day}`,
};

/** The days of the phase, and any other day of which the place has hours, so that none is lost. */
export function gridDays(context: HoursContext, hours: readonly OpenDay[]): IsoDate[] {
  return [...new Set([...votingDays(context), ...hours.map(({ day }) => day)])].sort();
}

/** The grid of a place as it is stored. Where all hours are known, a day without hours is closed. */
export function gridOf(hours: PlaceHours, days: readonly IsoDate[]): GridDay[] {
  return days.map((day) => {
    const windows = hours.hours.filter((open) => open.day === day);
    return { day, windows, isClosed: windows.length === 0 && hours.hoursUnderstood };
  });
}

/** How many windows a day the grid shows: as many as any day has, and one at least. */
export function windowCount(grid: readonly GridDay[]): number {
  return Math.max(1, ...grid.map(({ windows }) => windows.length));
}

/** The grid as it was sent. */
export function sentGrid(fields: unknown, days: readonly IsoDate[]): GridDay[] {
  const count = Math.min(mostWindows, Math.max(1, Number(field(fields, 'windows')) || 1));
  return days.map((day) => ({
    day,
    windows: Array.from({ length: count }, (_, window) => ({
      opensAt: field(fields, hoursField.opens(day, window)).slice(0, 20),
      closesAt: field(fields, hoursField.closes(day, window)).slice(0, 20),
    })),
    isClosed: field(fields, hoursField.closed(day)) === '1',
  }));
}

/** The grid with one window more a day, as far as the grid goes. */
export function withMoreWindows(grid: readonly GridDay[]): GridDay[] {
  const count = Math.min(mostWindows, windowCount(grid) + 1);
  const blank = { opensAt: '', closesAt: '' };
  return grid.map((day) => ({
    ...day,
    windows: Array.from({ length: count }, (_, window) => day.windows[window] ?? blank),
  }));
}

/** The grid with the hours of one day on all later days of its sort: weekdays on weekdays, weekends on weekends. */
export function copiedDown(grid: readonly GridDay[], from: IsoDate): GridDay[] {
  const source = grid.find(({ day }) => day === from);
  if (source === undefined) return [...grid];
  return grid.map((each) =>
    each.day > from && isWeekend(each.day) === isWeekend(from)
      ? { ...each, windows: source.windows, isClosed: source.isClosed }
      : each,
  );
}

/** `9`, `9.30`, `9:30`, `0930` → `09:30`; null when the text is no time of a day. */
export function readTime(text: string): string | null {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text) ?? [];
  if (hours === '' || Number(hours) > 24 || Number(minutes) > 59) return null;
  if (Number(hours) === 24 && minutes !== '00') return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

type Window = GridDay['windows'][number];

function readWindow(day: IsoDate, window: Window, index: number): OpenDay | FieldProblem | null {
  if (window.opensAt === '' && window.closesAt === '') return null;
  const [opensAt, closesAt] = [readTime(window.opensAt), readTime(window.closesAt)];
  if (opensAt === null) return { field: hoursField.opens(day, index), message: 'placeForm.problem.time' };
  if (closesAt === null) return { field: hoursField.closes(day, index), message: 'placeForm.problem.time' };
  return opensAt < closesAt
    ? { day, opensAt, closesAt }
    : { field: hoursField.closes(day, index), message: 'placeForm.problem.closesBefore' };
}

function readDay({ day, windows, isClosed }: GridDay): (OpenDay | FieldProblem)[] {
  const read = windows.flatMap((window, index) => readWindow(day, window, index) ?? []);
  if (isClosed && read.length > 0)
    return [{ field: hoursField.closed(day), message: 'placeForm.problem.closedAndOpen' }];
  const open = read
    .filter((each): each is OpenDay => 'day' in each)
    .sort((a, b) => (a.opensAt < b.opensAt ? -1 : 1));
  const overlaps = open.some((each, index) => index > 0 && each.opensAt < open[index - 1]!.closesAt);
  if (overlaps) return [{ field: hoursField.opens(day, 0), message: 'placeForm.problem.overlap' }];
  return [...read.filter((each) => !('day' in each)), ...open];
}

/**
 * Hours out of a grid. They are all there is to say when every day has hours or is ticked as closed; a day left empty is not
 * known. Words are kept while hours are not all known, or while they are the words of these very hours.
 * @param text hours in words, as typed
 * @param before hours as they are stored; null for a new place
 */
export function readGrid(
  grid: readonly GridDay[],
  text: string | null,
  before: PlaceHours | null,
): { hours: PlaceHours; problems: FieldProblem[] } {
  const read = grid.flatMap(readDay);
  const problems = read.filter((each): each is FieldProblem => 'field' in each);
  const hours = read.filter((each): each is OpenDay => 'day' in each);
  const isEmpty = ({ windows, isClosed }: GridDay) =>
    !isClosed && windows.every(({ opensAt, closesAt }) => opensAt === '' && closesAt === '');
  const isComplete = !grid.some(isEmpty);
  if (isComplete && hours.length === 0 && problems.length === 0)
    problems.push({ field: hoursField.closed(grid[0]?.day ?? ''), message: 'placeForm.problem.neverOpen' });
  const plain = (days: readonly OpenDay[]) =>
    days.map(({ day, opensAt, closesAt }) => `${day} ${opensAt} ${closesAt}`).join();
  const isAsBefore = before !== null && before.hoursText === text && plain(before.hours) === plain(hours);
  return {
    hours: { hours, hoursText: isComplete && !isAsBefore ? null : text, hoursUnderstood: isComplete },
    problems,
  };
}
