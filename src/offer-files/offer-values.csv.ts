/** Single cells of a file of offers: days, times of day, yes or no. */
import type { ElectionRecord } from '../elections/election.model';
import { readDates, skip } from '../polling-places/opening-hours-dates.csv';
import { hoursTokens } from '../polling-places/opening-hours-tokens.csv';
import { plainName } from '../shared/csv-header';
import type { IsoDate } from '../shared/dates';

/** Days as announcements write them; null when something among them is no day. */
export function readDays(text: string, election: ElectionRecord): IsoDate[] | null {
  const { heldOn: electionDay, advanceFrom, advanceTo } = election;
  const tokens = hoursTokens(text, Number(electionDay.slice(0, 4)));
  const context = { kind: 'advance', electionDay, advanceFrom, advanceTo } as const;
  const days = new Set<IsoDate>();
  let at = skip(tokens, 0, ['comma', 'and', 'break']);
  while (at < tokens.length) {
    const read = readDates({ tokens, context }, at, false);
    if (read?.problem !== null || read.next <= at) return null;
    for (const day of read.dates) days.add(day);
    at = skip(tokens, read.next, ['comma', 'and', 'break']);
  }
  return [...days].sort();
}

/** `9`, `9.00`, `klo 9:00` as `09:00`; anything else as it stands, for the form to judge. */
export function readTime(text: string): string {
  const match = /^(?:klo|kl\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?$/i.exec(text.trim());
  return match === null ? text : `${match[1]!.padStart(2, '0')}:${match[2] ?? '00'}`;
}

export function readYesNo(text: string): string {
  const word = plainName(text);
  if (['kylla', 'ja', 'yes', 'k', 'j', 'y', '1', 'x'].includes(word)) return 'yes';
  return ['ei', 'nej', 'no', 'e', 'n', '0'].includes(word) ? 'no' : '';
}
