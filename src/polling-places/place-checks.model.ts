/** What the law expects of a municipality's places together; all of it is pointed out, none of it refused. */
import { isWeekend, type IsoDate } from '../shared/dates';
import { placeProblem, type PlaceProblem } from './place-problem.model';
import type { PollingPlaceDraft } from './polling-place.model';

/** A place as it will be after an import, and the line of the file that describes it; null where none does. */
export interface CheckedPlace {
  line: number | null;
  place: PollingPlaceDraft;
}

export interface AdvancePeriod {
  advanceFrom: IsoDate;
  advanceTo: IsoDate;
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

function opensAtWeekend({ hours }: PollingPlaceDraft, { advanceFrom, advanceTo }: AdvancePeriod): boolean {
  return hours.some(({ day }) => isWeekend(day) && day >= advanceFrom && day <= advanceTo);
}

/** An advance place, and one that is open at the weekend; where hours are not known, nothing is said of weekends. */
function checkAdvance(
  municipality: string,
  places: readonly CheckedPlace[],
  period: AdvancePeriod,
): PlaceProblem[] {
  const advance = places.filter(({ place }) => place.kind === 'advance');
  if (advance.length === 0) {
    return [placeProblem('noAdvancePlace', { line: firstLine(places) }, { municipality })];
  }
  const known = advance.every(({ place }) => place.hoursUnderstood);
  if (!known || advance.some(({ place }) => opensAtWeekend(place, period))) return [];
  return [placeProblem('noAdvanceWeekend', { line: firstLine(advance) }, { municipality })];
}

/** One election-day place for each district, and a district for each election-day place. */
function checkDistricts(municipality: string, places: readonly CheckedPlace[]): PlaceProblem[] {
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
      placeProblem('electionDayPlaceWithoutDistrict', { line }, { municipality }),
    ),
    ...shared.map(([district, serving]) =>
      placeProblem(
        'severalPlacesForDistrict',
        { line: firstLine(serving) },
        { municipality, district, count: serving.length },
      ),
    ),
  ];
}

/** Checks each municipality that a file speaks of, as it will be after the import. */
export function checkMunicipalities(places: readonly CheckedPlace[], period: AdvancePeriod): PlaceProblem[] {
  const byMunicipality = groupBy(places, ({ place }) => place.municipalityCode);
  return [...byMunicipality]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([municipality, all]) => [
      ...checkAdvance(municipality, all, period),
      ...checkDistricts(municipality, all),
    ]);
}
