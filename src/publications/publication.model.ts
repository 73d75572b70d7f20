/** A published report: what a planner released of a snapshot, under an address that stays. */
import type { AreaCoverage, ReportAreaKind } from '../coverage/coverage-report.model';
import type { ReleasablePart } from './released-report.model';

/** A text in both national languages. */
export interface OfficialText {
  fi: string;
  sv: string;
}

/** Why a published report took the place of another. */
export interface Correction {
  what: OfficialText;
  why: OfficialText;
}

export interface Publication {
  /** The last part of its address. */
  id: string;
  snapshotId: string;
  /** Id of the report that it takes the place of. */
  replaces: string | null;
  correction: Correction | null;
  publishedAt: Date;
  /** Account of who released it. */
  publishedBy: string;
  election: string;
  area: { kind: ReportAreaKind; code: string };
  names: Pick<AreaCoverage, 'nameFi' | 'nameSv' | 'nameEn'>;
  released: readonly ReleasablePart[];
  /** SHA-256 of the public JSON text, hexadecimal. */
  sha256: string;
  /** Id of the report that took its place. */
  replacedBy: string | null;
  withdrawal: { at: Date; reason: OfficialText } | null;
}

/** A publication with the public JSON text: nothing else of the snapshot ever leaves. */
export interface KeptPublication extends Publication {
  report: string;
}

export type PublicationState = 'current' | 'replaced' | 'withdrawn';

export function stateOf({ withdrawal, replacedBy }: Publication): PublicationState {
  if (withdrawal !== null) return 'withdrawn';
  return replacedBy === null ? 'current' : 'replaced';
}

/** Longest text of a correction or withdrawal, characters. */
export const publicTextLimit = 1000;

/** Letters and digits that nobody takes for one another. */
const letters = 'bcdfghjkmnpqrstvwxz23456789';
export const publicationIdLength = 8;

/** @param bytes random, one per letter */
export function publicationId(bytes: Uint8Array): string {
  return [...bytes.slice(0, publicationIdLength)].map((byte) => letters[byte % letters.length]).join('');
}
