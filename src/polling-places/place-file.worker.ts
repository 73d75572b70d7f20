/** Reading a large file and comparing it with the places that are there, in a thread of its own. */
import { ok, type Result } from '../shared/result';
import { lightPlan, wholePlan, type LightPlan } from './light-plan.model';
import { placesAfter, planReadFile, readPlaceFile, type FileContext, type FilePlan } from './place-file.csv';
import type { PlaceProblem } from './place-problem.model';
import type { PollingPlace } from './polling-place.model';

export interface FileJob {
  bytes: Uint8Array;
  context: FileContext;
  own: string;
  /** Every place of the municipality, withdrawn ones too. */
  existing: readonly PollingPlace[];
}

/** A plan as a thread hands it back: see `wholeFilePlan`. */
export type LightFilePlan = Result<Pick<FilePlan, 'problems'> & { plan: LightPlan }, PlaceProblem[]>;

export function planFile({ bytes, context, own, existing }: FileJob): Result<FilePlan, PlaceProblem[]> {
  const read = readPlaceFile(bytes, context, own);
  return read.ok ? planReadFile(read.value, existing) : read;
}

/** What a thread found, made whole with the places that it was given. */
export function wholeFilePlan(
  found: LightFilePlan,
  existing: readonly PollingPlace[],
): Result<FilePlan, PlaceProblem[]> {
  if (!found.ok) return found;
  const plan = wholePlan(found.value.plan, existing);
  return ok({ plan, after: placesAfter(plan, existing), problems: found.value.problems });
}

export default function planFileLightly(job: FileJob): LightFilePlan {
  const planned = planFile(job);
  if (!planned.ok) return planned;
  return ok({ plan: lightPlan(planned.value.plan), problems: planned.value.problems });
}
