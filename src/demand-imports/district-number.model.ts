/** Voting districts as files write them: their numbers and outlines. */
import type { Outline } from '../geo/outlines';

/** A district as the file gives it. */
export interface ReadDistrict {
  /** Number of the feature in the file, from 1. */
  row: number;
  /** Null where the file does not say. */
  municipality: string | null;
  district: string;
  outline: Outline;
}

/** `1`, `01` and `001` are one district; a letter stays. Null for anything else. */
export function districtNumber(value: string): string | null {
  const match = /^0*(\d{1,3})([A-Z]?)$/.exec(value.toUpperCase());
  return match === null ? null : `${match[1]!.padStart(3, '0')}${match[2]!}`;
}
