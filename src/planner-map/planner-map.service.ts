/** Gathers the answers that the map shows: computed and kept elsewhere, read here. */
import type { Actor } from '../accounts/policy.model';
import { areaOutlines } from '../areas/outline.model';
import { readOutlineData } from '../areas/area.service';
import { defaultAccessQuestion } from '../coverage/coverage-question.model';
import type { CoverageReports } from '../coverage/coverage.service';
import { placeBasisFor, type PlaceBasis } from '../coverage/place-basis.model';
import type { ReportLevel } from '../coverage/report-view.form';
import { readDataVersions } from '../data-version/data-version.store';
import { nextElection, withoutReplaced, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import { readGaps } from '../gaps/gap.service';
import type { HelpReport } from '../help-coverage/help-report.model';
import type { HelpReports } from '../help-coverage/help-coverage.service';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { keepLatest } from '../shared/kept-latest';
import { ok, type Result } from '../shared/result';
import { drawAreas, type AreaPicture } from './area-picture.svg';
import { answersNeeded, type MapAnswers } from './map-measure.model';
import type { MapAddress } from './map-question.form';

export interface ElectionMap {
  election: ElectionRecord;
  /** On which places the figures rest; null once the election is over. */
  basis: PlaceBasis | null;
  answers: MapAnswers;
}

export interface PlannerMaps {
  /**
   * The answers that the question needs.
   * @param actor who reads: gaps that are for authorities are left out for others
   * @param wanted whether help and gaps are needed beside what the measure needs
   */
  read(
    electionCode: string,
    asked: { address: MapAddress; actor: Actor | null; wanted: { help: boolean; gaps: boolean } },
  ): Promise<Result<ElectionMap, 'unknownElection'>>;
  /** Names by id of the organisations in a report on help: for authorities. */
  organisationNames(help: HelpReport | null): Promise<ReadonlyMap<string, string>>;
  /** Code of the election that comes next, else of the last one; null where there is none. */
  nextElection(): Promise<string | null>;
  /** The areas of a level as a picture; null while no outlines are loaded. */
  picture(
    election: Pick<ElectionRecord, 'municipalityVintage'>,
    level: ReportLevel,
  ): Promise<AreaPicture | null>;
}

/** Pictures that are kept: four levels of two vintages. */
const keptPictures = 8;

/** @param deps where the data are; pictures are kept as long as this object is */
export function createPlannerMaps(
  deps: Deps,
  reports: CoverageReports,
  helpReports: HelpReports,
): PlannerMaps {
  const keepPicture = keepLatest<AreaPicture | null>(keptPictures);
  return {
    async read(electionCode, { address, actor, wanted }) {
      const { thresholdsMetres, placeFeatures } = address.question;
      const basis = placeBasisFor(actor);
      const coverage = await reports.read(electionCode, basis, {
        ...defaultAccessQuestion,
        thresholdsMetres,
        placeFeatures,
      });
      if (!coverage.ok) return coverage;
      const needs = answersNeeded(address.map.measure);
      const found =
        needs.gaps || wanted.gaps
          ? await readGaps(deps, reports, electionCode, { actor, question: address.question })
          : null;
      const help =
        needs.help || wanted.help ? await helpReports.read(electionCode, address.help, basis) : null;
      const { election, report } = coverage.value;
      return ok({
        election,
        basis: coverage.value.basis,
        answers: {
          coverage: report,
          help: help?.ok === true ? help.value.report : null,
          gaps: found?.ok === true ? found.value.gaps : null,
          knowsOffers: found?.ok === true && found.value.knowsOffers,
        },
      });
    },
    async organisationNames(help) {
      return help === null ? new Map() : helpReports.organisationNames(help);
    },
    async nextElection() {
      const elections = withoutReplaced(await listElections(deps.db));
      const last = elections.reduce<ElectionRecord | null>(
        (latest, each) => (latest === null || each.heldOn > latest.heldOn ? each : latest),
        null,
      );
      return (nextElection(elections, finnishDay(deps.clock())) ?? last)?.code ?? null;
    },
    async picture({ municipalityVintage: vintage }, level) {
      const { areas } = await readDataVersions(deps.db);
      return keepPicture(`${areas ?? 0} ${vintage} ${level}`, async () => {
        const data = await readOutlineData(deps.db, vintage);
        return data === null ? null : drawAreas(areaOutlines(data, level));
      });
    },
  };
}
