/** The shipped tables of municipalities, areas, mergers and official counts: text to values and back. */
import {
  formatRecords,
  numberOrNull,
  parseRecords,
  requiredNumber,
  textOrNull,
  type CsvRecord,
} from '../shared/csv-records';
import type { Area, AreaKind, LanguageStatus, Municipality, MunicipalityMerger } from './area.model';
import type { OfficialCount, OfficialCountMeasure } from './official-count.model';

const municipalityColumns = [
  'code',
  'vintage',
  'name_fi',
  'name_sv',
  'language_status',
  'region_code',
  'wellbeing_county_code',
  'constituency_code',
  'seat_easting',
  'seat_northing',
  'population',
  'electorate_2021',
] as const;

export function formatMunicipalities(municipalities: readonly Municipality[]): string {
  return formatRecords(
    municipalityColumns,
    municipalities.map((municipality) => ({
      code: municipality.code,
      vintage: municipality.vintage,
      name_fi: municipality.nameFi,
      name_sv: municipality.nameSv,
      language_status: municipality.languageStatus,
      region_code: municipality.regionCode,
      wellbeing_county_code: municipality.wellbeingCountyCode,
      constituency_code: municipality.constituencyCode,
      seat_easting: municipality.seat?.easting ?? null,
      seat_northing: municipality.seat?.northing ?? null,
      population: municipality.population,
      electorate_2021: municipality.electorate2021,
    })),
  );
}

export function parseMunicipalities(text: string): Municipality[] {
  return parseRecords(text, municipalityColumns).map((record) => ({
    code: record.code,
    vintage: requiredNumber(record.vintage) as Municipality['vintage'],
    nameFi: record.name_fi,
    nameSv: record.name_sv,
    languageStatus: record.language_status as LanguageStatus,
    regionCode: record.region_code,
    wellbeingCountyCode: textOrNull(record.wellbeing_county_code),
    constituencyCode: record.constituency_code,
    seat: seatFrom(record),
    population: numberOrNull(record.population),
    electorate2021: numberOrNull(record.electorate_2021),
  }));
}

function seatFrom(record: CsvRecord<'seat_easting' | 'seat_northing'>): Municipality['seat'] {
  const easting = numberOrNull(record.seat_easting);
  const northing = numberOrNull(record.seat_northing);
  return easting === null || northing === null ? null : { easting, northing };
}

const areaColumns = ['kind', 'code', 'name_fi', 'name_sv', 'name_en'] as const;

export function formatAreas(areas: readonly Area[]): string {
  return formatRecords(
    areaColumns,
    areas.map(({ kind, code, nameFi, nameSv, nameEn }) => ({
      kind,
      code,
      name_fi: nameFi,
      name_sv: nameSv,
      name_en: nameEn,
    })),
  );
}

export function parseAreas(text: string): Area[] {
  return parseRecords(text, areaColumns).map((record) => ({
    kind: record.kind as AreaKind,
    code: record.code,
    nameFi: record.name_fi,
    nameSv: record.name_sv,
    nameEn: record.name_en,
  }));
}

const mergerColumns = ['from_code', 'to_code', 'year'] as const;

export function formatMergers(mergers: readonly MunicipalityMerger[]): string {
  return formatRecords(
    mergerColumns,
    mergers.map(({ fromCode, toCode, year }) => ({ from_code: fromCode, to_code: toCode, year })),
  );
}

export function parseMergers(text: string): MunicipalityMerger[] {
  return parseRecords(text, mergerColumns).map((record) => ({
    fromCode: record.from_code,
    toCode: record.to_code,
    year: requiredNumber(record.year),
  }));
}

const officialCountColumns = ['area_code', 'election', 'measure', 'value', 'source'] as const;

export function formatOfficialCounts(counts: readonly OfficialCount[]): string {
  return formatRecords(
    officialCountColumns,
    counts.map(({ areaCode, electionCode, measure, value, source }) => ({
      area_code: areaCode,
      election: electionCode,
      measure,
      value,
      source,
    })),
  );
}

export function parseOfficialCounts(text: string): OfficialCount[] {
  return parseRecords(text, officialCountColumns).map((record) => ({
    areaCode: record.area_code,
    electionCode: record.election,
    measure: record.measure as OfficialCountMeasure,
    value: requiredNumber(record.value),
    source: record.source,
  }));
}
