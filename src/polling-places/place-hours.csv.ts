/** Opening hours of a row: two columns of a file to what a place knows of its hours, and back. */
import type { PlaceCells } from './place-cells.csv';
import type { PlaceProblemCode } from './place-problem.model';
import { readOpeningHours, writeOpeningHours, type OpeningHoursReading } from './opening-hours.csv';
import {
  hoursWarnings,
  type HoursContext,
  type HoursProblemCode,
  type HoursWarningCode,
} from './opening-hours.model';
import type { OpenDay, PollingPlaceDraft } from './polling-place.model';

export type PlaceHours = Pick<PollingPlaceDraft, 'hours' | 'hoursText' | 'hoursUnderstood'>;

/** In `aukioloajat`: the rest of the hours, or all of them, are not known. */
const restUnknown = 'ei_tietoa';

const problemCodes: Readonly<Record<HoursProblemCode, PlaceProblemCode>> = {
  dashed_date: 'hoursDateDashed',
  no_such_day: 'hoursDayImpossible',
  no_such_time: 'hoursTimeImpossible',
  closes_before_opening: 'hoursEndBeforeStart',
  ends_before_beginning: 'hoursPeriodBackwards',
  weekday_mismatch: 'hoursWeekdayMismatch',
};

const warningCodes: Readonly<Record<HoursWarningCode, PlaceProblemCode>> = {
  outside_election_day_hours: 'hoursOutsideElectionDay',
  outside_advance_weekday_hours: 'hoursOutsideAdvanceWeekday',
  outside_advance_weekend_hours: 'hoursOutsideAdvanceWeekend',
  not_the_election_day: 'hoursNotOnElectionDay',
  outside_advance_period: 'hoursOutsideAdvancePeriod',
};

function inOrder(hours: readonly OpenDay[]): OpenDay[] {
  const byTime = new Map(hours.map((open) => [`${open.day} ${open.opensAt} ${open.closesAt}`, open]));
  return [...byTime]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { day, opensAt, closesAt }]) => ({ day, opensAt, closesAt }));
}

/** Splits off the closing `ei_tietoa`: `26.5.2021 09:00-20:00|ei_tietoa`. */
function splitMarker(text: string): { known: string; complete: boolean } {
  const parts = text.split('|').map((part) => part.trim());
  if (parts.at(-1) !== restUnknown) return { known: text, complete: true };
  return { known: parts.slice(0, -1).join('|'), complete: false };
}

/** Reads a text of hours; one reader serves one file. */
export type HoursReader = (text: string, context: HoursContext) => OpeningHoursReading;

/** A reader that reads equal texts once: most places of a file open at the same hours, and reading is most of the work. */
export function hoursReader(): HoursReader {
  const known = new Map<string, OpeningHoursReading>();
  return (text, context) => {
    const key = `${context.kind} ${text}`;
    const reading = known.get(key) ?? readOpeningHours(text, context);
    known.set(key, reading);
    return reading;
  };
}

const nothing: OpeningHoursReading = { hours: [], leftover: [], understood: false, problems: [] };

function reportReading(
  cells: PlaceCells,
  column: 'hours' | 'hoursText',
  reading: OpeningHoursReading,
  context: HoursContext,
): void {
  for (const { code, piece } of reading.problems) cells.report(problemCodes[code], column, { piece });
  if (!reading.understood && reading.problems.length === 0 && reading.leftover.length > 0) {
    cells.report('hoursNotUnderstood', column, { piece: reading.leftover.join(' … ') });
  }
  const byCode = new Map<PlaceProblemCode, OpenDay[]>();
  for (const { code, day } of hoursWarnings(reading.hours, context)) {
    byCode.set(warningCodes[code], [...(byCode.get(warningCodes[code]) ?? []), day]);
  }
  for (const [code, days] of byCode) cells.report(code, column, { piece: writeOpeningHours(days) });
}

/**
 * Reads the hours of a row from `aukioloajat`, otherwise from `aukiolo_teksti`. The text is always kept, and so is what
 * could not be read of `aukioloajat`.
 */
export function readPlaceHours(cells: PlaceCells, context: HoursContext, read: HoursReader): PlaceHours {
  const written = cells.text('hours');
  const text = cells.text('hoursText');
  const column = written === null ? 'hoursText' : 'hours';
  const { known, complete } = splitMarker(written ?? text ?? '');
  const reading = known === '' ? nothing : read(known, context);
  reportReading(cells, column, reading, context);
  const hours = inOrder(reading.hours);
  const unread = column === 'hours' && !reading.understood ? known : '';
  const kept = [text ?? '', unread].filter((part) => part !== '');
  return {
    hours,
    hoursText: kept.length === 0 ? null : kept.join(' | '),
    hoursUnderstood: reading.understood && complete && hours.length > 0,
  };
}

/** What `aukioloajat` holds: the hours, and `ei_tietoa` where they are not all that is known. */
export function writePlaceHours({ hours, hoursText, hoursUnderstood }: PlaceHours): string | null {
  const known = hours.length === 0 ? [] : [writeOpeningHours(hours)];
  const complete = hoursUnderstood || (hours.length === 0 && hoursText === null);
  const parts = complete ? known : [...known, restUnknown];
  return parts.length === 0 ? null : parts.join('|');
}
