/** Turns the collection of announced places into files of the import's own layout, one an election. */
import { roundEtrs, toEtrs } from '../geo/projection';
import { formatRecords, numberOrNull, parseRecords } from '../shared/csv-records';
import {
  announcedAccessibility,
  announcedServiceForm,
  joinByDistrict,
  positionSourceOf,
  swedishTexts,
  type AnnouncedPlace,
} from './announcement.model';
import type { AccessibilitySummary, PlaceKind, PositionSource, ServiceForm } from './polling-place.model';

const sourceColumns = [
  'election',
  'kind',
  'municipality_code',
  'district_no',
  'district_name',
  'name',
  'address',
  'postcode',
  'locality',
  'hours',
  'notes',
  'lat',
  'lon',
  'position_from',
  'source_url',
] as const;

const layout = [
  'tunnus',
  'kuntanro',
  'aanestysaluetunnus',
  'aanestysalue_nimi',
  'tyyppi',
  'nimi_fi',
  'nimi_sv',
  'osoite_fi',
  'osoite_sv',
  'postinumero',
  'postitoimipaikka',
  'n_etrs_tm35fin',
  'e_etrs_tm35fin',
  'sijainnin_tarkkuus',
  'aukioloajat',
  'aukiolo_teksti',
  'ulkoaanestys',
  'esteettomyys',
  'huomautus',
  'lahde',
] as const;
type LayoutRecord = Record<(typeof layout)[number], string | number | null>;

const kindWords: Readonly<Record<PlaceKind, string>> = { election_day: 'V', advance: 'E', mobile_stop: 'M' };

const positionWords: Readonly<Record<PositionSource, string>> = {
  building: 'rakennus',
  address: 'osoite',
  postcode: 'postinumero',
  place_name: 'paikannimi',
  seat: 'kuntakeskus',
  unknown: 'ei_tietoa',
};

const serviceFormWords: Readonly<Record<ServiceForm, string>> = {
  indoors: 'ei',
  outdoors: 'ulkona',
  tent: 'teltta',
  shelter: 'katos',
  drive_in: 'drive_in',
  unknown: 'ei_tietoa',
};

const accessibilityWords: Readonly<Record<AccessibilitySummary, string>> = {
  full: 'esteeton',
  partial: 'osittain',
  none: 'ei',
  unknown: 'ei_tietoa',
};

/** Announced places by election code, in the order of the file. */
export function readAnnouncedPlaces(text: string): Map<string, AnnouncedPlace[]> {
  const elections = new Map<string, AnnouncedPlace[]>();
  for (const record of parseRecords(text, sourceColumns)) {
    const place: AnnouncedPlace = { ...record, kind: kindOf(record.kind) };
    elections.set(place.election, [...(elections.get(place.election) ?? []), place]);
  }
  return elections;
}

function kindOf(text: string): PlaceKind {
  if (text in kindWords) return text as PlaceKind;
  throw new Error(`"${text}" is no kind of polling place`);
}

/**
 * One election's places in the import's layout.
 * @param swedishMunicipalities codes of municipalities whose only language is Swedish
 */
export function formatPlaces(
  places: readonly AnnouncedPlace[],
  swedishMunicipalities: ReadonlySet<string>,
): string {
  const records = joinByDistrict(places).map(({ place, districts }) =>
    toLayout(place, districts, swedishTexts(place.notes, swedishMunicipalities.has(place.municipality_code))),
  );
  return formatRecords(layout, records, ';');
}

function toLayout(
  place: AnnouncedPlace,
  districts: readonly string[],
  swedish: { name: boolean; address: boolean },
): LayoutRecord {
  return {
    tunnus: null,
    kuntanro: place.municipality_code,
    aanestysaluetunnus: districts.join('|'),
    aanestysalue_nimi: place.district_name,
    tyyppi: kindWords[place.kind],
    nimi_fi: swedish.name ? null : place.name,
    nimi_sv: swedish.name ? place.name : null,
    osoite_fi: swedish.address ? null : place.address,
    osoite_sv: swedish.address ? place.address : null,
    postinumero: place.postcode,
    postitoimipaikka: place.locality,
    ...positionOf(place),
    aukioloajat: null,
    aukiolo_teksti: place.hours,
    ulkoaanestys: serviceFormWords[announcedServiceForm(place)],
    esteettomyys: accessibilityWords[announcedAccessibility(place.notes)],
    huomautus: place.notes,
    lahde: place.source_url,
  };
}

function positionOf(
  place: AnnouncedPlace,
): Pick<LayoutRecord, 'n_etrs_tm35fin' | 'e_etrs_tm35fin' | 'sijainnin_tarkkuus'> {
  const lat = numberOrNull(place.lat);
  const lon = numberOrNull(place.lon);
  if (lat === null || lon === null) {
    return { n_etrs_tm35fin: null, e_etrs_tm35fin: null, sijainnin_tarkkuus: positionWords.unknown };
  }
  const source = positionSourceOf[place.position_from];
  if (source === undefined) throw new Error(`"${place.position_from}" says nothing known of a position`);
  const { easting, northing } = roundEtrs(toEtrs({ lat, lon }));
  return { n_etrs_tm35fin: northing, e_etrs_tm35fin: easting, sijainnin_tarkkuus: positionWords[source] };
}
