/** What is wrong with a form, field by field, and how it is told to the reader. */
import type { MessageKey } from './messages';
import type { Translate } from './translate';

/** A problem as the form finds it. */
export interface FieldProblem {
  /** Name of the field; the input's id is the same. */
  field: string;
  message: MessageKey;
  params?: Readonly<Record<string, string | number>>;
}

/** A problem as the page shows it. */
export interface FormError {
  field: string;
  text: string;
}

export function formErrors(t: Translate, problems: readonly FieldProblem[]): FormError[] {
  return problems.map(({ field, message, params }) => ({ field, text: t(message, params) }));
}
