/** The data quality report of a municipality's places at an election: pure, from plain values that a thread can be handed. */
import { demandRegion } from '../coverage/demand-units.model';
import type { DistrictOutline } from '../coverage/coverage-input.model';
import type { DistrictShare } from '../demand/demand.model';
import type { Outline } from '../geo/outlines';
import { outlineRegion, type Region } from '../geo/region';
import type { PlaceKind } from '../polling-places/polling-place.model';
import { withBoundedShares, type OutlinedArea } from './bounded-districts.model';
import { changeFindings, type EarlierList } from './change-findings.model';
import { districtFindings, type QualityArea } from './district-findings.model';
import { hoursFindings, type QualityElection } from './hours-findings.model';
import { listedTwice, positionFindings } from './position-findings.model';
import {
  countFindings,
  listFinding,
  worstFirst,
  type JudgedPlace,
  type QualityCounts,
  type QualityFinding,
} from './quality-finding.model';

export interface QualityInput {
  election: QualityElection;
  municipalityCode: string;
  places: readonly JudgedPlace[];
  /** Null while no outlines are loaded: then nothing is said of places outside. */
  outline: Outline | null;
  /** Postal areas of the municipality, and those of others in which its districts have buildings. */
  areas: readonly OutlinedArea[];
  /** Building shares of the municipality's districts. */
  shares: readonly DistrictShare[];
  /** Districts of 2018; empty where not known. */
  districts: readonly string[];
  /** Boundaries in use; they go before shares and districts of 2018. Left out or empty where there are none. */
  districtOutlines?: readonly DistrictOutline[];
  earlier: Partial<Readonly<Record<PlaceKind, EarlierList>>>;
}

export interface QualityReport {
  municipalityCode: string;
  findings: readonly QualityFinding[];
  counts: QualityCounts;
  /** The elections that the lists were compared with; absent where the municipality had no such list before. */
  comparedWith: Partial<Readonly<Record<PlaceKind, string>>>;
}

function toAreas(input: QualityInput): QualityArea[] {
  return input.areas.map((area) => ({
    postcode: area.postcode,
    nameFi: area.nameFi,
    nameSv: area.nameSv,
    municipalityCode: area.municipalityCode,
    centre: area.centre,
    region: demandRegion(area),
    adults: area.people.adults,
  }));
}

/** A place is inside when it is in the municipality's outline or in one of its postal areas, which are drawn finer. */
function insideRegions(outline: Outline | null, own: readonly QualityArea[]): Region[] {
  const whole = outline === null ? null : outlineRegion(outline);
  return whole === null ? [] : [whole, ...own.map(({ region }) => region)];
}

function listFindings(places: readonly JudgedPlace[]): QualityFinding[] {
  const has = (kind: PlaceKind) => places.some((place) => place.kind === kind);
  return [
    ...(has('election_day') ? [] : [listFinding('noElectionDayPlace', 'election_day', {})]),
    ...(has('advance') ? [] : [listFinding('noAdvancePlace', 'advance', {})]),
    ...listedTwice(places),
  ];
}

/** Goes through all rules; the worst findings come first. */
export function judgeQuality(given: QualityInput): QualityReport {
  const input = withBoundedShares(given);
  const outlines = input.districtOutlines ?? [];
  const known = outlines.length > 0 ? outlines.map(({ district }) => district) : input.districts;
  const { places, election, municipalityCode } = input;
  const areas = toAreas(input);
  const own = areas.filter((area) => area.municipalityCode === municipalityCode);
  const findings = worstFirst([
    ...listFindings(places),
    ...positionFindings(places, insideRegions(input.outline, own)),
    ...districtFindings(places, { known, areas, shares: input.shares }),
    ...hoursFindings(places, election),
    ...changeFindings(places, { earlier: input.earlier, areas: own }),
  ]);
  const comparedWith = Object.fromEntries(
    Object.entries(input.earlier).map(([kind, list]) => [kind, list.election]),
  );
  return { municipalityCode, findings, counts: countFindings(findings), comparedWith };
}
