/** The form of an election: fields to an entry, or what is wrong with which field. */
import { z } from 'zod';
import type { DeadlineCode } from '../elections/deadline-table.model';
import { electionTypes, participatingAreas, type ElectionRecord } from '../elections/election.model';
import type { FieldProblem } from '../i18n/form-problem';
import { field } from '../organisations/organisation.form';
import { addDays, daysBetween, isIsoDate, type IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { enterableDeadlines, type ElectionEntry, type NewElectionEntry } from './election-entry.model';

/** Advance voting may begin this long before election day, and a deadline may lie this far from it. */
const longestAdvanceDays = 60;
const farthestDeadlineDays = 700;
const longestTitle = 200;

type Check = readonly [boolean, FieldProblem];
type Fields = unknown;

export const dayField = (deadline: DeadlineCode) => `day_${deadline}`;
export const beforeField = (deadline: DeadlineCode) => `before_${deadline}`;

const isOneOf = <T extends string>(values: readonly T[], text: string): text is T =>
  (values as readonly string[]).includes(text);
const isAddress = (text: string) => z.url({ protocol: /^https?$/ }).safeParse(text).success;
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const wrong = (name: string, message: FieldProblem['message']): FieldProblem => ({ field: name, message });

function advanceChecks(fields: Fields, heldOn: string): Check[] {
  const [from, to] = [field(fields, 'advanceFrom'), field(fields, 'advanceTo')];
  // Both empty: calculated.
  if (from === '' && to === '') return [];
  const areDays = isIsoDate(from) && isIsoDate(to);
  const checks: Check[] = [
    [isIsoDate(from), wrong('advanceFrom', 'electionAdministration.problem.day')],
    [isIsoDate(to), wrong('advanceTo', 'electionAdministration.problem.day')],
    [!areDays || from <= to, wrong('advanceTo', 'electionAdministration.problem.advanceOrder')],
  ];
  if (!areDays || !isIsoDate(heldOn)) return checks;
  return [
    ...checks,
    [to < heldOn, wrong('advanceTo', 'electionAdministration.problem.advanceAfterElection')],
    [
      from >= addDays(heldOn, -longestAdvanceDays),
      wrong('advanceFrom', 'electionAdministration.problem.advanceTooEarly'),
    ],
  ];
}

function deadlineChecks(fields: Fields, deadline: DeadlineCode, heldOn: string): Check[] {
  const [day, before] = [field(fields, dayField(deadline)), field(fields, beforeField(deadline))];
  const isFar =
    isIsoDate(day) && isIsoDate(heldOn) && Math.abs(daysBetween(day, heldOn)) > farthestDeadlineDays;
  return [
    [day === '' || isIsoDate(day), wrong(dayField(deadline), 'electionAdministration.problem.day')],
    [!isFar, wrong(dayField(deadline), 'electionAdministration.problem.dayTooFar')],
    [before === '' || isTime(before), wrong(beforeField(deadline), 'electionAdministration.problem.time')],
    [before === '' || day !== '', wrong(dayField(deadline), 'electionAdministration.problem.timeWithoutDay')],
  ];
}

function entryChecks(fields: Fields, deadlines: readonly DeadlineCode[], today: IsoDate): Check[] {
  const heldOn = field(fields, 'heldOn');
  const [title, url] = [field(fields, 'sourceTitle'), field(fields, 'sourceUrl')];
  return [
    [isIsoDate(heldOn), wrong('heldOn', 'electionAdministration.problem.day')],
    [!isIsoDate(heldOn) || heldOn >= today, wrong('heldOn', 'electionAdministration.problem.past')],
    ...advanceChecks(fields, heldOn),
    [
      isOneOf(['none', 'epidemic'], field(fields, 'hazardProfile')),
      wrong('hazardProfile', 'electionAdministration.problem.choice'),
    ],
    [
      isOneOf(participatingAreas, field(fields, 'participatingArea')),
      wrong('participatingArea', 'electionAdministration.problem.choice'),
    ],
    ...deadlines.flatMap((deadline) => deadlineChecks(fields, deadline, heldOn)),
    [
      title !== '' && title.length <= longestTitle,
      wrong('sourceTitle', 'electionAdministration.problem.source'),
    ],
    [url === '' || isAddress(url), wrong('sourceUrl', 'electionAdministration.problem.address')],
  ];
}

const problemsOf = (checks: readonly Check[]) =>
  checks.filter(([isRight]) => !isRight).map(([, each]) => each);

function entryOf(fields: Fields, deadlines: readonly DeadlineCode[]): ElectionEntry {
  const [from, to] = [field(fields, 'advanceFrom'), field(fields, 'advanceTo')];
  const before = (deadline: DeadlineCode) => field(fields, beforeField(deadline));
  return {
    heldOn: field(fields, 'heldOn'),
    advance: from === '' ? null : { from, to },
    isHeldOnDerived: field(fields, 'heldOnDerived') !== '',
    hazardProfile: field(fields, 'hazardProfile') as ElectionEntry['hazardProfile'],
    participatingArea: field(fields, 'participatingArea') as ElectionEntry['participatingArea'],
    days: deadlines.flatMap((deadline) => {
      const day = field(fields, dayField(deadline));
      return day === '' ? [] : [{ deadline, day, before: before(deadline) === '' ? null : before(deadline) }];
    }),
    source: { title: field(fields, 'sourceTitle'), url: field(fields, 'sourceUrl') || null },
  };
}

/** A change of an election. `today`: election day cannot be moved into the past. */
export function parseElectionEntry(
  fields: Fields,
  { type }: Pick<ElectionRecord, 'type'>,
  today: IsoDate,
): Result<ElectionEntry, FieldProblem[]> {
  const deadlines = enterableDeadlines(type);
  const problems = problemsOf(entryChecks(fields, deadlines, today));
  return problems.length > 0 ? problem(problems) : ok(entryOf(fields, deadlines));
}

/** A new election; `firstRounds`: codes of the presidential elections that it can be the second round of. */
export function parseNewElection(
  fields: Fields,
  firstRounds: readonly string[],
  today: IsoDate,
): Result<NewElectionEntry, FieldProblem[]> {
  const [type, secondRoundOf] = [field(fields, 'type'), field(fields, 'secondRoundOf')];
  const isRound = type === 'presidential' && firstRounds.includes(secondRoundOf);
  const problems = problemsOf([
    [isOneOf(electionTypes, type), wrong('type', 'electionAdministration.problem.choice')],
    ...entryChecks(fields, [], today),
    [secondRoundOf === '' || isRound, wrong('secondRoundOf', 'electionAdministration.problem.secondRound')],
  ]);
  if (problems.length > 0 || !isOneOf(electionTypes, type)) return problem(problems);
  return ok({ ...entryOf(fields, []), type, secondRoundOf: secondRoundOf || null });
}

export const entryActions = ['restore', 'remove'] as const;
export type EntryAction = (typeof entryActions)[number];

/** What is to be done with an election besides changing it; null when the form names nothing such. */
export function parseEntryAction(fields: Fields): EntryAction | null {
  const action = field(fields, 'action');
  return isOneOf(entryActions, action) ? action : null;
}
