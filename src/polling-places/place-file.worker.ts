/** Reading a large file and comparing it with the places that are there, in a thread of its own. */
import type { Result } from '../shared/result';
import { planReadFile, readPlaceFile, type FileContext, type FilePlan } from './place-file.csv';
import type { PlaceProblem } from './place-problem.model';
import type { PollingPlace } from './polling-place.model';

export interface FileJob {
  bytes: Uint8Array;
  context: FileContext;
  own: string;
  /** Every place of the municipality, withdrawn ones too. */
  existing: readonly PollingPlace[];
}

export default function planFile({
  bytes,
  context,
  own,
  existing,
}: FileJob): Result<FilePlan, PlaceProblem[]> {
  const read = readPlaceFile(bytes, context, own);
  return read.ok ? planReadFile(read.value, existing) : read;
}
