/** The start of planning for a coming election: places of each municipality's latest election, as not confirmed. */
import type { MunicipalityMerger } from '../areas/area.model';
import type { Election } from '../elections/election.model';
import type { IsoDate } from '../shared/dates';
import { placeKinds, type OpenDay, type PlaceKind, type PollingPlace } from './polling-place.model';

/** A place as it was last seen, ready to be stored for the coming election. */
export type CarriedPlace = Omit<PollingPlace, 'id' | 'version' | 'confirmedAt' | 'carriedOverFrom'> & {
  confirmedAt: null;
  /** The election that the place was last seen in; `hoursText` speaks of that one. */
  carriedOverFrom: string;
};

/** Places of one kind of one municipality, with where they come from. */
export interface CarriedGroup {
  municipalityCode: string;
  kind: PlaceKind;
  /** Elections that the places were last seen in: one, or more where municipalities have merged since. */
  fromElections: readonly string[];
  places: readonly CarriedPlace[];
  /** Whether the list carried over was itself known to be whole; only then is nothing missing from it. */
  isWhole: boolean;
}

export interface CarryOverInput {
  target: Election;
  /** All elections; replaced schedules among them are left aside. */
  elections: readonly Election[];
  /** Places of all earlier elections. */
  places: readonly PollingPlace[];
  mergers: readonly MunicipalityMerger[];
  /** Codes, in the target's vintage, of the municipalities that take part in the target election. */
  participants: ReadonlySet<string>;
  /** Whether the list of a municipality at an election was complete (completeness.model.ts). */
  isComplete: (electionCode: string, municipalityCode: string, kind: PlaceKind) => boolean;
}

/** Hours as text where the place has none in words: `26.5.2021 9.00–20.00; 27.5.2021 …`. */
export function hoursAsText(hours: readonly OpenDay[]): string | null {
  if (hours.length === 0) return null;
  const time = (text: string) => `${Number(text.slice(0, 2))}.${text.slice(3, 5)}`;
  const day = (text: IsoDate) => text.split('-').map(Number).reverse().join('.');
  return hours.map((open) => `${day(open.day)} ${time(open.opensAt)}–${time(open.closesAt)}`).join('; ');
}

/** Everything but identity: the carried place gets an id and a version of its own. */
function describedBy(place: PollingPlace): Omit<PollingPlace, 'id' | 'version'> {
  const described: Partial<PollingPlace> = { ...place };
  delete described.id;
  delete described.version;
  return described as Omit<PollingPlace, 'id' | 'version'>;
}

/** A place as the target election starts with it, under the municipality that votes there then. */
export function carried(
  place: PollingPlace,
  target: Pick<Election, 'code'>,
  municipalityCode: string,
): CarriedPlace {
  const isMerged = municipalityCode !== place.municipalityCode;
  return {
    ...describedBy(place),
    electionCode: target.code,
    municipalityCode,
    // Ids and district numbers were unique in the old municipality only.
    ownId: isMerged ? null : place.ownId,
    districts: isMerged ? [] : place.districts,
    hours: [],
    hoursText: place.hoursText ?? hoursAsText(place.hours),
    hoursUnderstood: false,
    confirmedAt: null,
    visibility: 'shown',
    carriedOverFrom: place.electionCode,
  };
}

const yearOf = (election: Election) => Number(election.heldOn.slice(0, 4));

/** The year in which a code went out of use, on the way to where its people are in the target's year; null if it did not. */
function mergedInto(
  code: string,
  mergers: readonly MunicipalityMerger[],
  year: number,
): { code: string; year: number | null } {
  const merger = mergers.find((each) => each.fromCode === code && each.year <= year);
  if (merger === undefined) return { code, year: null };
  return { code: mergedInto(merger.toCode, mergers, year).code, year: merger.year };
}

interface LatestList {
  oldCode: string;
  election: Election;
  places: PollingPlace[];
}

/** For each old code the latest election in which it announced places of a kind, and those places. */
function latestLists(
  places: readonly PollingPlace[],
  elections: ReadonlyMap<string, Election>,
): LatestList[] {
  const latest = new Map<string, LatestList>();
  for (const place of places) {
    const election = elections.get(place.electionCode)!;
    const known = latest.get(place.municipalityCode);
    if (known === undefined || known.election.heldOn < election.heldOn)
      latest.set(place.municipalityCode, { oldCode: place.municipalityCode, election, places: [place] });
    else if (known.election.code === election.code) known.places.push(place);
  }
  return [...latest.values()].sort((a, b) => (a.oldCode < b.oldCode ? -1 : 1));
}

/**
 * A merged municipality's own list, from an election after the merger, covers the municipality that joined it; a list from
 * before does not, and then both are carried over.
 */
function withoutCovered(
  lists: readonly LatestList[],
  code: string,
  joinedIn: (oldCode: string) => number | null,
): LatestList[] {
  const own = lists.find((list) => list.oldCode === code);
  return lists.filter((list) => {
    const year = joinedIn(list.oldCode);
    return year === null || own === undefined || yearOf(own.election) < year;
  });
}

/** Elections that places may be carried over from: before the target, and not replaced. */
function earlierElections({ target, elections }: CarryOverInput): Map<string, Election> {
  return new Map(
    elections
      .filter((election) => election.replacedBy === null && election.heldOn < target.heldOn)
      .map((election) => [election.code, election]),
  );
}

/** Whether a place was announced for its election or confirmed: what was carried over and never confirmed is no sighting. */
export function isSighting(place: Pick<PollingPlace, 'carriedOverFrom' | 'confirmedAt'>): boolean {
  return place.carriedOverFrom === null || place.confirmedAt !== null;
}

/**
 * What is carried over to the target election, by municipality and kind. Sources are announced or confirmed places only:
 * what was itself carried over and never confirmed is no sighting.
 */
export function planCarryOver(input: CarryOverInput): CarriedGroup[] {
  const { target, mergers } = input;
  const year = yearOf(target);
  const elections = earlierElections(input);
  const seen = input.places.filter((place) => elections.has(place.electionCode) && isSighting(place));
  return placeKinds
    .flatMap((kind) => {
      const byCode = new Map<string, PollingPlace[]>();
      for (const place of seen.filter((each) => each.kind === kind)) {
        const { code } = mergedInto(place.municipalityCode, mergers, year);
        if (!input.participants.has(code)) continue;
        const group = byCode.get(code);
        if (group === undefined) byCode.set(code, [place]);
        else group.push(place);
      }
      return [...byCode].map(([code, places]) => {
        const joinedIn = (oldCode: string) => mergedInto(oldCode, mergers, year).year;
        const lists = withoutCovered(latestLists(places, elections), code, joinedIn);
        return toGroup(input, { code, kind }, lists);
      });
    })
    .sort((a, b) => (a.municipalityCode < b.municipalityCode ? -1 : 1));
}

/** Whether every part of the municipality is covered by a list that was whole. */
function isWholeList(
  { target, isComplete, mergers }: CarryOverInput,
  { code, kind }: { code: string; kind: PlaceKind },
  lists: readonly LatestList[],
): boolean {
  const year = yearOf(target);
  const own = lists.find((list) => list.oldCode === code);
  const joined = mergers
    .map((each) => each.fromCode)
    .filter((from) => mergedInto(from, mergers, year).code === code);
  return [code, ...joined].every((part) => {
    const list = lists.find((each) => each.oldCode === part);
    if (list !== undefined) return isComplete(list.election.code, part, kind);
    const joinedIn = mergedInto(part, mergers, year).year;
    return joinedIn !== null && own !== undefined && yearOf(own.election) >= joinedIn;
  });
}

function toGroup(
  input: CarryOverInput,
  of: { code: string; kind: PlaceKind },
  lists: readonly LatestList[],
): CarriedGroup {
  return {
    municipalityCode: of.code,
    kind: of.kind,
    fromElections: [...new Set(lists.map((list) => list.election.code))],
    places: lists.flatMap((list) => list.places.map((place) => carried(place, input.target, of.code))),
    isWhole: isWholeList(input, of, lists),
  };
}
