/** Gaps: where people are left without something, how surely that is known, and who can still do what about it. */
import type { ReportedGroup } from '../coverage/coverage-input.model';
import { kindsOfPhase } from '../coverage/coverage-question.model';
import type { PlaceBasis } from '../coverage/place-basis.model';
import type { CoverageReport } from '../coverage/coverage-report.model';
import type { DeadlineOnDay } from '../elections/deadline.model';
import type { ElectionRecord } from '../elections/election.model';
import type { IsoDate } from '../shared/dates';
import type { FoundGap, GapInput } from './gap-input.model';
import { gapRule, gapSeverities, type GapRule } from './gap-rule.model';
import { findHelpGaps } from './help-gaps.model';
import { findPlaceGaps } from './place-gaps.model';

/** Whether something can still be done: until the deadline, later with more trouble, or the day is not known. */
export const gapChances = ['open', 'not_known', 'passed'] as const;
export type GapChance = (typeof gapChances)[number];

export interface Gap extends FoundGap {
  /** Unique in an election. */
  id: string;
  group: ReportedGroup;
  severity: GapRule['severity'];
  actors: GapRule['actors'];
  audience: GapRule['audience'];
  deadline: DeadlineOnDay | null;
  chance: GapChance;
}

/** The gaps of an election that a reader may see. */
export interface ElectionGaps {
  election: ElectionRecord;
  report: CoverageReport;
  /** On which places the figures rest; null once the election is over. */
  basis: PlaceBasis | null;
  gaps: readonly Gap[];
  /** Whether anything is known of the help on offer. */
  knowsOffers: boolean;
  today: IsoDate;
}

/**
 * All gaps of an election, those first about which something can still be done, among them the most people first, people
 * not known after those known, then the more severe. Equal input, in whatever order, gives an equal answer.
 */
export function findGaps(input: GapInput): Gap[] {
  const { asked } = input;
  const kinds = kindsOfPhase(asked?.phase ?? 'both');
  return [...findPlaceGaps(input), ...findHelpGaps({ ...input, offers: offersAsked(input) })]
    .filter(({ kind }) => kind === null || kinds.includes(kind))
    .map((found) => toGap(found, input))
    .sort(compareGaps);
}

/** Offers in one of the languages that are asked for. */
function offersAsked({ offers, asked }: GapInput): GapInput['offers'] {
  const languages = asked?.helpLanguages ?? [];
  if (offers === null || languages.length === 0) return offers;
  return offers.filter((offer) => offer.languages.some((language) => languages.includes(language)));
}

function toGap(found: FoundGap, { deadlines }: GapInput): Gap {
  const { group, severity, actors, audience, deadline: code } = gapRule(found.rule);
  const deadline = deadlines.find((each) => each.code === code) ?? null;
  return {
    ...found,
    id: [found.rule, found.municipalityCode, ...(found.kind === null ? [] : [found.kind])].join('.'),
    group,
    severity,
    actors,
    audience,
    deadline,
    chance: chanceOf(deadline),
  };
}

function chanceOf(deadline: DeadlineOnDay | null): GapChance {
  if (deadline === null || deadline.state === 'not_known') return 'not_known';
  return deadline.state === 'passed' ? 'passed' : 'open';
}

function compareGaps(a: Gap, b: Gap): number {
  return (
    gapChances.indexOf(a.chance) - gapChances.indexOf(b.chance) ||
    (b.people ?? -1) - (a.people ?? -1) ||
    gapSeverities.indexOf(a.severity) - gapSeverities.indexOf(b.severity) ||
    (a.id < b.id ? -1 : 1)
  );
}
