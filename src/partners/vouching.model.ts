/** For whom somebody can vouch, and does. */
import type { Organisation } from '../organisations/organisation.model';
import type { Voucher } from '../organisations/trust.model';

export interface VouchingList {
  voucher: Voucher;
  search: string;
  page: number;
  total: number;
  rows: readonly { organisation: Organisation; isVouchedFor: boolean }[];
  /** Whether the voucher's word counts; an organisation that is not known itself can only take back. */
  mayVouch: boolean;
}
