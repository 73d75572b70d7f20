/** How far an organisation is trusted: what a moderator checked, and who vouches for it. */
import type { Organisation, TrustLevel } from './organisation.model';

/** Who vouches: an organisation by its id, or a municipality by its code. */
export type Voucher = { kind: 'organisation'; id: string } | { kind: 'municipality'; code: string };

/** The voucher in one word, as it is stored: `organisation:ID`, `municipality:091`. */
export function voucherKey(voucher: Voucher): string {
  return voucher.kind === 'organisation' ? `organisation:${voucher.id}` : `municipality:${voucher.code}`;
}

/** The voucher of a stored word; null for a word of a kind that is not known. */
export function parseVoucherKey(key: string): Voucher | null {
  const [kind, ...rest] = key.split(':');
  const id = rest.join(':');
  if (kind === 'organisation') return { kind, id };
  return kind === 'municipality' ? { kind, code: id } : null;
}

/**
 * Whether an organisation may vouch for others. Only those that are known in their own right may: if vouched-for ones could vouch, two
 * could hold each other up after whoever knew them has taken the word back.
 */
export function mayVouch({ state, trust }: Pick<Organisation, 'state' | 'trust'>): boolean {
  return state === 'accepted' && (trust === 'register_checked' || trust === 'authority');
}

/** The level that shows: the checked one, raised by anybody who vouches. */
export function effectiveTrust(checked: TrustLevel, vouchers: number): TrustLevel {
  return checked === 'unverified' && vouchers > 0 ? 'vouched_for' : checked;
}
