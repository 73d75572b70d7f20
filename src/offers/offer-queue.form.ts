/** The filter of the reviewer's queue, out of an address; what is wrong there counts as not given. */
import { field } from '../organisations/organisation.form';
import { helpTypeCodes, type HelpTypeCode } from './help-type.model';
import { offerStates, type OfferState } from './offer-state.model';

export interface OfferFilter {
  state: OfferState;
  type: HelpTypeCode | null;
  municipalityCode: string | null;
  /** From 1. */
  page: number;
}

export function parseOfferFilter(query: unknown): OfferFilter {
  const state = offerStates.find((each) => each === field(query, 'state'));
  const municipality = field(query, 'municipality');
  const page = Number(field(query, 'page'));
  return {
    // Drafts are nobody's but the organisation's own.
    state: state === undefined || state === 'draft' ? 'submitted' : state,
    type: helpTypeCodes.find((each) => each === field(query, 'type')) ?? null,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    municipalityCode: /^\d{3}$/.test(municipality) ? municipality : null,
  };
}
