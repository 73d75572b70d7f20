/** Whether the places that are known of a municipality are all there are: complete, partial, or not known. */
import type { PlaceKind, PollingPlace } from './polling-place.model';

export type CompletenessStatus = 'complete' | 'partial' | 'unknown';

/**
 * What the answer rests on. Complete: `confirmed` by the municipality, the `officialCount` reached, `everyDistrictListed`,
 * or a `singleDistrict` with its place. Partial: `fewerThanKnown` to exist, or `noBasis` to tell. Unknown: `noneListed`.
 */
export type CompletenessReason =
  | 'confirmed'
  | 'officialCount'
  | 'everyDistrictListed'
  | 'singleDistrict'
  | 'fewerThanKnown'
  | 'noBasis'
  | 'noneListed';

export interface Completeness {
  status: CompletenessStatus;
  reason: CompletenessReason;
  /** Different places listed. One place that serves several districts counts once. */
  listed: number;
  /** How many there should be, in places or districts, whichever the reason speaks of; null without a basis. */
  expected: number | null;
  /** The source says that its list breaks off: what is listed is surely not all that was announced. */
  listCutOff: boolean;
}

/** What completeness needs of a place. */
export type ListedPlace = Pick<
  PollingPlace,
  | 'kind'
  | 'districts'
  | 'nameFi'
  | 'nameSv'
  | 'addressFi'
  | 'addressSv'
  | 'note'
  | 'hoursText'
  | 'confirmedAt'
  | 'carriedOverFrom'
>;

/** What is known from elsewhere about one municipality at one election. */
export interface KnownNumbers {
  /** Published number of places of the kind; null when none was seen. */
  places: number | null;
  /** Published number of voting districts at the election; null when none was seen. */
  districts: number | null;
  /** The municipality's voting districts of 2018; empty when not known. A merged one's may read `911-001` and match nothing. */
  districtsOf2018: readonly string[];
}

/** `1`, `01` and `001` are one district, and so are `1a` and `001A`. */
export function paddedDistrict(code: string): string {
  const parts = /^(\d{1,3})([a-z]?)$/i.exec(code.trim());
  return parts === null ? code.trim() : parts[1]!.padStart(3, '0') + parts[2]!.toUpperCase();
}

const plain = (text: string | null) => (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Name and address say whether two rows are one place; rows that have neither are told apart by their districts. */
function placeIdentity(place: ListedPlace): string {
  const identity = `${plain(place.nameFi ?? place.nameSv)}/${plain(place.addressFi ?? place.addressSv)}`;
  return identity === '/' ? `/${place.districts.join(',')}` : identity;
}

/** Transcripts write `luettelo katkeaa` ("the list breaks off") or `(katkeaa)` where their source ended. */
function saysCutOff(place: ListedPlace): boolean {
  return /\bkatke/i.test(`${place.note ?? ''} ${place.hoursText ?? ''}`);
}

type Verdict = Pick<Completeness, 'status' | 'reason' | 'expected'>;

const complete = (reason: CompletenessReason, expected: number | null): Verdict => ({
  status: 'complete',
  reason,
  expected,
});
const partial = (reason: CompletenessReason, expected: number | null): Verdict => ({
  status: 'partial',
  reason,
  expected,
});

/** One place per district on election day (Election Act, section 9), so that districts tell what is missing. */
function byDistricts(
  { listed, listCutOff }: Pick<Completeness, 'listed' | 'listCutOff'>,
  listedDistricts: ReadonlySet<string>,
  known: readonly string[],
): Verdict {
  if (known.length === 0) return partial('noBasis', null);
  const isOutdated = [...listedDistricts].some((district) => !known.includes(district));
  // A list that breaks off and has districts that 2018 did not: the districts of 2018 no longer tell what is missing.
  if (listCutOff && isOutdated) return partial('noBasis', null);
  // More places than the one district needs: it has been divided since.
  if (known.length === 1) return listed === 1 ? complete('singleDistrict', 1) : partial('noBasis', null);
  return known.every((district) => listedDistricts.has(district))
    ? complete('everyDistrictListed', known.length)
    : partial('fewerThanKnown', known.length);
}

function byOfficialCount(
  listed: number,
  listedDistricts: ReadonlySet<string>,
  known: KnownNumbers,
): Verdict | null {
  if (known.places !== null && listed >= known.places) return complete('officialCount', known.places);
  if (known.districts !== null && listedDistricts.size >= known.districts)
    return complete('officialCount', known.districts);
  const expected = known.places ?? known.districts;
  return expected === null ? null : partial('fewerThanKnown', expected);
}

/**
 * Judges the places of one kind of one municipality at one election. A published number outranks the districts of 2018,
 * which are older. For advance places and mobile stops only a published number or the municipality's word makes a list
 * complete: a municipality of one district can have any number of them, so a single district proves nothing there.
 * @param places the municipality's places of the kind; those carried over and not confirmed count as not listed
 * @param listConfirmed whether the municipality has said that the list is whole (confirming single places does not say that)
 */
export function judgeCompleteness(
  kind: PlaceKind,
  places: readonly ListedPlace[],
  known: KnownNumbers,
  listConfirmed = false,
): Completeness {
  const announced = places.filter((place) => place.carriedOverFrom === null || place.confirmedAt !== null);
  const listed = new Set(announced.map(placeIdentity)).size;
  const listCutOff = announced.some(saysCutOff);
  const answer = (verdict: Verdict): Completeness => ({ ...verdict, listed, listCutOff });

  if (listConfirmed) return answer(complete('confirmed', listed));
  if (listed === 0) return answer({ status: 'unknown', reason: 'noneListed', expected: known.places });
  const isElectionDay = kind === 'election_day';
  const districts = new Set(announced.flatMap((place) => place.districts).map(paddedDistrict));
  const counted = byOfficialCount(listed, districts, isElectionDay ? known : { ...known, districts: null });
  if (counted !== null) return answer(counted);
  if (!isElectionDay) return answer(partial('noBasis', null));
  return answer(byDistricts({ listed, listCutOff }, districts, known.districtsOf2018.map(paddedDistrict)));
}

/** A published number, as far as completeness needs it. */
export interface CountedPlaces {
  areaCode: string;
  measure: 'advance_places' | 'election_day_places' | 'voting_districts';
  value: number;
}

export interface CompletenessInput {
  /** Codes of the municipalities that take part. */
  municipalityCodes: readonly string[];
  /** All places of the election. */
  places: readonly (ListedPlace & Pick<PollingPlace, 'municipalityCode'>)[];
  /** Published numbers for this election. */
  officialCounts: readonly CountedPlaces[];
  /** Voting districts of 2018 by municipality. */
  districtsOf2018: ReadonlyMap<string, readonly string[]>;
  /** `091/advance` for each list that a municipality has called whole. */
  confirmedLists?: ReadonlySet<string>;
}

export interface MunicipalityCompleteness extends Completeness {
  municipalityCode: string;
  kind: 'election_day' | 'advance';
}

const measures = { election_day: 'election_day_places', advance: 'advance_places' } as const;
const judgedKinds = ['election_day', 'advance'] as const;

/** Judges both kinds of places of every municipality of an election, in the order of `municipalityCodes`. */
export function judgeElection(input: CompletenessInput): MunicipalityCompleteness[] {
  const key = (municipalityCode: string, kind: string) => `${municipalityCode}/${kind}`;
  const places = new Map<string, ListedPlace[]>();
  for (const place of input.places) {
    const of = key(place.municipalityCode, place.kind);
    const group = places.get(of);
    if (group === undefined) places.set(of, [place]);
    else group.push(place);
  }
  const counts = new Map(input.officialCounts.map((each) => [key(each.areaCode, each.measure), each.value]));
  return input.municipalityCodes.flatMap((municipalityCode) =>
    judgedKinds.map((kind) => {
      const known: KnownNumbers = {
        places: counts.get(key(municipalityCode, measures[kind])) ?? null,
        districts: counts.get(key(municipalityCode, 'voting_districts')) ?? null,
        districtsOf2018: input.districtsOf2018.get(municipalityCode) ?? [],
      };
      const of = key(municipalityCode, kind);
      const isConfirmed = input.confirmedLists?.has(of) ?? false;
      return { municipalityCode, kind, ...judgeCompleteness(kind, places.get(of) ?? [], known, isConfirmed) };
    }),
  );
}
