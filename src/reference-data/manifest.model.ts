/** The manifest of the shipped tables: what each holds, where it comes from, and the checksum that proves it. */
import type { SourceId, TableId } from './catalogue.model';

/** Name of the manifest beside the tables. */
export const manifestFile = 'manifest.json';

/** A source in English, for programs and for whoever opens the file; pages name it by its id in the reader's language. */
export interface DataSource {
  id: SourceId;
  publisher: string;
  title: string;
  vintage: string;
  licence: string;
}

/** A table as it was written. */
export interface ManifestTable {
  id: TableId;
  /** Path inside `data/`. */
  file: string;
  /** What it holds, in English. */
  what: string;
  sources: readonly DataSource[];
  /** Lines without the header; for outlines, areas. */
  rows: number;
  bytes: number;
  sha256: string;
}

export interface Manifest {
  tables: readonly ManifestTable[];
}

/** Rows of a table's text: records of a CSV file, areas of a topology. */
export function countRows(file: string, text: string): number {
  if (file.endsWith('.json')) {
    return (JSON.parse(text) as { objects: { areas: { geometries: unknown[] } } }).objects.areas.geometries
      .length;
  }
  // A line feed inside quotes belongs to its field.
  const unquoted = text.replace(/"(?:[^"]|"")*"/g, '');
  return unquoted.split('\n').filter((line) => line !== '').length - 1;
}

/** The manifest as text, byte for byte the same for the same tables. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export function parseManifest(text: string): Manifest {
  return JSON.parse(text) as Manifest;
}

/** The sources of some tables, of all when none are named, each once: what an export has to name. */
export function sourcesOf(manifest: Manifest, files?: readonly string[]): DataSource[] {
  const sources = manifest.tables
    .filter(({ file }) => files === undefined || files.includes(file))
    .flatMap((table) => table.sources);
  return [...new Map(sources.map((source) => [source.id, source])).values()];
}
