/** What gaps are found in, and a gap as a rule finds it: plain values. */
import type { Municipality } from '../areas/area.model';
import type { AccessKind } from '../coverage/coverage-input.model';
import type { CoverageQuestion } from '../coverage/coverage-question.model';
import type { CoverageReport } from '../coverage/coverage-report.model';
import type { DeadlineOnDay } from '../elections/deadline.model';
import type { HelpTypeCode } from '../offers/help-type.model';
import type { GapRuleId } from './gap-rule.model';

/** What gaps ask of a published offer; a `CoverageOffer` can be given as it is. */
export interface GapOffer {
  organisationId: string;
  type: HelpTypeCode;
  languages: readonly string[];
  /** The area never reaches beyond the municipalities that it names. */
  area: { municipalities: readonly string[] };
}

/** A place where waiting is to be feared, as the plan of a municipality says. */
export interface QueueRisk {
  municipalityCode: string;
  /** Voters expected there on election day; null where not known. */
  people: number | null;
}

/** What gaps are found in: plain values. */
export interface GapInput {
  /** The report on the question, which answers the distances of the rules too. */
  report: CoverageReport;
  /** What else is asked: a way of voting, and languages of the help; by default all. */
  asked?: Pick<CoverageQuestion, 'phase' | 'helpLanguages'>;
  /** Municipalities of the report, in any order. */
  municipalities: readonly Pick<Municipality, 'code' | 'languageStatus'>[];
  /** Published offers; null where nobody has offers of this election, so that nothing can be said of help. */
  offers: readonly GapOffer[] | null;
  queueRisks: readonly QueueRisk[];
  /** Deadlines of the election as seen from today. */
  deadlines: readonly DeadlineOnDay[];
}

/** Figures that a gap rests on; null where one is not known. */
export interface GapEvidence {
  /** Places of the kind that are listed. */
  places?: number;
  /** Of those, the ones for which the rule's matter is not known. */
  unknownPlaces?: number;
  /** Offers that the rule looked at. */
  offers?: number;
  organisations?: number;
  /** Range of the people touched, from the draws of places. */
  peopleLow?: number;
  peopleHigh?: number;
}

/** A gap as a rule finds it. */
export interface FoundGap {
  rule: GapRuleId;
  municipalityCode: string;
  kind: AccessKind | null;
  /** People of the rule's group whom it touches; null where that is not known. */
  people: number | null;
  /** `known`: it is so. `possible`: it may be so, as something is not known. */
  certainty: 'known' | 'possible';
  evidence: GapEvidence;
}
