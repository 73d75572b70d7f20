/** Sessions of people who are signed in: how long they last and what their owner sees of them. */
import type { Account } from './account.model';

export const signInMethods = ['link', 'oidc', 'example'] as const;
export type SignInMethod = (typeof signInMethods)[number];

export interface Session {
  /** Names the session to its owner; not the secret that the browser holds. */
  id: string;
  accountId: string;
  method: SignInMethod;
  /** Browser and system as the browser told them, shortened. */
  device: string;
  createdAt: Date;
  lastUsedAt: Date;
  /** End of the session however much it is used. */
  expiresAt: Date;
}

const hour = 3_600_000;

/** Authorities and reviewers hold more, so their sessions are shorter. */
export function sessionLimits({ grants }: Pick<Account, 'grants'>): { idleMs: number; absoluteMs: number } {
  const partnerOnly = grants.every((grant) => grant.role === 'partner');
  return partnerOnly
    ? { idleMs: 24 * hour, absoluteMs: 14 * 24 * hour }
    : { idleMs: 4 * hour, absoluteMs: 24 * hour };
}

/** Whether a session still holds for its account. */
export function isSessionAlive(
  session: Pick<Session, 'lastUsedAt' | 'expiresAt'>,
  account: Pick<Account, 'state' | 'grants'>,
  now: Date,
): boolean {
  return (
    account.state === 'active' &&
    now < session.expiresAt &&
    now.getTime() - session.lastUsedAt.getTime() < sessionLimits(account).idleMs
  );
}

const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** A few words by which a person knows the device again: `Firefox, Windows`; empty when the browser tells nothing we know. */
export function deviceName(userAgent: string): string {
  const browser = browsers.find(([mark]) => userAgent.includes(mark))?.[1];
  const system = systems.find(([mark]) => userAgent.includes(mark))?.[1];
  return [browser, system].filter((part) => part !== undefined).join(', ');
}
