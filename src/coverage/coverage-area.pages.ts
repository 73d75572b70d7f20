/** One area of the report in full: both ways of voting, every group and distance. */
import { formatDay, formatDistance, formatNumber } from '../i18n/format';
import { nameIn, type Language } from '../i18n/language';
import {
  distanceBasisText,
  distanceText,
  peopleText,
  percentText,
  shareText,
  type Wording,
} from './coverage-figures.pages';
import { reportedGroups, type AccessKind, type ReportedGroup } from './coverage-input.model';
import {
  usesCostMatrix,
  type AreaCoverage,
  type CoverageReport,
  type PhaseAccess,
} from './coverage-report.model';

interface GroupRow {
  group: string;
  people: string;
  shares: readonly string[];
  median: string;
  p90: string;
}

/** Access in one phase, as a table with what must be known to read it. */
export interface PhaseDetail {
  kind: AccessKind;
  heading: string;
  caption: string;
  status: string;
  notes: readonly string[];
  rows: readonly GroupRow[];
}

export interface AreaDetail {
  heading: string;
  isCountry: boolean;
  thresholds: readonly string[];
  phases: readonly PhaseDetail[];
}

/** The name of an area in the reader's language. */
export function areaName(
  area: Pick<AreaCoverage, 'nameFi' | 'nameSv' | 'nameEn'>,
  language: Language,
): string {
  return nameIn(area, language);
}

/** A group by what it is in this area: adults are the electorate where they were scaled to it. */
export function groupName(
  group: ReportedGroup,
  area: Pick<AreaCoverage, 'peopleBasis'>,
  { t }: Wording,
): string {
  return group === 'adults' ? t(`report.group.${area.peopleBasis}`) : t(`report.group.${group}`);
}

/** What tells where the people of an area live. */
export function demandText(
  { gridDescribedOn }: Pick<CoverageReport, 'gridDescribedOn'>,
  { demandBasis }: Pick<AreaCoverage, 'demandBasis'>,
  { t, language }: Wording,
): string {
  const day = gridDescribedOn === null ? '' : formatDay(gridDescribedOn, language);
  return t(`report.demand.${demandBasis}`, { day });
}

function groupRows(area: AreaCoverage, phase: PhaseAccess, wording: Wording): GroupRow[] {
  return reportedGroups.flatMap((group) => {
    const access = phase.groups[group];
    if (access === null) return [];
    return [
      {
        group: groupName(group, area, wording),
        people: peopleText(access.people, wording),
        shares: access.shares.map((share) => shareText(share, phase.bound, wording)),
        median: distanceText(access.medianDistanceMetres, phase.bound, wording),
        p90: distanceText(access.p90DistanceMetres, phase.bound, wording),
      },
    ];
  });
}

function placeNotes(area: AreaCoverage, kind: AccessKind, { t, language }: Wording): string[] {
  const counts = area.places[kind];
  const number = (value: number) => formatNumber(value, language);
  // Nothing is listed because nothing is known: that is no zero.
  const isUnknown = counts.listed === 0 && area.access[kind].status === 'not_known';
  const listed = t('report.area.places', {
    listed: number(counts.listed),
    withPosition: number(counts.withPosition),
    withHours: number(counts.withHours),
  });
  const notes = isUnknown ? [] : [listed];
  const unconfirmed = counts.carriedOver - Math.min(counts.carriedOver, counts.confirmed);
  if (unconfirmed > 0) notes.push(t('report.area.unconfirmed', { count: number(unconfirmed) }));
  const stops = area.places.mobile_stop.listed;
  if (kind === 'advance' && stops > 0) notes.push(t('report.area.mobileStops', { listed: number(stops) }));
  return notes;
}

function readingNotes(area: AreaCoverage, phase: PhaseAccess, wording: Wording): string[] {
  const { t } = wording;
  const notes: string[] = [];
  const isLarger = area.kind !== 'municipality';
  if (isLarger && phase.describedShare !== null && phase.describedShare > 0) {
    notes.push(t('report.summary.described', { share: percentText(phase.describedShare, wording) }));
  }
  if (!isLarger && phase.status === 'partial') notes.push(t('report.summary.notRanked'));
  if (phase.assignedShare !== null) {
    notes.push(t('report.summary.assigned', { share: percentText(phase.assignedShare, wording) }));
  }
  if (usesCostMatrix(area) && phase.groups.adults !== null) notes.push(distanceBasisText(phase, wording));
  if (phase.sharpenBy.length > 0) {
    const remedies = phase.sharpenBy.map((each) => t(`coverage.sharpen.${each}`)).join(', ');
    notes.push(t('report.area.sharpen', { remedies }));
  }
  const unknown = area.people.adults.unknownPlaces;
  if (unknown > 0)
    notes.push(t('report.area.unknownPeople', { count: formatNumber(unknown, wording.language) }));
  return notes;
}

/** What is known of the places; in a larger area some may be listed without any municipality's list being whole. */
function statusText({ kind, access, places }: AreaCoverage, phase: AccessKind, { t }: Wording): string {
  const { status } = access[phase];
  const isScattered = kind !== 'municipality' && status === 'not_known' && places[phase].listed > 0;
  return isScattered ? t('report.summary.describedNone') : t(`coverage.status.${status}`);
}

/** The figures of one area. */
export function areaDetail(
  report: CoverageReport,
  area: AreaCoverage,
  kinds: readonly AccessKind[],
  wording: Wording,
): AreaDetail {
  const { t, language } = wording;
  const name = areaName(area, language);
  return {
    heading: name,
    isCountry: area.kind === 'country',
    thresholds: report.parameters.thresholdsMetres.map((metres) => formatDistance(metres, language)),
    phases: kinds.map((kind) => {
      const phase = area.access[kind];
      return {
        kind,
        heading: t(`coverage.kind.${kind}`),
        caption: t('report.area.caption', { kind: t(`coverage.kind.${kind}`), area: name }),
        status: statusText(area, kind, wording),
        notes: [...placeNotes(area, kind, wording), ...readingNotes(area, phase, wording)],
        rows: groupRows(area, phase, wording),
      };
    }),
  };
}
