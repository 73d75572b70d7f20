/** The report on help: one plain object from which every page, file and map is made. */
import type { AccessKind, CoverageInput, ReportedGroup } from '../coverage/coverage-input.model';
import type { AccessStatus, AreaCoverage } from '../coverage/coverage-report.model';
import type { HelpTypeCode } from '../offers/help-type.model';
import type { ShortReason } from './capacity-coverage.model';
import type { HelpServiceId } from './help-capacity.model';
import type { HelpQuestion, HelpResource, HelpWindow } from './help-input.model';
import type { LayerQuestion } from './help-layers.model';
import type { PeopleClass } from './people-classes.model';

export type ByGroup = Readonly<Record<ReportedGroup, number>>;

/** A kind of help asked about, over the whole country. Organisations are counted, not named. */
export interface HelpLayerSummary extends LayerQuestion {
  offers: number;
  organisations: number;
}

/** The four classes of an area's people, who add up to all whose number is known. */
export interface AreaClasses {
  status: AccessStatus;
  people: Readonly<Record<PeopleClass, ByGroup>>;
  /** Too many people live in postal areas wider than what counts as near: the split rests on an even spread. */
  rough: Readonly<Record<ReportedGroup, boolean>>;
  /** Share of the adults whose distance is one of the cost matrix (0 to 1), null where nobody is known of; left out where no matrix is in use. */
  roadShare?: number | null;
}

export interface HelpAreaReport extends Pick<AreaCoverage, 'kind' | 'code' | 'nameFi' | 'nameSv' | 'nameEn'> {
  takesPart: boolean;
  /** People whose number is known. */
  people: ByGroup;
  /** People reached, in the order of the report's `layers`. */
  reached: readonly ByGroup[];
  classes: Readonly<Record<AccessKind, AreaClasses>>;
}

/** What everybody may read. */
export interface PublicHelpReport {
  election: CoverageInput['election'];
  dataVersion: string;
  peopleDescribedOn: string;
  question: Pick<HelpQuestion, 'types' | 'languages' | 'nearMetres'>;
  /** Published offers that the question is about. */
  offers: number;
  organisations: number;
  layers: readonly HelpLayerSummary[];
  /** The country, then larger areas and municipalities, as in the coverage report. */
  areas: readonly HelpAreaReport[];
}

/** Need and what of it is served, in people. */
export interface CapacityFigures {
  need: number;
  served: number;
  short: Readonly<Record<ShortReason, number>>;
}

/** An offer that carries part of a figure. */
export interface ProviderFigures {
  offerId: string;
  organisationId: string;
  capacity: number;
  carried: number;
  /** With more of it, more people would be served. */
  binds: boolean;
}

/** Capacity coverage of one service in one window; `areas` in the order of the report's areas. */
export interface CapacityReport {
  service: HelpServiceId;
  types: readonly HelpTypeCode[];
  resource: HelpResource;
  window: HelpWindow;
  offersWithoutAmount: number;
  areas: readonly CapacityFigures[];
  providers: readonly ProviderFigures[];
  /** By municipality code the offers that serve its people, those that serve most first: positions in `providers`. */
  carriers: Readonly<Record<string, readonly { provider: number; people: number }[]>>;
}

/** People reached no more if one offer or organisation dropped out of a kind of help. */
export interface HelpLoss {
  kind: 'offer' | 'organisation';
  id: string;
  type: HelpTypeCode;
  people: ByGroup;
}

/** People served no more, though the others take over what they can. */
export interface ServiceLoss {
  kind: 'offer' | 'organisation';
  id: string;
  service: HelpServiceId;
  people: number;
}

/** People who would have no place near any more. */
export interface PlaceLossFigures {
  kind: AccessKind;
  municipalityCode: string;
  nameFi: string | null;
  nameSv: string | null;
  addressFi: string | null;
  addressSv: string | null;
  people: ByGroup;
}

/** What would be lost if one dropped out, each list with the greatest loss first. */
export interface Fragility {
  /** How many of each kind are listed at most. */
  listed: number;
  help: readonly HelpLoss[];
  service: readonly ServiceLoss[];
  /** Only of municipalities whose list is complete: elsewhere another place may be near that is not listed. */
  places: readonly PlaceLossFigures[];
}

/** Everything; amounts and what depends on whom are for authorities. */
export interface HelpReport extends Omit<PublicHelpReport, 'question'> {
  question: HelpQuestion;
  /** Of the people reached, those whom only one organisation reaches: by area, in the order of the layers. */
  byOneOrganisation: readonly (readonly ByGroup[])[];
  capacity: readonly CapacityReport[];
  fragility: Fragility;
}

/** The fixed list of what leaves the service for everybody: no amounts, no need, no dependence, nobody's name. */
export function toPublicHelpReport(report: HelpReport): PublicHelpReport {
  const { election, dataVersion, peopleDescribedOn, question, offers, organisations, layers, areas } = report;
  const { types, languages, nearMetres } = question;
  return {
    election,
    dataVersion,
    peopleDescribedOn,
    question: { types, languages, nearMetres },
    offers,
    organisations,
    layers,
    areas,
  };
}

/** A report as one line of JSON: the same bytes for the same report. */
export function toHelpJson(report: PublicHelpReport | HelpReport): string {
  return `${JSON.stringify(report)}\n`;
}
