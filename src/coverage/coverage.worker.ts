/** The coverage engine in a thread of its own; points, places and draws stay ready for the next question. */
import type { CoverageInput } from './coverage-input.model';
import type { AccessQuestion } from './coverage-question.model';
import { prepareCoverage, type PreparedCoverage } from './coverage.model';
import type { CoverageReport } from './coverage-report.model';
import type { AreaEquity } from './equity-annex.model';
import { withBroughtCosts, withBroughtDemand } from '../demand-imports/brought-demand.model';
import { LastUsed } from '../shared/last-used';

export interface CoverageJob {
  /** Says everything that the input rests on: equal keys have equal inputs. */
  key: string;
  /** Null for the annex on equity. */
  question: AccessQuestion | null;
  /** Null to ask whether the thread has the input of the key ready. */
  input: CoverageInput | null;
}

/** Elections that one thread keeps ready: each takes some tens of megabytes. */
const keptElections = 2;
const prepared = new LastUsed<PreparedCoverage>(keptElections);

/** The report, or the annex; null where the input is needed and was not handed over. */
export default function compute({
  key,
  question,
  input,
}: CoverageJob): CoverageReport | readonly AreaEquity[] | null {
  const ready = prepared.get(key, () => input && prepareCoverage(withBroughtCosts(withBroughtDemand(input))));
  if (ready === null) return null;
  return question === null ? ready.equity() : ready.answer(question);
}
