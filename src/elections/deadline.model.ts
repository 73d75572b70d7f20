/** The dated deadlines of one election: what must be done by when, by whom, and how surely the day is known. */
import { addDays, daysBetween, type IsoDate, type LocalTime } from '../shared/dates';
import { deadlineTable, type Actor, type DeadlineCode, type DeadlineRule } from './deadline-table.model';
import type { ElectionRecord, PublishedDay, Source } from './election.model';

/**
 * `published`: the day was read in a publication about this election. `derived`: it follows from a rule that has a source.
 * `unverified`: it follows from a rule not seen for this type of election; never state it as certain.
 * `not_published`: someone sets the day each time, and no publication was seen.
 */
export type DeadlineCertainty = 'published' | 'derived' | 'unverified' | 'not_published';

export interface Deadline {
  code: DeadlineCode;
  /** Null when it is not known (`not_published`). */
  day: IsoDate | null;
  /** The act must be done before this time of the day; null when the whole day counts. */
  before: LocalTime | null;
  /** Days from election day, negative before it; null when the day is not known. */
  daysFromElection: number | null;
  actors: readonly Actor[];
  /** Sections of the Election Act; empty when none was named. */
  sections: readonly string[];
  certainty: DeadlineCertainty;
  source: Source | null;
  /** How many days later than the rule the published day is (negative: earlier); 0 when it is as the rule says. */
  movedByDays: number;
}

/** A deadline seen from a day. */
export interface DeadlineOnDay extends Deadline {
  state: 'passed' | 'today' | 'ahead' | 'not_known';
  /** 0 on the day itself, negative when passed; null when the day is not known. */
  daysLeft: number | null;
}

type Dated = Pick<ElectionRecord, 'heldOn' | 'advanceFrom' | 'advanceTo'>;

/** Advance voting begins 11 and ends 5 days before election day (section 47), unless an act of its own moves it. */
const usualAdvance = { from: -11, to: -5 } as const;

/** The day of a rule for an election, and the day that the rule would give in an ordinary election. */
function daysOfRule(
  rule: DeadlineRule['rule'],
  election: Dated,
): { own: IsoDate | null; usual: IsoDate | null } {
  const both = (day: IsoDate) => ({ own: day, usual: day });
  switch (rule.kind) {
    case 'offset':
      return both(addDays(election.heldOn, rule.days));
    case 'august_of_previous_year':
      return both(`${Number(election.heldOn.slice(0, 4)) - 1}-08-31`);
    case 'advance_from':
      return { own: election.advanceFrom, usual: addDays(election.heldOn, usualAdvance.from) };
    case 'advance_to':
      return { own: election.advanceTo, usual: addDays(election.heldOn, usualAdvance.to) };
    case 'set_by_ministry':
      return { own: null, usual: null };
  }
}

function includesType(types: DeadlineRule['appliesTo'], election: Pick<ElectionRecord, 'type'>): boolean {
  return types === 'all' || types.includes(election.type);
}

function certaintyOf(rule: DeadlineRule, election: ElectionRecord, day: IsoDate | null): DeadlineCertainty {
  if (day === null) return 'not_published';
  return includesType(rule.sourcedFor, election) ? 'derived' : 'unverified';
}

function dated(
  rule: DeadlineRule,
  election: ElectionRecord,
  published: PublishedDay | undefined,
): Omit<Deadline, 'movedByDays'> & { usual: IsoDate | null } {
  const { own, usual } = daysOfRule(rule.rule, election);
  const day = published?.day ?? own;
  return {
    code: rule.code,
    day,
    before: published?.before ?? rule.before,
    daysFromElection: day === null ? null : daysBetween(election.heldOn, day),
    actors: rule.actors,
    sections: rule.sections,
    certainty: published === undefined ? certaintyOf(rule, election, own) : 'published',
    source: published?.source ?? null,
    usual: includesType(rule.appliesTo, election) ? usual : null,
  };
}

function toDeadline(rule: DeadlineRule, election: ElectionRecord, published?: PublishedDay): Deadline {
  const { usual, ...deadline } = dated(rule, election, published);
  const movedByDays = usual === null || deadline.day === null ? 0 : daysBetween(usual, deadline.day);
  return { ...deadline, movedByDays };
}

/** One rule per code: the one for this type of election, otherwise any when the day was published all the same. */
function rulesFor(election: ElectionRecord): DeadlineRule[] {
  const isPublished = (code: string) => election.publishedDays.some((each) => each.deadline === code);
  const byCode = new Map<DeadlineCode, DeadlineRule>();
  for (const rule of deadlineTable) {
    const applies =
      includesType(rule.appliesTo, election) && (election.secondRoundOf === null || rule.inSecondRound);
    if (applies || (isPublished(rule.code) && !byCode.has(rule.code))) byCode.set(rule.code, rule);
  }
  return [...byCode.values()];
}

/**
 * Every deadline of an election in order of day; those whose day is not known stand first, as the calendar has them early.
 * Published days override the rules.
 */
export function deadlinesOf(election: ElectionRecord): Deadline[] {
  return rulesFor(election)
    .map((rule) =>
      toDeadline(
        rule,
        election,
        election.publishedDays.find((each) => each.deadline === rule.code),
      ),
    )
    .map((deadline, index) => ({ deadline, index }))
    .sort((a, b) => {
      const [dayA, dayB] = [a.deadline.day ?? '', b.deadline.day ?? ''];
      return dayA === dayB ? a.index - b.index : dayA < dayB ? -1 : 1;
    })
    .map((each) => each.deadline);
}

/**
 * A deadline seen from a day in Finland (`finnishDay(now)`). On its last day it counts as today until the day ends, also when
 * a time of day is set: what is shown is the time, not a verdict by the minute.
 */
export function onDay(deadline: Deadline, today: IsoDate): DeadlineOnDay {
  if (deadline.day === null) return { ...deadline, state: 'not_known', daysLeft: null };
  const daysLeft = daysBetween(today, deadline.day);
  const state = daysLeft < 0 ? 'passed' : daysLeft === 0 ? 'today' : 'ahead';
  return { ...deadline, state, daysLeft };
}
