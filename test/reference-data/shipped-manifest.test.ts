import { readdirSync } from 'node:fs';
import { sha256 } from '../../src/platform/checksum';
import { fromRoot } from '../../src/platform/project-root';
import { countRows, sourcesOf } from '../../src/reference-data/manifest.model';
import { readShipped, shippedManifest, sum } from '../support/shipped-data';

describe('The manifest', () => {
  it('lists every table with its checksum, size and number of rows', () => {
    for (const table of shippedManifest.tables) {
      const text = readShipped(table.file);
      expect([table.file, sha256(text)]).toEqual([table.file, table.sha256]);
      expect([table.file, Buffer.byteLength(text)]).toEqual([table.file, table.bytes]);
      expect([table.file, countRows(table.file, text)]).toEqual([table.file, table.rows]);
      expect(table.sources.length).toBeGreaterThan(0);
    }
    const files = readdirSync(fromRoot('data'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      // Elections are written by hand and checked by their own form.
      .filter((file) => /\.(csv|json)$/.test(file) && !['manifest.json', 'elections.json'].includes(file));
    expect(shippedManifest.tables.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  it('stays under 3 MB in all', () => {
    expect(sum(shippedManifest.tables.map(({ bytes }) => bytes))).toBeLessThan(3_000_000);
    expect(Buffer.byteLength(readShipped('municipality-outlines.json'))).toBeLessThanOrEqual(120_000);
    expect(Buffer.byteLength(readShipped('postal-outlines.json'))).toBeLessThanOrEqual(1_100_000);
  });

  it('names the sources of a figure, each once', () => {
    const titles = (files?: string[]) => sourcesOf(shippedManifest, files).map(({ title }) => title);
    expect(titles(['voting-districts.csv', 'district-postal-shares.csv'])).toHaveLength(1);
    expect(titles()).toHaveLength(12);
    expect(
      sourcesOf(shippedManifest).every(({ publisher, licence }) => publisher !== '' && licence !== ''),
    ).toBe(true);
  });

  it('goes with a description of every column', () => {
    const sections = new Map(
      readShipped('README.md')
        .split(/^## /m)
        .map((section) => [section.split('\n')[0]!, section]),
    );
    for (const { file } of shippedManifest.tables) {
      const section = sections.get(file.startsWith('polling-places/') ? 'polling-places/' : file);
      expect([file, section === undefined]).toEqual([file, false]);
      if (!file.endsWith('.csv')) continue;
      for (const column of readShipped(file).split('\n')[0]!.split(/[,;]/)) {
        expect([file, column, section!.includes(`| \`${column}\` |`)]).toEqual([file, column, true]);
      }
    }
  });
});
