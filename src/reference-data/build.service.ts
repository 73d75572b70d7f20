/** Builds the shipped tables from a folder of open data and writes them with their manifest. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { translator } from '../i18n/translate';
import { sha256 } from '../platform/checksum';
import { buildTables, sourceFiles, type BuiltTable, type SourceTexts } from './build.csv';
import { electionOfFile, type SourceId } from './catalogue.model';
import {
  countRows,
  formatManifest,
  manifestFile,
  type DataSource,
  type Manifest,
  type ManifestTable,
} from './manifest.model';

/** The file of a source folder that is missing. */
export class MissingSourceError extends Error {
  constructor(readonly files: readonly string[]) {
    super(`The source folder lacks ${files.join(', ')}`);
  }
}

/** @throws {MissingSourceError} before anything is read when a file is not there */
async function readSources(folder: string): Promise<SourceTexts> {
  const missing = Object.values(sourceFiles).filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) throw new MissingSourceError(missing);
  const entries = await Promise.all(
    Object.entries(sourceFiles).map(async ([name, file]) => [
      name,
      await readFile(join(folder, file), 'utf8'),
    ]),
  );
  return Object.fromEntries(entries) as SourceTexts;
}

const english = translator('en');

function describeSource(id: SourceId): DataSource {
  const text = (part: 'publisher' | 'title' | 'vintage' | 'licence') =>
    english(`sources.source.${id}.${part}`);
  return {
    id,
    publisher: text('publisher'),
    title: text('title'),
    vintage: text('vintage'),
    licence: text('licence'),
  };
}

function describeTable({ id, file, sources, text }: BuiltTable): ManifestTable {
  return {
    id,
    file,
    what: english(`sources.table.${id}`, { election: electionOfFile(file) ?? '' }),
    sources: sources.map(describeSource),
    rows: countRows(file, text),
    bytes: Buffer.byteLength(text),
    sha256: sha256(text),
  };
}

/**
 * Writes every table and `manifest.json`.
 * @param sourceFolder open data in the formats of their publishers
 * @param targetFolder the project's `data/`
 * @throws {MissingSourceError}
 */
export async function buildReferenceData(sourceFolder: string, targetFolder: string): Promise<Manifest> {
  const built = buildTables(await readSources(sourceFolder));
  for (const { file, text } of built) {
    const path = join(targetFolder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const manifest: Manifest = { tables: built.map(describeTable) };
  await writeFile(join(targetFolder, manifestFile), formatManifest(manifest));
  return manifest;
}
