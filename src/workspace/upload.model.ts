/** A file that a municipality has uploaded, and how long it is kept. */
import { addDays, type IsoDate } from '../shared/dates';

/** `checking`: nobody has seen yet what it would do. `refused`: the file has errors. Only a `previewed` one can be confirmed or withdrawn. */
export const uploadStates = ['checking', 'previewed', 'confirmed', 'withdrawn', 'refused'] as const;
export type UploadState = (typeof uploadStates)[number];

export interface Upload {
  id: string;
  municipalityCode: string;
  electionCode: string;
  /** Who chose the file, or whose token sent it. */
  accountId: string;
  /** Name of the access token that sent it; null when a person chose the file. */
  sentBy: string | null;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  /** State of the municipality's places when the file came in. */
  placesSeen: string;
  state: UploadState;
  createdAt: Date;
  deleteAfter: IsoDate;
}

/** Largest file that is taken in, in bytes: ten thousand rows of places are half of it. */
export const largestUploadBytes = 5 * 1024 * 1024;

const keptDays = 30;

/** The last day on which an upload of a day is kept. */
export function uploadDeletionDay(today: IsoDate): IsoDate {
  return addDays(today, keptDays);
}

/** A file name as people know it: no folders, no control signs, no longer than the table takes. */
export function tidyFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, 200);
}
