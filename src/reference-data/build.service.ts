/** Builds the shipped tables from a folder of open data and writes them with their manifest. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../platform/checksum';
import { buildTables, sourceFiles, type SourceTexts } from './build.csv';
import { countRows, formatManifest, manifestFile, type Manifest } from './manifest.model';

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
  const manifest: Manifest = {
    tables: built.map(({ file, what, sources, text }) => ({
      file,
      what,
      sources,
      rows: countRows(file, text),
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    })),
  };
  await writeFile(join(targetFolder, manifestFile), formatManifest(manifest));
  return manifest;
}
