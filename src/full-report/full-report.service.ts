/** Gathers the parts of a report from the capabilities that compute them. */
import type { Actor } from '../accounts/policy.model';
import type { CoverageReports } from '../coverage/coverage.service';
import { placeBasisFor } from '../coverage/place-basis.model';
import { deadlinesOf, onDay } from '../elections/deadline.model';
import { readGaps } from '../gaps/gap.service';
import type { HelpReports } from '../help-coverage/help-coverage.service';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { composeFullReport, type Audience, type FullQuestion, type FullReport } from './full-report.model';

export type FullReportProblem = 'unknownElection' | 'unknownArea';

/** Makes reports. */
export interface FullReports {
  /** The report on the data as they are now, for one audience. */
  read(question: FullQuestion, audience: Audience): Promise<Result<FullReport, FullReportProblem>>;
}

/** Whoever may read a report for authorities sees every gap in it. */
const planner: Actor = { accountId: 'report', grants: [{ role: 'planner', scope: 'all' }] };

/** @param deps where data and clock are; `coverage` and `help` keep what they computed */
export function createFullReports(
  deps: Pick<Deps, 'db' | 'clock'>,
  { coverage, help }: { coverage: CoverageReports; help: HelpReports },
): FullReports {
  return {
    async read(question, audience) {
      const code = question.coverage.election;
      const reader = audience === 'authorities' ? planner : null;
      const basis = placeBasisFor(reader);
      const access = await coverage.read(code, basis, question.coverage);
      if (!access.ok) return access;
      const { election, report } = access.value;
      const [helped, found, equity] = await Promise.all([
        help.read(code, question.help, basis),
        readGaps(deps, coverage, code, { actor: reader }),
        coverage.equity(election, basis),
      ]);
      if (!helped.ok) return helped;
      if (!found.ok) return found;
      const madeAt = deps.clock();
      const today = finnishDay(madeAt);
      const full = composeFullReport({
        audience,
        madeAt,
        today,
        election,
        question,
        coverage: report,
        help: helped.value.report,
        organisationNames:
          audience === 'authorities' ? await help.organisationNames(helped.value.report) : new Map(),
        gaps: found.value.gaps,
        knowsOffers: found.value.knowsOffers,
        deadlines: deadlinesOf(election).map((deadline) => onDay(deadline, today)),
        equity,
      });
      return full === null ? problem('unknownArea') : ok(full);
    },
  };
}
