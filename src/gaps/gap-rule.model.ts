/** The rules by which gaps are found, as data. Their names and explanations are `gaps.rule.<id>.name` and `.why`. */
import type { Actor, DeadlineCode } from '../elections/deadline-table.model';
import type { AccessKind, ReportedGroup } from '../coverage/coverage-input.model';

export const gapSeverities = ['high', 'medium', 'low'] as const;
export type GapSeverity = (typeof gapSeverities)[number];

/** Who can close a gap: actors of the election's deadlines, and the organisations that offer help. */
export type GapActor =
  Extract<Actor, 'municipal_executive' | 'central_board' | 'election_board'> | 'organisations';

export interface GapRule {
  severity: GapSeverity;
  /** Kinds of places that the rule is about, one gap each; empty where it is about help. */
  kinds: readonly AccessKind[];
  /** Whose number says how many people a gap touches. */
  group: ReportedGroup;
  /** A gap is one only where this holds of its evidence. */
  threshold: {
    /** People live farther than this from a place. */
    beyondMetres?: number;
    /** That many of the group at least. */
    leastPeople?: number;
    /** Places, or organisations, at most. */
    most?: number;
  };
  actors: readonly GapActor[];
  /** The last deadline by which acting still helps. */
  deadline: DeadlineCode;
  /** `authorities`: what shows how help could fail or be overrun is not for everybody unless it is released. */
  audience: 'public' | 'authorities';
}

const everyone = { audience: 'public', group: 'adults' } as const;
const municipal = ['municipal_executive', 'central_board'] as const;

export const gapRules = {
  list_incomplete: {
    ...everyone,
    severity: 'high',
    kinds: ['election_day', 'advance'],
    threshold: {},
    actors: municipal,
    deadline: 'places_final',
  },
  no_advance_place_near: {
    ...everyone,
    severity: 'high',
    kinds: ['advance'],
    threshold: { beyondMetres: 10_000, leastPeople: 100 },
    actors: ['municipal_executive'],
    deadline: 'places_final',
  },
  no_step_free_place: {
    ...everyone,
    severity: 'high',
    kinds: ['election_day', 'advance'],
    threshold: { most: 0 },
    actors: municipal,
    deadline: 'advance_begins',
  },
  no_outdoor_place: {
    ...everyone,
    severity: 'medium',
    kinds: ['advance'],
    threshold: { most: 0 },
    actors: ['central_board'],
    deadline: 'advance_begins',
  },
  hours_unknown: {
    ...everyone,
    severity: 'medium',
    kinds: ['advance'],
    threshold: {},
    actors: municipal,
    deadline: 'places_final',
  },
  no_evening_hours: {
    ...everyone,
    severity: 'medium',
    kinds: ['advance'],
    threshold: { most: 0 },
    actors: ['municipal_executive'],
    deadline: 'places_final',
  },
  no_weekend_hours: {
    ...everyone,
    severity: 'medium',
    kinds: ['advance'],
    threshold: { most: 0 },
    actors: ['municipal_executive'],
    deadline: 'places_final',
  },
  no_ride: {
    audience: 'public',
    group: 'over75',
    severity: 'high',
    kinds: ['election_day', 'advance'],
    threshold: { beyondMetres: 5000, leastPeople: 20 },
    actors: ['organisations'],
    deadline: 'election_day',
  },
  single_organisation: {
    audience: 'authorities',
    group: 'over75',
    severity: 'medium',
    kinds: [],
    threshold: { most: 1 },
    actors: ['organisations'],
    deadline: 'election_day',
  },
  no_minority_language_help: {
    ...everyone,
    severity: 'medium',
    kinds: [],
    threshold: { most: 0 },
    actors: ['organisations'],
    deadline: 'election_day',
  },
  no_sami_help: {
    ...everyone,
    severity: 'medium',
    kinds: [],
    threshold: { most: 0 },
    actors: ['organisations'],
    deadline: 'election_day',
  },
  queue_risk: {
    audience: 'authorities',
    group: 'adults',
    severity: 'high',
    kinds: ['election_day'],
    threshold: {},
    actors: ['central_board', 'election_board'],
    deadline: 'election_day',
  },
} as const satisfies Record<string, GapRule>;

export type GapRuleId = keyof typeof gapRules;
export const gapRuleIds = Object.keys(gapRules) as readonly GapRuleId[];

export function gapRule(id: GapRuleId): GapRule {
  return gapRules[id];
}

/** Northern municipalities in which the Sámi Language Act (1086/2003) holds: Sodankylä (758) in its north only. */
export const samiHomeland: readonly string[] = ['047', '148', '758', '890'];

/** Distances of the rules, metres: a report has to answer them whatever else it is asked. */
export const ruleDistancesMetres: readonly number[] = [
  ...new Set(gapRuleIds.flatMap((rule) => gapRule(rule).threshold.beyondMetres ?? [])),
].sort((a, b) => a - b);
