/** Whom asking many municipalities would reach, and whom it would not. */
import { wasAskedRecently } from '../place-carry/confirmation-request.model';
import type { MunicipalityReadiness } from './readiness.model';

export interface AskPlan {
  /** Have places to confirm and people to ask. */
  reached: readonly MunicipalityReadiness[];
  /** Those of `reached` that were asked a moment ago: left alone unless the planner insists. */
  recent: readonly MunicipalityReadiness[];
  /** Have places to confirm, but nobody to ask. */
  withoutAccount: readonly MunicipalityReadiness[];
  /** How many have nothing to confirm: everything is confirmed, or nothing is entered. */
  settled: number;
}

/** @param rows the municipalities that are to be asked, in the order in which they are shown */
export function planAsking(rows: readonly MunicipalityReadiness[], now: Date): AskPlan {
  const waiting = rows.filter(({ places, confirmed }) => places > confirmed);
  const reached = waiting.filter(({ people }) => people > 0);
  return {
    reached,
    recent: reached.filter(({ lastAskedAt }) => wasAskedRecently(lastAskedAt, now)),
    withoutAccount: waiting.filter(({ people }) => people === 0),
    settled: rows.length - waiting.length,
  };
}
