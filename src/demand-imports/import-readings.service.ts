/** Files that are being read: the page that waits for one asks how far it is, and nobody has to keep a connection open. */
import { randomUUID } from 'node:crypto';
import type { Deps } from '../platform/deps';
import type { DemandImport } from './demand-import.model';
import { receiveImport, type BroughtFile, type Reading } from './demand-import.service';

/** A file that is being read, or one that could not be read to its end because the service failed. */
export interface RunningReading extends Pick<BroughtFile, 'kind' | 'scope' | 'name' | 'sizeBytes'> {
  /** Share of the file that has been read, 0 to 1; null where its kind does not tell. */
  share: number | null;
  hasFailed: boolean;
}

export interface ImportReadings {
  /** Begins to read; the version has the id as soon as it is ready. The file must stay where it is until then. */
  start(file: BroughtFile): { id: string; ready: Promise<DemandImport> };
  /** Null once the version is there, and for ids that are not known. */
  find(id: string): RunningReading | null;
}

interface Entry {
  file: BroughtFile;
  reading: Reading;
  hasFailed: boolean;
}

/** Failures that are remembered for the people who still wait. */
const rememberedFailures = 20;
const bytesPerKilobyte = 1024;

/** @param receive reads a file and keeps what it holds */
export function createImportReadings(
  deps: Pick<Deps, 'db' | 'clock' | 'workers' | 'logger'>,
  receive: (file: BroughtFile, reading: Reading) => Promise<DemandImport> = (file, reading) =>
    receiveImport(deps, file, reading),
): ImportReadings {
  const entries = new Map<string, Entry>();
  const forgetOldFailures = () => {
    const failed = [...entries].filter(([, { hasFailed }]) => hasFailed);
    for (const [id] of failed.slice(0, Math.max(0, failed.length - rememberedFailures))) entries.delete(id);
  };
  return {
    start(file) {
      const id = randomUUID();
      const reading = { id, kilobytesRead: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
      const entry: Entry = { file, reading, hasFailed: false };
      entries.set(id, entry);
      const ready = receive(file, reading);
      ready.then(
        () => entries.delete(id),
        (error: unknown) => {
          deps.logger.error({ err: error }, 'a file that was brought could not be read');
          entry.hasFailed = true;
          forgetOldFailures();
        },
      );
      return { id, ready };
    },
    find(id) {
      const entry = entries.get(id);
      if (entry === undefined) return null;
      const { file, reading, hasFailed } = entry;
      const { kind, scope, name, sizeBytes } = file;
      const read = Atomics.load(new Int32Array(reading.kilobytesRead), 0) * bytesPerKilobyte;
      const share = kind === 'cost_matrix' ? Math.min(1, read / Math.max(1, sizeBytes)) : null;
      return { kind, scope, name, sizeBytes, share, hasFailed };
    },
  };
}
