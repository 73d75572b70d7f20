import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsvTable } from '../../src/shared/csv-table';
import { decodeText } from '../../src/shared/text-decoding';
import { fromRoot } from '../../src/platform/project-root';

const folder = mkdtempSync(join(tmpdir(), 'vaalikumppani-report-'));

/** Runs the command as people do, in a process of its own, on a database file that is not there at first. */
function report(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', fromRoot('src', 'cli', 'report.ts'), ...args],
      {
        env: { PATH: process.env.PATH, DATABASE_FILE: join(folder, 'new', 'test.sqlite') },
        maxBuffer: 50_000_000,
      },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
      },
    );
  });
}

describe('npm run report', () => {
  it('writes the same bytes for the same data, with a row for each of the 309 municipalities', async () => {
    const files = [join(folder, 'first.csv'), join(folder, 'second.csv')];
    for (const out of files) {
      const done = await report('--election', 'KV-2021', '--out', out);
      expect(done).toMatchObject({ code: 0 });
    }
    const [first, second] = files.map((file) => readFileSync(file));
    expect(first!.equals(second!)).toBe(true);
    expect([...first!.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = decodeText(first!);
    const table = text.ok ? readCsvTable(text.value.text) : text;
    if (!table.ok) throw new Error('the file can be read');
    expect(table.value.rows.filter(({ cells }) => /^\d{3}$/.test(cells[0] ?? ''))).toHaveLength(309);
    expect(text.ok && text.value.text).toContain('Tilastokeskus');
  }, 240_000);

  it('writes JSON, and CSV for programs in another language', async () => {
    const json = await report('--election', 'AV-2022', '--format', 'json');
    expect(json.code).toBe(0);
    expect(JSON.parse(json.output)).toMatchObject({ election: { code: 'AV-2022' } });
    const csv = await report('--election', 'AV-2022', '--lang', 'sv', '--dialect', 'rfc4180');
    expect(csv.output.split('\r\n')[0]).toMatch(/^Kommun/);
  }, 240_000);

  it('writes the whole report of an area and a question in other formats, as seen from an instant', async () => {
    const out = join(folder, 'helsinki.pdf');
    const asked = [
      '--area',
      'municipality-091',
      '--query',
      'places=step_free',
      '--at',
      '2021-06-01T09:00:00Z',
    ];
    const pdf = await report('--election', 'KV-2021', '--format', 'pdf', ...asked, '--out', out);
    expect(pdf).toMatchObject({ code: 0 });
    const text = readFileSync(out).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7/);
    expect(text).toContain('D:20210601090000Z');
  }, 240_000);

  it.each([
    [[], '--election'],
    [['--election', 'KV-2021', '--format', 'pdf', '--area', 'nowhere'], '--area'],
    [['--election', 'KV-2021', '--query', 'thresholds=no'], 'thresholds=no'],
    [['--election', 'KV-1999'], 'KV-2021'],
    [['--election', 'KV-2021', '--format', 'docx'], '--format'],
    [['--election', 'KV-2021', '--lang', 'de'], '--lang'],
    [['--elections', 'KV-2021'], '--elections'],
  ])(
    'says how to call it when called with %j',
    async (args, hint) => {
      const done = await report(...args);
      expect(done.code).toBe(2);
      expect(done.output).toContain(hint);
    },
    120_000,
  );
});
