/** The answer to what an organisation is asked again about an offer. */
import type { FieldProblem } from '../i18n/form-problem';
import { listField } from '../organisations/organisation.form';
import type { GuardFlag } from './help-type.model';

/** Null when every flag is declared that is asked for. */
export function declarationProblems(fields: unknown, flags: readonly GuardFlag[]): FieldProblem[] | null {
  const declared = listField(fields, 'declarations');
  return flags.every((flag) => declared.includes(flag))
    ? null
    : [{ field: 'declarations', message: 'offers.problem.declarations' }];
}
