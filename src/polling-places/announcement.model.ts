/** Rules for transcribing announced places: what a row says plainly becomes a value, everything else stays unknown. */
import type { AccessibilitySummary, PlaceKind, PositionSource, ServiceForm } from './polling-place.model';

/** One place as an announcement was copied down: texts as they were, `''` where nothing was said. */
export interface AnnouncedPlace {
  election: string;
  kind: PlaceKind;
  municipality_code: string;
  district_no: string;
  district_name: string;
  name: string;
  address: string;
  postcode: string;
  locality: string;
  hours: string;
  notes: string;
  lat: string;
  lon: string;
  position_from: string;
  source_url: string;
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** `IV` → 4; null for anything that is no Roman numeral below 40. */
function romanNumber(text: string): number | null {
  if (!/^X{0,3}(IX|IV|V?I{0,3})$/.test(text) || text === '') return null;
  const digits = Array.from(text, (digit) => romanDigits[digit]!);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

const padNumber = (number: number) => String(number).padStart(3, '0');

/**
 * Numbers of voting districts, three digits each: `1` → 001, `8B` → 008B, `58-61` → 058 … 061, `IV` → 004; empty when
 * the announcement gives none.
 * @throws {Error} when the text is none of these
 */
export function announcedDistricts(text: string): string[] {
  if (text === '') return [];
  const single = /^(\d{1,3})([A-Z]?)$/.exec(text);
  if (single !== null) return [padNumber(Number(single[1])) + single[2]!];
  const range = /^(\d{1,3})-(\d{1,3})$/.exec(text);
  if (range !== null) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: last - first + 1 }, (_, index) => padNumber(first + index));
  }
  const roman = romanNumber(text);
  if (roman === null) throw new Error(`"${text}" is no number of a voting district`);
  return [padNumber(roman)];
}

/** Positions of announced places are centroids of something larger, never buildings. */
export const positionSourceOf: Readonly<Record<string, PositionSource>> = {
  postcode: 'postcode',
  postal_place_name: 'place_name',
  postal_area_name: 'place_name',
  municipality_seat: 'seat',
  '': 'unknown',
};

/**
 * Where one votes, only where name or note say it of the place as such. "Outdoor voting possible", for the quarantined,
 * or on single days says nothing of the place, and voting from a car exists in advance voting only.
 */
export function announcedServiceForm(place: Pick<AnnouncedPlace, 'kind' | 'name' | 'notes'>): ServiceForm {
  const text = `${place.name}; ${place.notes}`.toLowerCase();
  if (place.kind === 'advance' && /drive[- ]in|(^|; )autosta käsin/.test(text)) return 'drive_in';
  if (/teltta\b|teltassa/.test(text)) return 'tent';
  if (text.includes('ulkoäänestys katetussa tilassa')) return 'shelter';
  if (place.notes === 'vain ulkoäänestys' || /ulkoäänestyspaikka/i.test(place.name)) return 'outdoors';
  return 'unknown';
}

/** Accessible only where the note says so of the place; an accessible entrance or a ramp is not the whole place. */
export function announcedAccessibility(notes: string): AccessibilitySummary {
  return /äänestyspaikka on esteetön|esteetön tila\b/.test(notes) ? 'full' : 'unknown';
}

/** Which of an announced place's texts are Swedish. */
export function swedishTexts(notes: string, onlySwedish: boolean): { name: boolean; address: boolean } {
  const name = onlySwedish || notes.includes('nimet ruotsiksi');
  return { name, address: name || notes.includes('osoite ruotsiksi') };
}

const everythingButDistrict = (place: AnnouncedPlace) => JSON.stringify({ ...place, district_no: '' });

/** Rows that differ in nothing but the district number become one, at the place of the first. */
export function joinByDistrict(
  places: readonly AnnouncedPlace[],
): { place: AnnouncedPlace; districts: string[] }[] {
  const joined = new Map<string, { place: AnnouncedPlace; districts: string[] }>();
  for (const [index, place] of places.entries()) {
    const districts = announcedDistricts(place.district_no);
    // Rows without a number are never joined: two such rows may be two stops of one bus.
    const key = districts.length === 0 ? String(index) : everythingButDistrict(place);
    const entry = joined.get(key);
    if (entry === undefined) joined.set(key, { place, districts });
    else entry.districts.push(...districts);
  }
  return [...joined.values()];
}
