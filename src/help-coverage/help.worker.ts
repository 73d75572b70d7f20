/** The help engine in a thread of its own. */
import { computeHelp } from './help-coverage.model';
import type { HelpInput } from './help-input.model';
import type { HelpReport } from './help-report.model';

export default function compute(input: HelpInput): HelpReport {
  return computeHelp(input);
}
