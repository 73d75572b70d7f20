/** The manifest of the shipped tables: what each holds, where it comes from, and the checksum that proves it. */

/** Name of the manifest beside the tables. */
export const manifestFile = 'manifest.json';

export interface DataSource {
  publisher: string;
  title: string;
  vintage: string;
  licence: string;
}

/** A table as the catalogue describes it. */
export interface TableDescription {
  /** Path inside `data/`. */
  file: string;
  what: string;
  sources: readonly DataSource[];
}

/** … and as it was written. */
export interface ManifestTable extends TableDescription {
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
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}
