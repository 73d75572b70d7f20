/** Reads the form that comes with a file. */
import { textField } from '../accounts/account.form';
import { isIsoDate, type IsoDate } from '../shared/dates';
import { isOfElection, type ImportKind } from './demand-import.model';
import { tidyFileName } from '../workspace/upload.model';

export type ImportFormProblem =
  'fileMissing' | 'fileTooLarge' | 'dayMissing' | 'dayAhead' | 'electionMissing';

export interface ImportForm {
  describedOn: string;
  election: string;
}

export function readImportForm(body: unknown): ImportForm {
  return { describedOn: textField(body, 'describedOn').trim(), election: textField(body, 'election') };
}

/** What the numbers are about: an election that there is, or a day that is over by now. */
export function subjectProblem(
  { describedOn, election }: ImportForm,
  kind: ImportKind,
  { today, elections }: { today: IsoDate; elections: readonly { code: string }[] },
): ImportFormProblem | null {
  if (isOfElection(kind)) return elections.some(({ code }) => code === election) ? null : 'electionMissing';
  if (!isIsoDate(describedOn)) return 'dayMissing';
  return describedOn > today ? 'dayAhead' : null;
}

/** A name to show; a file without one gets the name given. */
export function shownFileName(name: string): string {
  return tidyFileName(name) || '-';
}
