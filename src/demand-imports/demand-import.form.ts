/** Reads the form that comes with a file. */
import { textField } from '../accounts/account.form';
import { isIsoDate, type IsoDate } from '../shared/dates';
import { tidyFileName } from '../workspace/upload.model';

export type ImportFormProblem = 'fileMissing' | 'fileTooLarge' | 'dayMissing' | 'dayAhead';

export interface ImportForm {
  describedOn: string;
}

export function readImportForm(body: unknown): ImportForm {
  return { describedOn: textField(body, 'describedOn').trim() };
}

/** The day that the numbers describe; it is over by now. */
export function dayProblem({ describedOn }: ImportForm, today: IsoDate): ImportFormProblem | null {
  if (!isIsoDate(describedOn)) return 'dayMissing';
  return describedOn > today ? 'dayAhead' : null;
}

/** A name to show; a file without one gets the name given. */
export function shownFileName(name: string): string {
  return tidyFileName(name) || '-';
}
