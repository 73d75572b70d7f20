/** A snapshot: a report for authorities as it was when somebody froze it. */
import type { Account } from '../accounts/account.model';
import type { AreaCoverage, ReportAreaKind } from '../coverage/coverage-report.model';
import type { ElectionRecord } from '../elections/election.model';

export interface Snapshot {
  id: string;
  takenAt: Date;
  /** Account of who froze it. */
  takenBy: string;
  election: string;
  area: { kind: ReportAreaKind; code: string };
  note: string;
  /** SHA-256 of the report's JSON text, hexadecimal. */
  sha256: string;
}

/** A snapshot with the JSON text of its report, byte for byte as it was frozen. */
export interface KeptSnapshot extends Snapshot {
  report: string;
}

export interface SnapshotQuery {
  /** Code of an election; null for all. */
  election: string | null;
  /** Part of the note; empty for all. */
  search: string;
  /** From 1. */
  page: number;
}

/** Who froze a snapshot, as far as the account is still there. */
export type Takers = ReadonlyMap<string, Pick<Account, 'name' | 'email' | 'grants'>>;

/** Longest note, characters. */
export const noteLimit = 500;

/** What snapshots are called by. */
export interface SnapshotNames {
  elections: readonly ElectionRecord[];
  /** By `areaId`. */
  areas: ReadonlyMap<string, Pick<AreaCoverage, 'nameFi' | 'nameSv' | 'nameEn'>>;
}

/** One text for an area of any kind. */
export function areaId({ kind, code }: Snapshot['area']): string {
  return `${kind}-${code}`;
}
