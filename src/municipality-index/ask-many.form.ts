/** The form that asks many municipalities at once. */
import { textField } from '../accounts/account.form';
import { listField } from '../organisations/organisation.form';
import { isRequestId } from '../place-carry/confirmation-request.model';
import { readIndexQuery } from './index-query.form';
import type { IndexQuery } from './index-selection.model';

export interface AskForm {
  requestId: string;
  /** Codes of the municipalities that the page showed. */
  codes: readonly string[];
  /** Codes of those left out. */
  without: readonly string[];
  /** Whether also those are asked that were asked a moment ago. */
  insists: boolean;
  /** The filter that the page was made with. */
  query: IndexQuery;
}

/**
 * Reads the form. The municipalities come as one field, because a form may not have as many fields as the country has
 * municipalities.
 * @returns null when the page did not write it so
 */
export function parseAskForm(fields: unknown): AskForm | null {
  const requestId = textField(fields, 'request');
  const codes = textField(fields, 'codes').split(',');
  if (!isRequestId(requestId) || !codes.every((code) => /^\d{3}$/.test(code))) return null;
  const query = Object.fromEntries(new URLSearchParams(textField(fields, 'filter')));
  return {
    requestId,
    codes,
    without: listField(fields, 'without'),
    insists: textField(fields, 'again') === 'yes',
    query: readIndexQuery(query).query,
  };
}
