import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readOpeningHours } from '../../src/polling-places/opening-hours.csv';
import type { HoursContext } from '../../src/polling-places/opening-hours.model';
import type { PlaceKind } from '../../src/polling-places/polling-place.model';

const folder = join(__dirname, '../../data/polling-places');
const kinds: Record<string, PlaceKind> = { V: 'election_day', E: 'advance', M: 'mobile_stop' };

/** Election day, first and last day of advance voting. */
const days: Record<string, [string, string, string]> = {
  'KV-2017': ['2017-04-09', '2017-03-29', '2017-04-04'],
  'EKV-2019': ['2019-04-14', '2019-04-03', '2019-04-09'],
  'EPV-2019': ['2019-05-26', '2019-05-15', '2019-05-21'],
  'KV-2021-APR': ['2021-04-18', '2021-04-07', '2021-04-13'],
  'KV-2021': ['2021-06-13', '2021-05-26', '2021-06-08'],
  'AV-2022': ['2022-01-23', '2022-01-12', '2022-01-18'],
  'EKV-2023': ['2023-04-02', '2023-03-22', '2023-03-28'],
  'PV-2024': ['2024-01-28', '2024-01-17', '2024-01-23'],
  'EPV-2024': ['2024-06-09', '2024-05-29', '2024-06-04'],
  'KV-2025': ['2025-04-13', '2025-04-02', '2025-04-08'],
};

/** Hours that the announcement cuts off, days without times, an opening time alone, or another election's hours. */
const incomplete =
  /katke|ei lähteessä|^\(AV-2022|^avattiin|^alkaen|kaksi päivää|^vain to-pe 23\.-24\.3\.$|^\d{1,2}\.[\d.-]*(?: ja [\d.-]+)?$/;

interface ShippedHours {
  election: string;
  text: string;
  context: HoursContext;
}

const shipped = readdirSync(folder)
  .filter((file) => file.endsWith('.csv'))
  .flatMap((file): ShippedHours[] => {
    const election = file.replace('.csv', '');
    const [electionDay, advanceFrom, advanceTo] = days[election]!;
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, file)), {
      bom: true,
      columns: true,
      delimiter: ';',
    });
    return rows
      .filter((row) => row.aukiolo_teksti !== '')
      .map((row) => ({
        election,
        text: row.aukiolo_teksti!,
        context: { kind: kinds[row.tyyppi!]!, electionDay, advanceFrom, advanceTo },
      }));
  });

describe('Opening hours of the shipped polling places', () => {
  const complete = shipped.filter(({ text }) => !incomplete.test(text));
  const readings = complete.map((row) => ({ ...row, reading: readOpeningHours(row.text, row.context) }));

  it('are understood where they are complete, at least 95 of 100', () => {
    expect(readings.length).toBeGreaterThan(1500);
    const unread = readings.filter(({ reading }) => !reading.understood);
    expect(1 - unread.length / readings.length).toBeGreaterThanOrEqual(0.95);
    // The texts that say less than they seem to: "mainly", and a column that was inferred.
    expect([...new Set(unread.map(({ text }) => text))].sort()).toEqual([
      'la 10-15 (sarake päätelty)',
      'pääosin ark 9-20, vkl 10-18',
      'su 10-15 (sarake päätelty)',
    ]);
  });

  it('are never called understood where they are not complete', () => {
    const cutOff = shipped.filter(({ text }) => incomplete.test(text));
    expect(cutOff.length).toBeGreaterThan(40);
    expect(cutOff.filter(({ text, context }) => readOpeningHours(text, context).understood)).toEqual([]);
  });

  it('say nothing that cannot be true', () => {
    expect(readings.filter(({ reading }) => reading.problems.length > 0)).toEqual([]);
  });

  it('lie within the period of their election', () => {
    const outside = readings.filter(({ reading, context }) =>
      reading.hours.some(({ day }) => day < context.advanceFrom || day > context.electionDay),
    );
    expect(outside).toEqual([]);
  });
});
