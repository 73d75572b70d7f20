/** The whole report of an election on one area: one plain object from which every page, file and snapshot is made. */
import type {
  AccessKind,
  CoverageParameters,
  ReportedGroup,
  SourceLine,
} from '../coverage/coverage-input.model';
import type { CoverageQuestion } from '../coverage/coverage-question.model';
import type {
  AreaCoverage,
  CompletenessCounts,
  CoverageReport,
  ReportAreaKind,
} from '../coverage/coverage-report.model';
import type { AreaEquity } from '../coverage/equity-annex.model';
import type { DeadlineOnDay } from '../elections/deadline.model';
import type { ElectionRecord } from '../elections/election.model';
import type { Gap } from '../gaps/gap.model';
import type { HelpQuestion } from '../help-coverage/help-input.model';
import type {
  ByGroup,
  CapacityFigures,
  CapacityReport,
  Fragility,
  HelpAreaReport,
  HelpLayerSummary,
  HelpReport,
} from '../help-coverage/help-report.model';
import type { IsoDate } from '../shared/dates';
import { completenessOf, membersOf } from './report-scope.model';

/** Raised when a field changes its meaning or goes; new fields leave it as it is. */
export const fullReportFormat = 'vaalikumppani-report-1';

export const audiences = ['public', 'authorities'] as const;
/** `authorities`: with amounts, needs, fragility and risks of queues. */
export type Audience = (typeof audiences)[number];

/** What is asked: coverage and help, and the area that the report is about. */
export interface FullQuestion {
  coverage: CoverageQuestion;
  help: HelpQuestion;
  area: { kind: ReportAreaKind; code: string };
}

export type ReportedElection = Pick<
  ElectionRecord,
  | 'code'
  | 'type'
  | 'heldOn'
  | 'advanceFrom'
  | 'advanceTo'
  | 'municipalityVintage'
  | 'jointElections'
  | 'secondRoundOf'
  | 'replacedBy'
>;

/** An offer that serves people of a municipality of the area, in one service and window. */
export interface Carrier {
  municipalityCode: string;
  offerId: string;
  organisationId: string;
  people: number;
}

/** Capacity coverage of one service in one window; `areas` in the order of the report's areas. */
export interface AreaCapacity extends Pick<
  CapacityReport,
  'service' | 'types' | 'resource' | 'window' | 'offersWithoutAmount'
> {
  areas: readonly CapacityFigures[];
  carriers: readonly Carrier[];
}

/** What only authorities may see of the help on offer; null is what was not released of a published report. */
export interface AuthorityHelp {
  /** Of the people reached, those whom only one organisation reaches: by area, in the order of the layers. */
  byOneOrganisation: readonly (readonly ByGroup[])[] | null;
  capacity: readonly AreaCapacity[] | null;
  /** Losses of help are of the whole country, those of places of the municipalities of the area. */
  fragility: Fragility | null;
  organisationNames: Readonly<Record<string, string>>;
}

export interface HelpPart {
  dataVersion: string;
  /** Published offers and organisations in the whole country. */
  offers: number;
  organisations: number;
  layers: readonly HelpLayerSummary[];
  /** In the order of the report's areas. */
  areas: readonly Pick<HelpAreaReport, 'people' | 'reached' | 'classes'>[];
}

/** What a published report says of its publication. */
export interface PublicationMark {
  /** Origin of its address, `https://example.fi`; the rest is `paths.publishedReport` with the id. */
  origin: string;
  id: string;
  /** ISO 8601 in UTC. */
  publishedAt: string;
  /** Parts meant for authorities that were released with it. */
  released: readonly string[];
}

export interface FullReport {
  format: typeof fullReportFormat;
  audience: Audience;
  /** When the report was made, ISO 8601 in UTC, and the day that it then was in Finland: deadlines are seen from it. */
  madeAt: string;
  today: IsoDate;
  election: ReportedElection;
  question: FullQuestion;
  /** Names the state of the data: equal tags, questions and instants mean equal reports. */
  dataVersion: string;
  peopleDescribedOn: string;
  /** Day that the cells of the population grid describe; null where no grid is in use. */
  gridDescribedOn: string | null;
  parameters: CoverageParameters;
  /** The municipalities of the area that take part, by what is known of their lists. */
  completeness: Readonly<Record<AccessKind, CompletenessCounts>>;
  /** The area first; then, for the country, all larger areas; then the municipalities, in order of code. */
  areas: readonly AreaCoverage[];
  help: HelpPart;
  /** Null in a report for everybody. */
  authorityHelp: AuthorityHelp | null;
  /** Gaps of the municipalities, those first about which something can still be done. */
  gaps: readonly Gap[];
  /** Whether anything is known of the help on offer. */
  knowsOffers: boolean;
  deadlines: readonly DeadlineOnDay[];
  /** In the order of the areas. */
  equity: readonly AreaEquity[];
  sources: readonly SourceLine[];
  /** Only of a published report. */
  publication?: PublicationMark;
}

/** What a report is put together from: each part as its capability gives it. */
export interface FullReportParts {
  audience: Audience;
  madeAt: Date;
  today: IsoDate;
  election: ElectionRecord;
  question: FullQuestion;
  coverage: CoverageReport;
  help: HelpReport;
  organisationNames: ReadonlyMap<string, string>;
  /** Those that the audience may see. */
  gaps: readonly Gap[];
  knowsOffers: boolean;
  deadlines: readonly DeadlineOnDay[];
  equity: readonly AreaEquity[];
}

function electionOf(election: ElectionRecord): ReportedElection {
  const { code, type, heldOn, advanceFrom, advanceTo, municipalityVintage } = election;
  const { jointElections, secondRoundOf, replacedBy } = election;
  return {
    code,
    type,
    heldOn,
    advanceFrom,
    advanceTo,
    municipalityVintage,
    jointElections,
    secondRoundOf,
    replacedBy,
  };
}

/** Capacity as it touches the area: its figures, and the offers that carry those of its municipalities. */
function capacityIn(capacity: CapacityReport, positions: readonly number[], codes: ReadonlySet<string>) {
  const { service, types, resource, window, offersWithoutAmount, areas, providers, carriers } = capacity;
  return {
    service,
    types,
    resource,
    window,
    offersWithoutAmount,
    areas: positions.map((position) => areas[position]!),
    carriers: [...codes].sort().flatMap((municipalityCode) =>
      (carriers[municipalityCode] ?? []).map(({ provider, people }): Carrier => {
        const { offerId, organisationId } = providers[provider]!;
        return { municipalityCode, offerId, organisationId, people };
      }),
    ),
  } satisfies AreaCapacity;
}

function authorityHelp(
  { help, organisationNames }: FullReportParts,
  positions: readonly number[],
  codes: ReadonlySet<string>,
): AuthorityHelp {
  const { fragility } = help;
  const capacity = help.capacity.map((each) => capacityIn(each, positions, codes));
  const named = new Set([
    ...capacity.flatMap(({ carriers }) => carriers.map(({ organisationId }) => organisationId)),
    ...[...fragility.help, ...fragility.service].map(({ id }) => id),
  ]);
  return {
    byOneOrganisation: positions.map((position) => help.byOneOrganisation[position]!),
    capacity,
    fragility: {
      ...fragility,
      places: fragility.places.filter(({ municipalityCode }) => codes.has(municipalityCode)),
    },
    organisationNames: Object.fromEntries(
      [...organisationNames].filter(([id]) => named.has(id)).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

/** The report on an area; null where the election has no such area. Equal parts give an equal report. */
export function composeFullReport(parts: FullReportParts): FullReport | null {
  const { coverage, help, question, audience } = parts;
  const members = membersOf(coverage, question.area);
  if (members === null) return null;
  const { positions, codes } = members;
  const areas = positions.map((position) => coverage.areas[position]!);
  return {
    format: fullReportFormat,
    audience,
    madeAt: parts.madeAt.toISOString(),
    today: parts.today,
    election: electionOf(parts.election),
    question,
    dataVersion: coverage.dataVersion,
    peopleDescribedOn: coverage.peopleDescribedOn,
    gridDescribedOn: coverage.gridDescribedOn,
    parameters: coverage.parameters,
    completeness: completenessOf(areas),
    areas,
    help: {
      dataVersion: help.dataVersion,
      offers: help.offers,
      organisations: help.organisations,
      layers: help.layers,
      areas: positions.map((position) => {
        const { people, reached, classes } = help.areas[position]!;
        return { people, reached, classes };
      }),
    },
    authorityHelp: audience === 'authorities' ? authorityHelp(parts, positions, codes) : null,
    gaps: parts.gaps.filter(
      (gap) => codes.has(gap.municipalityCode) && (audience === 'authorities' || gap.audience === 'public'),
    ),
    knowsOffers: parts.knowsOffers,
    deadlines: parts.deadlines,
    equity: positions.map((position) => parts.equity[position]!),
    sources: coverage.sources,
  };
}

/** People of a group in the area that the report is about. */
export function peopleOf(report: FullReport, group: ReportedGroup): number {
  return report.areas[0]!.people[group].known;
}

/** The part that the engine of access answers, as its own pages and drawings take it. */
export function coverageOf(report: FullReport): CoverageReport {
  const { election, question, dataVersion, peopleDescribedOn, gridDescribedOn } = report;
  const { parameters, completeness, areas, sources } = report;
  const { thresholdsMetres, placeFeatures } = question.coverage;
  const { code, type, heldOn, advanceFrom, advanceTo } = election;
  return {
    election: { code, type, heldOn, advanceFrom, advanceTo },
    question: { thresholdsMetres, placeFeatures },
    dataVersion,
    peopleDescribedOn,
    gridDescribedOn,
    parameters,
    completeness,
    areas,
    sources,
  };
}

/** The report as one line of JSON: the same bytes for the same report. */
export function toFullJson(report: FullReport): string {
  return `${JSON.stringify(report)}\n`;
}
