/** The coverage engine in a thread of its own. */
import type { CoverageInput } from './coverage-input.model';
import { computeCoverage } from './coverage.model';
import type { CoverageReport } from './coverage-report.model';

export default function compute(input: CoverageInput): CoverageReport {
  return computeCoverage(input);
}
