/** Gathers what the report on help rests on, has it computed in a thread, and keeps it while the data stay the same. */
import { join } from 'node:path';
import { gatherCoverageInput, inputKey } from '../coverage/coverage.service';
import { basisThatCounts, type PlaceBasis } from '../coverage/place-basis.model';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import { readBroughtCosts } from '../demand-imports/brought-demand.service';
import type { ElectionRecord } from '../elections/election.model';
import { readElection } from '../elections/election.store';
import { listPublishedOffersForCoverage, type CoverageOffer } from '../offers/offer.store';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import type { Deps } from '../platform/deps';
import { askPrepared } from '../platform/worker-pool';
import { finnishDay } from '../shared/dates';
import { keepLatest } from '../shared/kept-latest';
import { ok, problem, type Result } from '../shared/result';
import type { HelpOffer, HelpQuestion } from './help-input.model';
import { readOffersTag } from './help-offers.store';
import type { HelpReport } from './help-report.model';
import type { HelpJob } from './help.worker';

export interface ElectionHelp {
  election: ElectionRecord;
  report: HelpReport;
  /** Null once the election is over. */
  basis: PlaceBasis | null;
}

/** Answers questions about the help on offer. */
export interface HelpReports {
  /** The report of an election on the data and the published offers as they are now. */
  read(
    electionCode: string,
    question: HelpQuestion,
    basis: PlaceBasis,
  ): Promise<Result<ElectionHelp, 'unknownElection'>>;
  /** Names of the organisations in a report's lists, by id: for authorities. */
  organisationNames(report: HelpReport): Promise<ReadonlyMap<string, string>>;
}

/** Reports that are kept: as many questions as are compared at a time. */
const keptReports = 12;

/** An offer as the engine takes it; with a circle the municipalities are only those that it touches. */
export function toHelpOffer({ area, ...offer }: CoverageOffer): HelpOffer {
  const { municipalities, postcodes, circle } = area;
  const { id, organisationId, type, capacity, days, languages, trust } = offer;
  return {
    id,
    organisationId,
    type,
    capacity,
    days,
    languages,
    trust,
    area:
      circle === null
        ? { municipalities, postcodes, circle: null, polygon: null }
        : {
            municipalities: [],
            postcodes: [],
            circle: { ...circle.centre, radiusMetres: circle.radiusMetres },
            polygon: null,
          },
  };
}

/** @param deps where data are and threads run; reports are kept as long as this object is */
export function createHelpReports(deps: Deps): HelpReports {
  const keep = keepLatest<HelpReport>(keptReports);
  const compute = (
    election: ElectionRecord,
    rests: { version: string; basis: PlaceBasis | null },
    question: HelpQuestion,
  ) => {
    const { version, basis } = rests;
    return askPrepared<HelpReport, HelpJob>(
      deps.workers,
      join(__dirname, 'help.worker'),
      { key: inputKey(election, version, basis), question },
      async () => ({
        coverage: {
          ...(await gatherCoverageInput(deps, election, { dataVersion: version, basis })),
          packedCosts: await readBroughtCosts(deps.db, election.code),
        },
        offers: (await listPublishedOffersForCoverage(deps.db, election.code)).map(toHelpOffer),
      }),
    );
  };
  return {
    async read(electionCode, question, asked) {
      const election = await readElection(deps.db, electionCode);
      if (election === undefined) return problem('unknownElection');
      const data = dataVersionTag(await readDataVersions(deps.db));
      const version = `${data}-${await readOffersTag(deps.db, electionCode)}`;
      const basis = basisThatCounts(election, asked, finnishDay(deps.clock()));
      const key = `${inputKey(election, version, basis)} ${JSON.stringify(question)}`;
      const report = await keep(key, () => compute(election, { version, basis }, question));
      return ok({ election, report, basis });
    },
    async organisationNames({ capacity, fragility }) {
      const ids = [
        ...capacity.flatMap(({ providers }) => providers.map(({ organisationId }) => organisationId)),
        ...[...fragility.help, ...fragility.service].flatMap(({ kind, id }) =>
          kind === 'organisation' ? [id] : [],
        ),
      ];
      const unique = [...new Set(ids)];
      return new Map((await listOrganisationsByIds(deps.db, unique)).map(({ id, name }) => [id, name]));
    },
  };
}
