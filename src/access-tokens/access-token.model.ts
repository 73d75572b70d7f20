/** Tokens of a municipality's programs: what they may do, how long they hold, and when they no longer do. */

/** Fetch the municipality's reports and its file of places; send files into the preview, where a person confirms them. */
export const tokenScopes = ['fetchReports', 'uploadPlaces'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** Whole days for which a new token can hold. */
export const tokenLifetimes = [30, 90, 180, 365] as const;
export type TokenLifetime = (typeof tokenLifetimes)[number];

export interface AccessToken {
  /** Names the token to people; not the secret that the program holds. */
  id: string;
  municipalityCode: string;
  /** What the municipality calls it. */
  name: string;
  /** Who made it: it does what this person may do, and nothing once they no longer may. */
  accountId: string;
  scopes: readonly TokenScope[];
  createdAt: Date;
  expiresAt: Date;
  /** To the minute; null before the first use. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** How many tokens of a municipality may hold at once. */
export const mostTokens = 20;

/** Tokens that have ended stay in the list for so many days. */
export const endedTokenKeptDays = 90;

export const tokenNameLength = 100;

export type TokenState = 'active' | 'expired' | 'revoked';

export function tokenState(token: Pick<AccessToken, 'expiresAt' | 'revokedAt'>, now: Date): TokenState {
  if (token.revokedAt !== null) return 'revoked';
  return now < token.expiresAt ? 'active' : 'expired';
}

/**
 * Why a token opens nothing: none came, nobody knows it, it has ended, whoever made it no longer works for the
 * municipality; or it is good, but for another municipality or another purpose.
 */
export const tokenRefusals = [
  'missing',
  'unknown',
  'expired',
  'revoked',
  'makerLeft',
  'otherMunicipality',
  'otherScope',
] as const;
export type TokenRefusal = (typeof tokenRefusals)[number];

/** Whether the refused token is good in itself: 403 rather than 401. */
export function isForbidden(refusal: TokenRefusal): boolean {
  return refusal === 'otherMunicipality' || refusal === 'otherScope';
}
