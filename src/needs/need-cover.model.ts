/** How far a need is covered by what organisations have pledged. */
import { bandRange, type NeedContent } from './need.model';
import type { Pledge } from './pledge.model';

/** `none`: no accepted pledge at all; `tooSmall`: on some day less than what is asked for at least. */
export const needCovers = ['none', 'tooSmall', 'enough'] as const;
export type NeedCover = (typeof needCovers)[number];

/** How the needs of a municipality stand. */
export interface OpenNeeds {
  open: number;
  /** How many open needs are covered how far. */
  covers: Readonly<Record<NeedCover, number>>;
  /** Pledges to any of its needs that wait for an answer. */
  waiting: number;
}

/**
 * Judges a need by the day on which least is accepted; where it names no days, by the sum. A pledge that names no days counts
 * on none of the need's: nobody knows when it is for.
 */
export function coverOf(
  { days, band }: Pick<NeedContent, 'days' | 'band'>,
  pledges: readonly Pick<Pledge, 'state' | 'days' | 'quantity'>[],
): NeedCover {
  const accepted = pledges.filter(({ state }) => state === 'accepted');
  if (accepted.length === 0) return 'none';
  const sum = (of: typeof accepted) => of.reduce((total, { quantity }) => total + quantity, 0);
  const least =
    days.length === 0
      ? sum(accepted)
      : Math.min(...days.map((day) => sum(accepted.filter((each) => each.days.includes(day)))));
  const asked = band === null ? 1 : bandRange(band).least;
  return least >= asked ? 'enough' : 'tooSmall';
}
