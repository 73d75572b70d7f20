/** Reads a file that somebody brings in a thread of its own: what it holds, and what is wrong with it. */
import { open, readFile } from 'node:fs/promises';
import type { OutlineData } from '../areas/outline.model';
import { areaOutlines } from '../areas/outline.model';
import type { Outline } from '../geo/outlines';
import { decodeText } from '../shared/text-decoding';
import { readCareUnits } from './care-units.csv';
import {
  ProblemList,
  readingOf,
  type ImportFact,
  type ImportKind,
  type ImportReading,
} from './demand-import.model';
import type { CostNames } from './cost-pairs.csv';
import { readCostPairs } from './cost-pairs-file.service';
import { readDistrictOutlines } from './district-outlines.geojson';
import { placeDistricts } from './district-outlines.model';
import { packDistricts } from './district-versions.model';
import { readElectors } from './electors.csv';
import type { KnownAreas } from './import-table.csv';
import { readGridGeoPackage } from './geopackage.store';
import type { GridCells } from './grid-cells.model';
import { placeOwnDistricts, type OwnArea } from './own-districts.model';
import { packContent } from './packed-content.model';
import { readGridCsv } from './population-grid.csv';
import { gridFacts, placeCells } from './population-grid.model';

export interface ImportJob {
  kind: ImportKind;
  /** Absolute path. */
  file: string;
  /** Municipalities of 2021; null while no outlines are loaded. */
  outlines: OutlineData | null;
  postalOutlines: ReadonlyMap<string, Outline>;
  /** People of postal areas by municipality of 2021. */
  postalPeople: ReadonlyMap<string, number>;
  known: KnownAreas;
  /** What a cost matrix may name; null for other kinds. */
  costNames: CostNames | null;
  /** Whose boundaries are brought for their own area; null for the whole country, and for other kinds. */
  own: OwnArea | null;
  /** One whole number; see `Reading`. */
  kilobytesRead: SharedArrayBuffer;
}

const sqliteSignature = 'SQLite format 3\0';

async function startsAsSqlite(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(sqliteSignature.length), 0, sqliteSignature.length, 0);
    return buffer.toString('latin1') === sqliteSignature;
  } finally {
    await handle.close();
  }
}

async function readCells(file: string, problems: ProblemList): Promise<GridCells | null> {
  if (await startsAsSqlite(file)) return readGridGeoPackage(file, problems);
  const decoded = decodeText(await readFile(file));
  if (decoded.ok) return readGridCsv(decoded.value.text, problems);
  problems.error(decoded.problem === 'empty' ? 'notText' : 'notGeoPackage');
  return null;
}

async function readGrid(job: ImportJob, problems: ProblemList): Promise<ImportReading> {
  const cells = await readCells(job.file, problems);
  if (job.outlines === null) problems.error('noOutlines');
  if (cells !== null && cells.people.length === 0 && problems.errors === 0) problems.error('noRows');
  if (cells === null || job.outlines === null || problems.errors > 0) return readingOf(problems, [], null);
  const municipalities = areaOutlines(job.outlines, 'municipality');
  const { grid, facts } = placeCells(cells, { municipalities, postalAreas: job.postalOutlines }, problems);
  return readingOf(problems, [...gridFacts(grid, job.postalPeople), ...facts], packContent(grid));
}

/** What a small table holds, and how many rows of it. */
interface TableReading {
  content: unknown;
  rows: number;
  facts: readonly ImportFact[];
}

const readTable = {
  electors(text: string, known: KnownAreas, problems: ProblemList): TableReading {
    const { electors, facts } = readElectors(text, known, problems);
    return { content: electors, rows: electors.municipalities.length, facts };
  },
  care_units(text: string, known: KnownAreas, problems: ProblemList): TableReading {
    const { residents, facts } = readCareUnits(text, known, problems);
    return { content: residents, rows: residents.length, facts };
  },
} as const;

async function readText(
  kind: keyof typeof readTable,
  { file, known }: ImportJob,
  problems: ProblemList,
): Promise<ImportReading> {
  const decoded = decodeText(await readFile(file));
  if (!decoded.ok) {
    problems.error('notText');
    return readingOf(problems, [], null);
  }
  const { content, rows, facts } = readTable[kind](decoded.value.text, known, problems);
  if (rows === 0 && problems.errors === 0) problems.error('noRows');
  return readingOf(problems, problems.errors > 0 ? [] : facts, packContent(content));
}

async function readDistricts(
  { file, outlines, own }: ImportJob,
  problems: ProblemList,
): Promise<ImportReading> {
  const decoded = decodeText(await readFile(file));
  if (!decoded.ok) problems.error('notGeoJson');
  const municipalities =
    outlines === null ? new Map<string, Outline>() : areaOutlines(outlines, 'municipality');
  const isMissing = own === null ? municipalities.size === 0 : !municipalities.has(own.municipalityCode);
  if (isMissing) problems.error('noOutlines');
  if (!decoded.ok || isMissing) return readingOf(problems, [], null);
  const read = readDistrictOutlines(decoded.value.text, problems);
  if (read.length === 0 && problems.errors === 0) problems.error('noRows');
  const { districts, facts } =
    own === null
      ? placeDistricts(read, municipalities, problems)
      : placeOwnDistricts(read, own, municipalities.get(own.municipalityCode)!, problems);
  return readingOf(problems, facts, packDistricts(districts));
}

export default function read(job: ImportJob): Promise<ImportReading> {
  const problems = new ProblemList();
  switch (job.kind) {
    case 'population_grid':
      return readGrid(job, problems);
    case 'districts':
      return readDistricts(job, problems);
    case 'cost_matrix':
      return readCostPairs(job.file, job.costNames!, problems, (bytes) => {
        Atomics.add(new Int32Array(job.kilobytesRead), 0, Math.round(bytes / 1024));
      });
    default:
      return readText(job.kind, job, problems);
  }
}
