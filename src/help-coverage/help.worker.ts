/** The help engine in a thread of its own; people, places and offers stay ready for the next question. */
import { withBroughtCosts, withBroughtDemand } from '../demand-imports/brought-demand.model';
import { LastUsed } from '../shared/last-used';
import { prepareHelp, type PreparedHelp } from './help-coverage.model';
import type { HelpInput, HelpQuestion } from './help-input.model';
import type { HelpReport } from './help-report.model';

export interface HelpJob {
  /** Says everything that the input rests on: equal keys have equal inputs. */
  key: string;
  question: HelpQuestion;
  /** Null to ask whether the thread has the input of the key ready. */
  input: Pick<HelpInput, 'coverage' | 'offers'> | null;
}

/** Elections that one thread keeps ready: each takes some tens of megabytes. */
const keptElections = 2;
const prepared = new LastUsed<PreparedHelp>(keptElections);

/** The report; null where the input is needed and was not handed over. */
export default function compute({ key, question, input }: HelpJob): HelpReport | null {
  const make = () =>
    input &&
    prepareHelp({ coverage: withBroughtCosts(withBroughtDemand(input.coverage)), offers: input.offers });
  return prepared.get(key, make)?.answer(question) ?? null;
}
