/** What the law expects of a municipality's places together; all of it is pointed out, none of it refused. */
import { isWeekend, type IsoDate } from '../shared/dates';
import type { StandingOf } from './municipality-standing.model';
import { placeProblem, type PlaceProblem } from './place-problem.model';
import type { PollingPlaceDraft } from './polling-place.model';

/** A place as it will be after an import, and the line of the file that describes it; null where none does. */
export interface CheckedPlace {
  line: number | null;
  place: PollingPlaceDraft;
  /** Id of the place that is there already; null where it is new. */
  id: string | null;
}

export interface CheckContext {
  advanceFrom: IsoDate;
  advanceTo: IsoDate;
  standingOf: StandingOf;
  /** Voting districts by municipality as last published, those of 2018; empty where none are known. */
  listedDistricts: ReadonlyMap<string, readonly string[]>;
}

type Named = Readonly<{ municipality: string; nameFi: string; nameSv: string }>;

function named(municipality: string, standingOf: StandingOf): Named {
  const standing = standingOf(municipality);
  return 'nameFi' in standing
    ? { municipality, nameFi: standing.nameFi, nameSv: standing.nameSv }
    : { municipality, nameFi: municipality, nameSv: municipality };
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}

function firstLine(places: readonly CheckedPlace[]): number | null {
  const lines = places.flatMap(({ line }) => (line === null ? [] : [line]));
  return lines.length === 0 ? null : Math.min(...lines);
}

function opensAtWeekend({ hours }: PollingPlaceDraft, { advanceFrom, advanceTo }: CheckContext): boolean {
  return hours.some(({ day }) => isWeekend(day) && day >= advanceFrom && day <= advanceTo);
}

/** An advance place, and one that is open at the weekend; where hours are not known, nothing is said of weekends. */
function checkAdvance(about: Named, places: readonly CheckedPlace[], context: CheckContext): PlaceProblem[] {
  const advance = places.filter(({ place }) => place.kind === 'advance');
  if (advance.length === 0) {
    return [placeProblem('noAdvancePlace', { line: firstLine(places) }, about)];
  }
  const known = advance.every(({ place }) => place.hoursUnderstood);
  if (!known || advance.some(({ place }) => opensAtWeekend(place, context))) return [];
  return [placeProblem('noAdvanceWeekend', { line: firstLine(advance) }, about)];
}

/** One election-day place for each district, and a district for each election-day place. */
function checkDistricts(about: Named, places: readonly CheckedPlace[]): PlaceProblem[] {
  const electionDay = places.filter(({ place }) => place.kind === 'election_day');
  const withoutDistrict = electionDay.filter(
    ({ line, place }) => line !== null && place.districts.length === 0,
  );
  const byDistrict = groupBy(
    electionDay.flatMap((each) => each.place.districts.map((district) => ({ ...each, district }))),
    ({ district }) => district,
  );
  const shared = [...byDistrict].filter(([, serving]) => serving.length > 1);
  return [
    // A municipality that votes in one place needs no district to say who votes there.
    ...(electionDay.length < 2 ? [] : withoutDistrict).map(({ line }) =>
      placeProblem('electionDayPlaceWithoutDistrict', { line }, about),
    ),
    ...shared.map(([district, serving]) =>
      placeProblem(
        'severalPlacesForDistrict',
        { line: firstLine(serving) },
        { ...about, district, count: serving.length },
      ),
    ),
  ];
}

/** Listed districts that no place serves; silent where it is not known of every place which districts it serves. */
function checkListedDistricts(
  about: Named,
  places: readonly CheckedPlace[],
  context: CheckContext,
): PlaceProblem[] {
  const electionDay = places.filter(({ place }) => place.kind === 'election_day');
  if (electionDay.length === 0 || electionDay.some(({ place }) => place.districts.length === 0)) return [];
  const served = new Set(electionDay.flatMap(({ place }) => place.districts));
  const listed = context.listedDistricts.get(about.municipality) ?? [];
  const without = listed.filter((district) => !served.has(district));
  if (without.length === 0) return [];
  const districts = without.join(', ');
  return [placeProblem('districtsWithoutPlace', { line: firstLine(electionDay) }, { ...about, districts })];
}

/** Checks each municipality that a file speaks of, as it will be after the import. */
export function checkMunicipalities(places: readonly CheckedPlace[], context: CheckContext): PlaceProblem[] {
  const byMunicipality = groupBy(places, ({ place }) => place.municipalityCode);
  return [...byMunicipality]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([municipality, all]) => {
      const about = named(municipality, context.standingOf);
      return [
        ...checkAdvance(about, all, context),
        ...checkDistricts(about, all),
        ...checkListedDistricts(about, all, context),
      ];
    });
}
