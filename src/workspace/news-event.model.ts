/** What happened around a municipality besides changes of its places: needs, pledges, answers to them, and files of others. */
import type { NeedState } from '../needs/need-state.model';
import type { PledgeState } from '../needs/pledge.model';
import type { HelpTypeCode } from '../offers/help-type.model';

/** A pledge that came, or what became of one. */
export interface PledgeNews {
  kind: 'pledge';
  at: Date;
  /** Account; null when nobody did it. */
  actor: string | null;
  /** `waiting`: the pledge is new. */
  state: PledgeState;
  /** Whether its organisation did it. */
  byOrganisation: boolean;
  organisation: string;
  needId: string;
  type: HelpTypeCode;
}

/** A need that was written down, or changed. */
export interface NeedNews {
  kind: 'need';
  at: Date;
  /** Account; null when nobody did it: a need ends with its last day. */
  actor: string | null;
  isNew: boolean;
  /** What the need was then. */
  state: NeedState;
  needId: string;
  type: HelpTypeCode;
}

/** A file that somebody else sent, or forgot again. */
export interface UploadNews {
  kind: 'upload';
  at: Date;
  actor: string | null;
  step: 'received' | 'withdrawn';
  uploadId: string;
  fileName: string;
  /** Name of the access token of the program that sent it; null when a person chose the file. */
  sentBy: string | null;
}

export type NewsEvent = NeedNews | PledgeNews | UploadNews;
