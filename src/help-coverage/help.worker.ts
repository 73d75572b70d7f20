/** The help engine in a thread of its own. */
import { withBroughtDemand } from '../demand-imports/brought-demand.model';
import { computeHelp } from './help-coverage.model';
import type { HelpInput } from './help-input.model';
import type { HelpReport } from './help-report.model';

export default function compute(input: HelpInput): HelpReport {
  return computeHelp({ ...input, coverage: withBroughtDemand(input.coverage) });
}
