/** An election as an administrator enters or changes it, and what follows from its type. */
import type { DeadlineCode } from '../elections/deadline-table.model';
import { deadlineTable } from '../elections/deadline-table.model';
import {
  electionYear,
  type DerivableFact,
  type ElectionRecord,
  type ElectionType,
  type ParticipatingArea,
  type PublishedDay,
  type ReportingLevel,
  type Source,
} from '../elections/election.model';
import { addDays, type IsoDate, type LocalTime } from '../shared/dates';

/** What can be entered of an election at any time. */
export interface ElectionEntry {
  heldOn: IsoDate;
  /** Null: calculated from election day. */
  advance: { from: IsoDate; to: IsoDate } | null;
  /** Whether election day itself is calculated. */
  isHeldOnDerived: boolean;
  hazardProfile: ElectionRecord['hazardProfile'];
  participatingArea: ParticipatingArea;
  /** Days that were published, with the time before which something must be done. */
  days: readonly { deadline: DeadlineCode; day: IsoDate; before: LocalTime | null }[];
  source: Source;
}

/** What is settled when an election is added, and then stays. */
export interface NewElectionEntry extends ElectionEntry {
  type: ElectionType;
  /** The first round of a presidential election; null for any other. */
  secondRoundOf: string | null;
}

const prefixes: Readonly<Record<ElectionType, string>> = {
  municipal: 'KV',
  county: 'AV',
  parliamentary: 'EKV',
  presidential: 'PV',
  european: 'EPV',
};

const usualAreas: Readonly<Record<ElectionType, ParticipatingArea>> = {
  municipal: 'mainland',
  county: 'mainland_without_helsinki',
  parliamentary: 'whole_country',
  presidential: 'whole_country',
  european: 'whole_country',
};

/** The level by which an election of a type is counted comes first, as in the shipped elections. */
const levelsOf: Readonly<Record<ElectionType, readonly ReportingLevel[]>> = {
  municipal: ['region', 'wellbeing_county', 'constituency'],
  county: ['wellbeing_county', 'region', 'constituency'],
  parliamentary: ['constituency', 'wellbeing_county', 'region'],
  presidential: ['constituency', 'wellbeing_county', 'region'],
  european: ['constituency', 'wellbeing_county', 'region'],
};

/** Days of the election that are facts of its own and not deadlines to enter. */
const ownDays: readonly DeadlineCode[] = ['advance_begins', 'advance_ends', 'election_day'];

/** Part of the country that usually votes in elections of a type. */
export function usualArea(type: ElectionType): ParticipatingArea {
  return usualAreas[type];
}

/** Deadlines of a type whose published day can be entered, in the order of the calendar. */
export function enterableDeadlines(type: ElectionType): DeadlineCode[] {
  return deadlineTable
    .filter(
      ({ appliesTo, code }) => (appliesTo === 'all' || appliesTo.includes(type)) && !ownDays.includes(code),
    )
    .map(({ code }) => code);
}

/** The first free code for an election of a type on a day: `EKV-2027`, then `EKV-2027-2`. */
export function freeCode(type: ElectionType, heldOn: IsoDate, taken: readonly string[]): string {
  const first = `${prefixes[type]}-${electionYear({ heldOn })}`;
  let code = first;
  for (let number = 2; taken.includes(code); number++) code = `${first}-${number}`;
  return code;
}

/** Advance voting of an ordinary election: 11 to 5 days before election day (Election Act, section 47). */
export function usualAdvance(heldOn: IsoDate): { from: IsoDate; to: IsoDate } {
  return { from: addDays(heldOn, -11), to: addDays(heldOn, -5) };
}

/** A new election under a code. */
export function toNewElection(entry: NewElectionEntry, code: string): ElectionRecord {
  const { type } = entry;
  const bare: ElectionRecord = {
    code,
    type,
    heldOn: entry.heldOn,
    advanceFrom: entry.heldOn,
    advanceTo: entry.heldOn,
    hazardProfile: entry.hazardProfile,
    electorate: type === 'municipal' || type === 'county' ? 'residents' : 'citizens',
    participatingArea: entry.participatingArea,
    reportingLevels: levelsOf[type],
    municipalityVintage: 2025,
    replacedBy: null,
    derived: [],
    jointElections: [],
    secondRoundOf: type === 'presidential' ? entry.secondRoundOf : null,
    publishedDays: [],
    sources: [],
  };
  return changedElection(bare, entry);
}

/** The election with what was entered; what is not entered stays, and so does the source of a day that stays. */
export function changedElection(election: ElectionRecord, entry: ElectionEntry): ElectionRecord {
  const advance = entry.advance ?? usualAdvance(entry.heldOn);
  const derived: DerivableFact[] = [
    ...(entry.isHeldOnDerived ? (['heldOn'] as const) : []),
    ...(entry.advance === null ? (['advancePeriod'] as const) : []),
  ];
  const own = election.publishedDays.filter(
    ({ deadline, day }) =>
      (deadline === 'election_day' && day === entry.heldOn) ||
      (deadline === 'advance_begins' && day === advance.from) ||
      (deadline === 'advance_ends' && day === advance.to),
  );
  const entered = entry.days.map(({ deadline, day, before }): PublishedDay => {
    const known = election.publishedDays.find((each) => each.deadline === deadline);
    const isSame = known?.day === day && known.before === before;
    return { deadline, day, before, source: isSame ? known.source : entry.source };
  });
  const isNew = election.sources.every(({ title }) => title !== entry.source.title);
  return {
    ...election,
    heldOn: entry.heldOn,
    advanceFrom: advance.from,
    advanceTo: advance.to,
    hazardProfile: entry.hazardProfile,
    participatingArea: entry.participatingArea,
    derived,
    publishedDays: [...own, ...entered].sort((a, b) =>
      `${a.day} ${a.deadline}` < `${b.day} ${b.deadline}` ? -1 : 1,
    ),
    sources: isNew ? [...election.sources, entry.source] : election.sources,
  };
}

/** Whether the days on which people can vote are others than before. */
export function movesVoting(before: ElectionRecord, after: ElectionRecord): boolean {
  return (['heldOn', 'advanceFrom', 'advanceTo'] as const).some((field) => before[field] !== after[field]);
}

/** What already rests on an election's days. */
export interface Dependants {
  places: number;
  offers: number;
  needs: number;
}

export function hasDependants({ places, offers, needs }: Dependants): boolean {
  return places + offers + needs > 0;
}

/** An election as administrators see it. */
export interface AdministeredElection {
  election: ElectionRecord;
  /** Entered or changed by an administrator. */
  isEntered: boolean;
  /** The shipped file knows it. */
  isShipped: boolean;
  /** Past elections are history. */
  isOpen: boolean;
  /** Changes with whatever can be changed here. */
  version: string;
}
