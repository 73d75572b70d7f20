/** Which places answer a question about places, with a third answer beside yes and no: nobody knows. */
import type { IsoDate, LocalTime } from '../shared/dates';
import { stepFreeAccess } from './accessibility.model';
import type { KnownOrNot, PlaceKind, PollingPlace, ServiceForm } from './polling-place.model';

/** Outdoors: anywhere that is not inside a building, a car included. */
export const askedServiceForms = ['outdoors', 'drive_in'] as const;
export type AskedServiceForm = (typeof askedServiceForms)[number];

/** What somebody asks of an election's places; page, map and interfaces all take this one question. */
export interface PlaceQuery {
  /** Code of three digits. */
  municipality: string | null;
  /** Empty for all kinds. */
  kinds: readonly PlaceKind[];
  /** Open on this day; at any hour of it where no time is given. */
  openDay: IsoDate | null;
  /** Open at this time; on any day where no day is given. */
  openTime: LocalTime | null;
  serviceForm: AskedServiceForm | null;
  /** Only places that are known to be step-free. */
  stepFreeKnown: boolean;
  /** Postcode from which distances are taken: it decides the order, not the selection. */
  near: string | null;
  /** Words that name, address, postcode, locality or district name all hold between them; `''` for none. */
  search: string;
  /** From 1; no part of the selection. */
  page: number;
}

/** What may not be known of a place, and so can keep it out of a selection without speaking against it. */
export const uncertainAspects = ['hours', 'serviceForm', 'stepFree'] as const;
export type UncertainAspect = (typeof uncertainAspects)[number];

export interface PlaceSelection {
  /** Places of which everything asked is known to hold, in the order given. */
  places: PollingPlace[];
  /**
   * Places left out because an aspect is not known, while nothing known speaks against them. One that lacks two aspects
   * counts in both; an aspect that was not asked for is 0.
   */
  leftOut: Record<UncertainAspect, number>;
}

/** Whether a place is open at a time of day on a day; either may be left open, and closing time itself is too late. */
export function isOpen(
  place: Pick<PollingPlace, 'hours' | 'hoursUnderstood'>,
  day: IsoDate | null,
  time: LocalTime | null,
): KnownOrNot {
  const open = place.hours.some(
    (hours) =>
      (day === null || hours.day === day) &&
      (time === null || (hours.opensAt <= time && time < hours.closesAt)),
  );
  if (open) return 'yes';
  return place.hoursUnderstood ? 'no' : 'unknown';
}

const outdoors: ReadonlySet<ServiceForm> = new Set(['outdoors', 'tent', 'shelter', 'drive_in']);

/** Whether a place of this form is what is asked for. */
export function servesAs(form: ServiceForm, asked: AskedServiceForm): KnownOrNot {
  if (form === 'unknown') return 'unknown';
  return (asked === 'drive_in' ? form === 'drive_in' : outdoors.has(form)) ? 'yes' : 'no';
}

const comparable = (text: string) => text.normalize('NFC').toLowerCase();

/** Words of a search, as they are compared. */
function wordsOf(search: string): string[] {
  return comparable(search)
    .split(/\s+/)
    .filter((word) => word !== '');
}

function hasWords(place: PollingPlace, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const texts = [
    place.nameFi,
    place.nameSv,
    place.addressFi,
    place.addressSv,
    place.postcode,
    place.locality,
    place.districtName,
  ];
  const text = comparable(texts.filter((each) => each !== null).join('\n'));
  return words.every((word) => text.includes(word));
}

/** What is asked and may be unknown, with its answer; aspects that nobody asks about are left out. */
function aspectsOf(place: PollingPlace, query: PlaceQuery): [UncertainAspect, KnownOrNot][] {
  const aspects: [UncertainAspect, KnownOrNot][] = [];
  if (query.openDay !== null || query.openTime !== null)
    aspects.push(['hours', isOpen(place, query.openDay, query.openTime)]);
  if (query.serviceForm !== null)
    aspects.push(['serviceForm', servesAs(place.serviceForm, query.serviceForm)]);
  if (query.stepFreeKnown) aspects.push(['stepFree', stepFreeAccess(place)]);
  return aspects;
}

/** Selects places by every part of the question but `near` and `page`, and counts those left out as not known. */
export function selectKnownPlaces(places: readonly PollingPlace[], query: PlaceQuery): PlaceSelection {
  const words = wordsOf(query.search);
  const selection: PlaceSelection = { places: [], leftOut: { hours: 0, serviceForm: 0, stepFree: 0 } };
  for (const place of places) {
    if (query.municipality !== null && place.municipalityCode !== query.municipality) continue;
    if (query.kinds.length > 0 && !query.kinds.includes(place.kind)) continue;
    if (!hasWords(place, words)) continue;
    const aspects = aspectsOf(place, query);
    if (aspects.some(([, answer]) => answer === 'no')) continue;
    const unknown = aspects.filter(([, answer]) => answer === 'unknown');
    for (const [aspect] of unknown) selection.leftOut[aspect]++;
    if (unknown.length === 0) selection.places.push(place);
  }
  return selection;
}

/** The places that answer the question, in the order given; `near` and `page` change nothing. */
export function selectPlaces(places: readonly PollingPlace[], query: PlaceQuery): PollingPlace[] {
  return selectKnownPlaces(places, query).places;
}
