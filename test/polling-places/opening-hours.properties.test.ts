import fc from 'fast-check';
import { readOpeningHours, writeOpeningHours } from '../../src/polling-places/opening-hours.csv';
import type { HoursContext } from '../../src/polling-places/opening-hours.model';
import { placeKinds, type OpenDay } from '../../src/polling-places/polling-place.model';
import { addDays, weekday } from '../../src/shared/dates';

const periods = [
  { electionDay: '2021-06-13', advanceFrom: '2021-05-26', advanceTo: '2021-06-08' },
  { electionDay: '2022-01-23', advanceFrom: '2022-01-12', advanceTo: '2022-01-18' },
  { electionDay: '2012-10-28', advanceFrom: '2012-10-17', advanceTo: '2012-10-23' },
];
const contexts = fc
  .tuple(fc.constantFrom(...placeKinds), fc.constantFrom(...periods))
  .map(([kind, period]): HoursContext => ({ kind, ...period }));

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
const openDays = fc
  .tuple(
    fc.integer({ min: -400, max: 400 }),
    fc.integer({ min: 0, max: 1439 }),
    fc.integer({ min: 1, max: 1440 }),
  )
  .filter(([, opens, closes]) => opens < closes)
  .map(([days, opens, closes]): OpenDay => ({
    day: addDays('2021-06-13', days),
    opensAt: clock(opens),
    closesAt: clock(closes),
  }));
const byDayAndTime = (one: OpenDay, other: OpenDay): number => (writeKey(one) < writeKey(other) ? -1 : 1);
const writeKey = ({ day, opensAt, closesAt }: OpenDay): string => `${day} ${opensAt} ${closesAt}`;

/** Pieces of announcements, put together at random: mostly nonsense, sometimes plain. */
const words = [
  'ark',
  'vkl',
  'ma',
  'ke',
  'to',
  'pe',
  'la',
  'su',
  'ma-pe',
  'la-su',
  'mån–fre',
  'lördag',
  'Mon',
  'weekdays',
  'joka päivä',
  'muina päivinä',
  'klo',
  'kl.',
  'suljettu',
  'ei',
  'paitsi',
  'ja',
  'och',
  'and',
  'on',
  'till',
  'vaalipäivänä',
  'avoinna',
  'katkeaa',
  '(katkeaa)',
  '(AV-2022: ark 9-16)',
  'toukokuun',
  'May',
  'maj',
  '26.',
  '28',
  '26.5.',
  '28.5.',
  '26.-28.5.',
  '5.6.',
  '26.5.-8.6.',
  '12.1.',
  '17.10.',
  '20.10',
  '31.6.',
  '2021',
  '2021-05-27',
  '26/5',
  '9',
  '20',
  '9.30',
  '12:15',
  '9-20',
  '10–16',
  '8.00 - 18.00',
  '18-9',
  '25:00',
  '9am',
  'pm',
  '0900',
  '-',
  '–',
  ',',
  ';',
  '|',
  '\n',
  '(',
  ')',
  ':',
  '.',
  '…',
  '/',
];
const soup = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom('', ' ', ' ')), { maxLength: 14 })
  .map((parts) => parts.map(([word, space]) => word + space).join(''));

/** Where a piece stands as a whole: a left-over "9" is not the one in "29". */
function indexOfPiece(text: string, piece: string, from: number): number {
  let at = text.indexOf(piece, from);
  while (at >= 0 && (cutsNumber(text, at) || cutsNumber(text, at + piece.length)))
    at = text.indexOf(piece, at + 1);
  return at;
}

function cutsNumber(text: string, at: number): boolean {
  return /\d\d/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** The text without its leftovers, which must be found in it in their order. */
function withoutLeftovers(text: string, leftover: readonly string[]): string {
  let rest = '';
  let from = 0;
  for (const piece of leftover) {
    const at = indexOfPiece(text, piece, from);
    expect(at).toBeGreaterThanOrEqual(0);
    rest += `${text.slice(from, at)} `;
    from = at + piece.length;
  }
  return rest + text.slice(from);
}

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

describe('Opening hours in general', () => {
  it('reads back every list of hours that it writes', () => {
    fc.assert(
      fc.property(
        contexts,
        fc.uniqueArray(openDays, { selector: writeKey, minLength: 1 }),
        (context, hours) => {
          const sorted = [...hours].sort(byDayAndTime);
          const reading = readOpeningHours(writeOpeningHours(sorted), context);
          expect(reading).toEqual({ hours: sorted, leftover: [], understood: true, problems: [] });
        },
      ),
    );
  });

  it('never throws, and is understood only when nothing is left over', () => {
    fc.assert(
      fc.property(contexts, fc.oneof(soup, fc.string({ unit: 'grapheme' })), (context, text) => {
        const { hours, leftover, understood, problems } = readOpeningHours(text, context);
        expect(understood).toBe(hours.length > 0 && leftover.length === 0);
        if (hours.length === 0) expect(leftover.join('')).toBe(text.trim());
        if (problems.length > 0) expect(understood).toBe(false);
        for (const { piece } of problems) expect(text).toContain(piece);
        for (const { opensAt, closesAt } of hours) expect(opensAt < closesAt).toBe(true);
        expect([...hours].sort(byDayAndTime)).toEqual(hours);
      }),
      { numRuns: 600 },
    );
  });

  it('keeps every letter that it does not know', () => {
    fc.assert(
      fc.property(contexts, soup, fc.constantFrom('kirjasto', 'noin', 'Åbo'), (context, text, word) => {
        const { leftover } = readOpeningHours(`${text} ${word}`, context);
        expect(leftover.some((piece) => piece.includes(word))).toBe(true);
      }),
    );
  });

  it('loses no number: each is in a leftover, or a day or a time of the hours', () => {
    // Closed days and days chosen by weekdays have numbers that no open day shows.
    const silent = /suljettu|ei|on|paitsi|ark|vkl|ma|ke|to|pe|la|su|fre|lördag|Mon|week/;
    const digits = (length: number) =>
      fc.integer({ min: 0, max: 59 }).map((value) => String(value).padStart(length, '0'));
    const window = fc
      .tuple(fc.integer({ min: 0, max: 11 }), digits(2), fc.integer({ min: 12, max: 23 }), digits(2))
      .map(([opens, from, closes, to]) => `${opens}.${from}–${closes}:${to}`);
    const date = fc.integer({ min: 0, max: 13 }).map((step) => {
      const day = addDays('2021-05-26', step);
      return `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.`;
    });
    const known = words.filter((word) => !silent.test(word));
    const part = fc.oneof(date, window, fc.constantFrom(', ', '; ', ' ja '), fc.constantFrom(...known));
    const numbered = fc
      .array(fc.tuple(part, fc.constantFrom(' ', ' ', '')), { maxLength: 12 })
      .map((parts) => parts.map(([word, space]) => word + space).join(''));
    fc.assert(
      fc.property(contexts, numbered, (context, text) => {
        const { hours, leftover } = readOpeningHours(text, context);
        const said = new Set(
          hours.flatMap(({ day, opensAt, closesAt }) =>
            numbersIn(`${day.replaceAll('-', ' ')} ${opensAt} ${closesAt}`),
          ),
        );
        // A day in doubt has no hours, and the leftover that puts it in doubt names it.
        for (const number of numbersIn(leftover.join(' '))) said.add(number);
        // A time of the 12-hour clock is said with another number.
        const afternoon = (hour: number): boolean => said.has(hour + 12) || said.has(hour % 12);
        for (const number of numbersIn(withoutLeftovers(text, leftover)))
          expect([number, said.has(number) || said.has(number % 2000) || afternoon(number)]).toEqual([
            number,
            true,
          ]);
      }),
      { numRuns: 600 },
    );
  });

  it('never leaves the period, nor the weekdays, of hours that name weekdays only', () => {
    const names = ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'];
    const day = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...periods), day, day, (period, first, last) => {
        const text = first === last ? `joka ${names[first]} 9–18` : `${names[first]}–${names[last]} 9–18`;
        const { hours } = readOpeningHours(text, { kind: 'advance', ...period });
        const allowed = new Set(
          Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => ((first + step) % 7) + 1),
        );
        for (let date = period.advanceFrom; date <= period.advanceTo; date = addDays(date, 1))
          expect(hours.some((open) => open.day === date)).toBe(allowed.has(weekday(date)));
        for (const open of hours)
          expect(open.day >= period.advanceFrom && open.day <= period.advanceTo).toBe(true);
      }),
    );
  });

  it('answers at once for a text as long as an announcement can be', () => {
    const text = Array.from({ length: 300 }, () => '26.5. 9-18, 27.5. ')
      .join('')
      .slice(0, 5000);
    const started = performance.now();
    readOpeningHours(text, { kind: 'advance', ...periods[0]! });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(readOpeningHours('9-20 '.repeat(2000), { kind: 'advance', ...periods[0]! }).hours).toEqual([]);
  });
});
