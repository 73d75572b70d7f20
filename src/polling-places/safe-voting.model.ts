/** Safe-voting arrangements of a polling place: what was decided for the room, the people in it and the queue. */
import type { KnownOrNot } from './polling-place.model';

/** Nothing here is about a voter or a named person. What is not known is null, or `unknown`; it is never zero or no. */
export interface SafeVotingArrangements {
  /** Distance that people keep from each other, in metres. */
  distanceRuleMetres: number | null;
  /** Floor that voters can use, in square metres. */
  floorAreaSquareMetres: number | null;
  /** Voting booths, or covered writing places, in use at a time. */
  booths: number | null;
  /** Officials who serve voters at a time. */
  officials: number | null;
  /** Screens between voters and officials. */
  screens: KnownOrNot;
  /** Masks are offered. */
  masks: KnownOrNot;
  handSanitiser: KnownOrNot;
  /** Hours kept for people at risk, in words. */
  priorityHoursFi: string | null;
  priorityHoursSv: string | null;
  /** How somebody in quarantine votes here, in words. */
  quarantineFi: string | null;
  quarantineSv: string | null;
  /** Whom to ask: an office or a task, never a person. */
  contactRoleFi: string | null;
  contactRoleSv: string | null;
  contactPhone: string | null;
  contactEmail: string | null;
}

/** What is known of a place of which nobody has said anything. */
export const noArrangements: SafeVotingArrangements = {
  distanceRuleMetres: null,
  floorAreaSquareMetres: null,
  booths: null,
  officials: null,
  screens: 'unknown',
  masks: 'unknown',
  handSanitiser: 'unknown',
  priorityHoursFi: null,
  priorityHoursSv: null,
  quarantineFi: null,
  quarantineSv: null,
  contactRoleFi: null,
  contactRoleSv: null,
  contactPhone: null,
  contactEmail: null,
};

/** Whether anything at all has been said. */
export function hasArrangements(arrangements: SafeVotingArrangements): boolean {
  return Object.values(arrangements).some((value) => value !== null && value !== 'unknown');
}
