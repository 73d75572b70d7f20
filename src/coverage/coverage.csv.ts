/** The coverage report as a table: one row per municipality, then the sources that licences ask to be named. */
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { sourceLine } from '../reference-data/data-source.pages';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import { reportCells } from '../shared/report-table';
import { accessKinds, reportedGroups, type AccessKind, type ReportedGroup } from './coverage-input.model';
import {
  areasOfKind,
  usesCostMatrix,
  type AreaCoverage,
  type CoverageReport,
  type Estimate,
  type GroupAccess,
  type ReportAreaKind,
} from './coverage-report.model';
import { roundedDistance, roundedPeople, wholePercent } from './rounded-figures.model';

/** Everything that the wording of a table depends on. */
export interface TableWording {
  t: Translate;
  language: Language;
}

interface Column {
  heading: string;
  cell: (area: AreaCoverage) => CsvCell;
}

/** The table as CSV text. An unknown figure is an empty cell; the status beside it says why in words. */
export function toCoverageCsv(report: CoverageReport, wording: TableWording, dialect: CsvDialect): string {
  return writeCsv(toCoverageTable(report, wording), dialect);
}

/** Header, one row per municipality in order of code, an empty row, and the sources; all rows of one width. */
export function toCoverageTable(report: CoverageReport, wording: TableWording): CsvCell[][] {
  const columns = columnsOf(report, wording);
  const rows = areasOfKind(report, 'municipality').map((area) => columns.map((column) => column.cell(area)));
  const header = columns.map((column) => column.heading);
  return reportCells({ header, rows, remarks: remarksOf(report, wording) });
}

function columnsOf(report: CoverageReport, wording: TableWording): Column[] {
  return [
    ...identityColumns(report, wording),
    ...peopleColumns(report, wording),
    ...accessKinds.flatMap((kind) => [
      ...listColumns(kind, wording),
      ...byRoadColumns(report, kind, wording),
    ]),
    ...reportedGroups.flatMap((group) =>
      accessKinds.flatMap((kind) => figureColumns(report, wording, kind, group)),
    ),
    ...filteredColumns(report, wording),
  ];
}

function identityColumns(report: CoverageReport, { t, language }: TableWording): Column[] {
  const nameOf = (kind: ReportAreaKind) => {
    const names = new Map(
      areasOfKind(report, kind).map((area) => [
        area.code,
        { fi: area.nameFi, sv: area.nameSv, en: area.nameEn }[language],
      ]),
    );
    return (code: string | null | undefined) => (code ? (names.get(code) ?? code) : null);
  };
  const [region, county, constituency] = [
    nameOf('region'),
    nameOf('wellbeing_county'),
    nameOf('constituency'),
  ];
  return [
    { heading: t('coverage.csv.code'), cell: (area) => area.code },
    { heading: t('coverage.csv.nameFi'), cell: (area) => area.nameFi },
    { heading: t('coverage.csv.nameSv'), cell: (area) => area.nameSv },
    { heading: t('coverage.areaKind.region'), cell: (area) => region(area.membership?.region) },
    {
      heading: t('coverage.areaKind.wellbeing_county'),
      cell: (area) => county(area.membership?.wellbeingCounty),
    },
    {
      heading: t('coverage.areaKind.constituency'),
      cell: (area) => constituency(area.membership?.constituency),
    },
  ];
}

function peopleColumns(report: CoverageReport, { t }: TableWording): Column[] {
  const year = report.peopleDescribedOn.slice(0, 4);
  return [
    {
      heading: t('coverage.csv.peopleBasis'),
      cell: (area) => t(`coverage.basis.${area.peopleBasis}`, { year }),
    },
    {
      heading: t('coverage.csv.demandBasis'),
      cell: (area) => t(`coverage.demandBasis.${area.demandBasis}`),
    },
    ...reportedGroups.flatMap((group): Column[] => [
      {
        heading: t('coverage.csv.people', { group: t(`coverage.group.${group}`) }),
        cell: (area) => knownPeople(area, group),
      },
      {
        heading: t('coverage.csv.unknownPeople', { group: t(`coverage.group.${group}`) }),
        cell: (area) => (area.people[group].unbounded ? null : area.people[group].unknownAtMost),
      },
    ]),
  ];
}

/** Nobody known, and somebody not known, is no zero. */
function knownPeople(area: AreaCoverage, group: ReportedGroup): number | null {
  const { known, unknownPlaces } = area.people[group];
  return known === 0 && unknownPlaces > 0 ? null : roundedPeople(known);
}

function listColumns(kind: AccessKind, { t }: TableWording): Column[] {
  const heading = (what: string) => `${t(`coverage.kind.${kind}`)}: ${what}`;
  const columns: Column[] = [
    {
      heading: heading(t('coverage.csv.status')),
      cell: (area) => t(`coverage.status.${area.access[kind].status}`),
    },
    {
      heading: heading(t('coverage.csv.meaning')),
      cell: (area) => (hasFigures(area, kind) ? t(`coverage.bound.${area.access[kind].bound}`) : null),
    },
    {
      heading: heading(t('coverage.csv.precision')),
      cell: (area) => precisionOf(area, kind, t),
    },
    { heading: heading(t('coverage.csv.listed')), cell: (area) => area.places[kind].listed },
    { heading: heading(t('coverage.csv.withPosition')), cell: (area) => area.places[kind].withPosition },
    { heading: heading(t('coverage.csv.withHours')), cell: (area) => area.places[kind].withHours },
  ];
  if (kind === 'advance') {
    columns.push({
      heading: t('coverage.csv.mobileStops'),
      cell: (area) => area.places.mobile_stop.listed,
    });
  } else {
    columns.push({
      heading: heading(t('coverage.csv.assigned')),
      cell: ({ access }) =>
        access[kind].assignedShare === null ? null : wholePercent(access[kind].assignedShare),
    });
  }
  return columns;
}

/** Only where a cost matrix is in use. */
function byRoadColumns({ areas }: CoverageReport, kind: AccessKind, { t }: TableWording): Column[] {
  if (!areas.some(usesCostMatrix)) return [];
  const cell = ({ access }: AreaCoverage) => {
    const { roadShare } = access[kind];
    return typeof roadShare === 'number' ? wholePercent(roadShare) : null;
  };
  return [{ heading: `${t(`coverage.kind.${kind}`)}: ${t('coverage.csv.byRoad')}`, cell }];
}

function hasFigures(area: AreaCoverage, kind: AccessKind): boolean {
  return Object.values(area.access[kind].groups).some((group) => group !== null);
}

function precisionOf(area: AreaCoverage, kind: AccessKind, t: Translate): string | null {
  if (!hasFigures(area, kind)) return null;
  const { sharpenBy } = area.access[kind];
  if (sharpenBy.length === 0) return t('coverage.precision.telling');
  const coarse = Object.values(area.access[kind].groups).some((group) =>
    group?.shares.some((share) => share.tooCoarse),
  );
  const remedies = sharpenBy.map((each) => t(`coverage.sharpen.${each}`)).join('; ');
  return t(`coverage.precision.${coarse ? 'tooCoarse' : 'rough'}`, { remedies });
}

function figureColumns(
  report: CoverageReport,
  { t }: TableWording,
  kind: AccessKind,
  group: ReportedGroup,
): Column[] {
  const accessOf = (area: AreaCoverage): GroupAccess | null => area.access[kind].groups[group];
  // No commas or semicolons in headings: programs tell the delimiter by the first line.
  const title = `${t(`coverage.kind.${kind}`)}: ${t(`coverage.group.${group}`)}: `;
  const three = (
    heading: (bound: string) => string,
    figure: (access: GroupAccess) => Partial<Estimate> | null,
  ): Column[] =>
    (['median', 'low', 'high'] as const).map((part) => ({
      heading: title + heading(part === 'median' ? '' : ` ${t(`coverage.range.${part}`)}`),
      cell: (area) => {
        const access = accessOf(area);
        return (access && figure(access)?.[part]) ?? null;
      },
    }));
  return [
    ...report.parameters.thresholdsMetres.flatMap((metres, threshold) =>
      three(
        (bound) => t('coverage.csv.shareWithin', { metres, bound }),
        (access) => percentages(access, threshold),
      ),
    ),
    ...three(
      (bound) => t('coverage.csv.median', { bound }),
      (access) => rounded(access.medianDistanceMetres),
    ),
    ...three(
      (bound) => t('coverage.csv.p90', { bound }),
      (access) => rounded(access.p90DistanceMetres),
    ),
  ];
}

/** For a question about the places: the least that is certain and the most that is possible, where something is not known. */
function filteredColumns({ question, parameters }: CoverageReport, { t }: TableWording): Column[] {
  const { placeFeatures } = question;
  if (placeFeatures.length === 0) return [];
  const asked = placeFeatures.map((feature) => t(`coverageQuestion.features.${feature}`)).join(' + ');
  return reportedGroups.flatMap((group) =>
    accessKinds.flatMap((kind) =>
      parameters.thresholdsMetres.flatMap((metres, threshold) =>
        (['low', 'high'] as const).map((part): Column => {
          const figure = t('coverage.csv.shareWithin', { metres, bound: ` ${t(`coverage.range.${part}`)}` });
          return {
            heading: `${t(`coverage.kind.${kind}`)} (${asked}): ${t(`coverage.group.${group}`)}: ${figure}`,
            cell: ({ filtered }) => {
              const access = filtered?.[kind][part === 'low' ? 'known' : 'possible'][group];
              return access ? wholePercent(access.shares[threshold]![part]) : null;
            },
          };
        }),
      ),
    ),
  );
}

/** A share that is too coarse to tell has a range and no median. */
function percentages(access: GroupAccess, threshold: number): Partial<Estimate> {
  const share = access.shares[threshold]!;
  const range = { low: wholePercent(share.low), high: wholePercent(share.high) };
  return share.tooCoarse ? range : { ...range, median: wholePercent(share.median) };
}

function rounded(estimate: Estimate | null): Estimate | null {
  return estimate && roundedDistance(estimate);
}

/** How to read the table, and where its data come from, as the licences ask. */
function remarksOf(report: CoverageReport, { t }: TableWording): string[] {
  return [
    t('coverage.remark.table', {
      election: report.election.code,
      version: report.dataVersion,
      distances: t(
        report.areas.some(usesCostMatrix) ? 'coverage.remark.byRoad' : 'coverage.remark.straightLines',
      ),
    }),
    t('coverage.remark.method', { draws: report.parameters.draws }),
    t('coverage.remark.sources'),
    ...report.sources.map(({ id }) => sourceLine(t, id)),
  ];
}
