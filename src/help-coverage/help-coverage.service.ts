/** Gathers what the report on help rests on, has it computed in a thread, and keeps it while the data stay the same. */
import { join } from 'node:path';
import { gatherCoverageInput } from '../coverage/coverage.service';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import { readBroughtCosts } from '../demand-imports/brought-demand.service';
import type { ElectionRecord } from '../elections/election.model';
import { readElection } from '../elections/election.store';
import { listPublishedOffersForCoverage, type CoverageOffer } from '../offers/offer.store';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import type { Deps } from '../platform/deps';
import { askPrepared } from '../platform/worker-pool';
import { keepLatest } from '../shared/kept-latest';
import { ok, problem, type Result } from '../shared/result';
import type { HelpOffer, HelpQuestion } from './help-input.model';
import { readOffersTag } from './help-offers.store';
import type { HelpReport } from './help-report.model';
import type { HelpJob } from './help.worker';

export interface ElectionHelp {
  election: ElectionRecord;
  report: HelpReport;
}

/** Answers questions about the help on offer. */
export interface HelpReports {
  /** The report of an election on the data and the published offers as they are now. */
  read(electionCode: string, question: HelpQuestion): Promise<Result<ElectionHelp, 'unknownElection'>>;
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
  const compute = (election: ElectionRecord, dataVersion: string, question: HelpQuestion) =>
    askPrepared<HelpReport, HelpJob>(
      deps.workers,
      join(__dirname, 'help.worker'),
      { key: `${election.code} ${dataVersion}`, question },
      async () => ({
        coverage: {
          ...(await gatherCoverageInput(deps, election, dataVersion)),
          packedCosts: await readBroughtCosts(deps.db, election.code),
        },
        offers: (await listPublishedOffersForCoverage(deps.db, election.code)).map(toHelpOffer),
      }),
    );
  return {
    async read(electionCode, question) {
      const election = await readElection(deps.db, electionCode);
      if (election === undefined) return problem('unknownElection');
      const data = dataVersionTag(await readDataVersions(deps.db));
      const version = `${data}-${await readOffersTag(deps.db, electionCode)}`;
      const key = `${electionCode} ${version} ${JSON.stringify(question)}`;
      return ok({ election, report: await keep(key, () => compute(election, version, question)) });
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
