/** Gathers what the pages of regions, wellbeing counties and constituencies show. */
import { presentVintage, type Area, type AreaKind, type Municipality } from '../areas/area.model';
import { listAreas, listMunicipalities } from '../areas/area.store';
import { areaCodeOf } from '../areas/outline.model';
import type { CoverageReports } from '../coverage/coverage.service';
import { findElections } from '../elections/election.service';
import { countyKey } from '../organisations/authority.model';
import type { Deps } from '../platform/deps';
import { countPlacesByMunicipality } from '../polling-places/place-count.store';
import { finnishDay } from '../shared/dates';
import { reportedElections } from './area-elections.model';
import type { LargerAreaFacts } from './area-facts.model';
import { readAuthorityServices } from './authority-services.service';
import { readElectionChoice } from './larger-area.form';
import { readReport, reportWaitMilliseconds } from './municipality-profile.service';

/** All areas and municipalities of today, for the index. */
export async function gatherAreaIndex({
  db,
}: Pick<Deps, 'db'>): Promise<{ areas: readonly Area[]; municipalities: readonly Municipality[] }> {
  return { areas: await listAreas(db), municipalities: await listMunicipalities(db, presentVintage) };
}

/** Which area, and what the address asks of it. */
export interface AreaQuestion {
  kind: AreaKind;
  code: string;
  query: Readonly<Record<string, unknown>>;
  waitMilliseconds?: number;
}

/** @returns null when there is no such area; `problem` is an election that was asked for and cannot be shown */
export async function gatherLargerArea(
  deps: Pick<Deps, 'db' | 'clock'>,
  reports: CoverageReports,
  { kind, code, query, waitMilliseconds = reportWaitMilliseconds }: AreaQuestion,
): Promise<{ facts: LargerAreaFacts; problem: string | null } | null> {
  const { areas, municipalities } = await gatherAreaIndex(deps);
  const area = areas.find((each) => each.kind === kind && each.code === code);
  if (area === undefined) return null;
  const members = municipalities.filter((municipality) => areaCodeOf(municipality, kind) === code);
  const elections = await findElections(deps);
  const counts = await countPlacesByMunicipality(deps.db);
  const choices = reportedElections(elections, counts, members, finnishDay(deps.clock()));
  const { chosen, problem } = readElectionChoice(query, choices);
  const reported = chosen ?? choices[0] ?? null;
  const codes = new Set(members.map((member) => member.code));
  const outlines = await reports.outlines({ municipalityVintage: presentVintage }, 'municipality');
  const facts = {
    area,
    members,
    choices,
    reported,
    report: await readReport(reports, reported, waitMilliseconds),
    outlines: outlines.filter((outline) => codes.has(outline.code)),
    services: kind === 'wellbeing_county' ? await readAuthorityServices(deps, [countyKey(code)], null) : [],
  };
  return { facts, problem };
}
