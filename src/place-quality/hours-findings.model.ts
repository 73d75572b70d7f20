/** Checks of opening hours against the Election Act: known, within the limits, and at a weekend in advance voting. */
import {
  hoursWarnings,
  legalHours,
  votingDays,
  type HoursContext,
} from '../polling-places/opening-hours.model';
import { isWeekend, type IsoDate } from '../shared/dates';
import { listFinding, placeFinding, type JudgedPlace, type QualityFinding } from './quality-finding.model';

export interface QualityElection {
  code: string;
  heldOn: IsoDate;
  advanceFrom: IsoDate;
  advanceTo: IsoDate;
}

function contextOf(place: JudgedPlace, election: QualityElection): HoursContext {
  const { heldOn: electionDay, advanceFrom, advanceTo } = election;
  return { kind: place.kind, electionDay, advanceFrom, advanceTo };
}

/** Open from 9 to 20 without a break (Election Act: election day); a shorter day is told with what it has. */
function checkElectionDay(place: JudgedPlace, { heldOn }: QualityElection): QualityFinding[] {
  const { opensAt, closesAt } = legalHours.electionDay;
  const day = place.hours.filter((open) => open.day === heldOn);
  if (place.kind !== 'election_day' || day.length === 0) return [];
  if (day.some((open) => open.opensAt <= opensAt && open.closesAt >= closesAt)) return [];
  const opens = day.map((open) => open.opensAt).sort();
  const closes = day.map((open) => open.closesAt).sort();
  return [placeFinding('electionDayNotFull', place, { opensAt: opens[0]!, closesAt: closes.at(-1)! })];
}

/** An advance place is open on every day of the period unless the local executive decides otherwise (section 47). */
function checkClosedDays(place: JudgedPlace, election: QualityElection): QualityFinding[] {
  if (place.kind !== 'advance' || !place.hoursUnderstood) return [];
  const open = new Set(place.hours.map(({ day }) => day));
  const days = votingDays(contextOf(place, election));
  const closed = days.filter((day) => !open.has(day)).length;
  return closed === 0 ? [] : [placeFinding('closedDays', place, { closed, days: days.length })];
}

function checkHours(place: JudgedPlace, election: QualityElection): QualityFinding[] {
  if (place.hours.length === 0)
    return [placeFinding('hoursMissing', place, { hasText: place.hoursText !== null })];
  const days = hoursWarnings(place.hours, contextOf(place, election)).map(({ code, day }) => ({
    ...day,
    code,
  }));
  const partly = !place.hoursUnderstood && place.hoursText !== null;
  return [
    ...(days.length === 0 ? [] : [placeFinding('hoursOutsideLaw', place, { days })]),
    ...checkElectionDay(place, election),
    ...(partly ? [placeFinding('hoursPartlyUnderstood', place, { text: place.hoursText! })] : []),
    ...checkClosedDays(place, election),
  ];
}

/** Silent where hours of an advance place are not known: one of them may be open at a weekend. */
function checkWeekend(places: readonly JudgedPlace[], election: QualityElection): QualityFinding[] {
  const advance = places.filter(({ kind }) => kind === 'advance');
  if (advance.length === 0 || advance.some(({ hoursUnderstood }) => !hoursUnderstood)) return [];
  const weekend = ({ day }: { day: IsoDate }) =>
    isWeekend(day) && day >= election.advanceFrom && day <= election.advanceTo;
  if (advance.some(({ hours }) => hours.some(weekend))) return [];
  return [listFinding('noAdvanceWeekend', 'advance', {})];
}

export function hoursFindings(places: readonly JudgedPlace[], election: QualityElection): QualityFinding[] {
  return [...places.flatMap((place) => checkHours(place, election)), ...checkWeekend(places, election)];
}
