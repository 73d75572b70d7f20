/** The shipped tables of postal areas, voting districts, their shares and postcode points: text to values and back. */
import { formatRecords, numberOrNull, parseRecords, requiredNumber } from '../shared/csv-records';
import type { DemandArea, DistrictBuildings, PostcodePoint, VotingDistrict } from './demand.model';

const postalAreaColumns = [
  'postcode',
  'name_fi',
  'municipality_code',
  'easting',
  'northing',
  'area_m2',
  'people',
  'adults',
  'people_65_plus',
  'people_75_plus',
  'people_85_plus',
] as const;

export function formatPostalAreas(areas: readonly DemandArea[]): string {
  return formatRecords(
    postalAreaColumns,
    areas.map((area) => ({
      postcode: area.postcode,
      name_fi: area.nameFi,
      municipality_code: area.municipalityCode,
      easting: area.centre.easting,
      northing: area.centre.northing,
      area_m2: area.areaSquareMetres,
      people: area.people.all,
      adults: area.people.adults,
      people_65_plus: area.people.over65,
      people_75_plus: area.people.over75,
      people_85_plus: area.people.over85,
    })),
  );
}

export function parsePostalAreas(text: string): DemandArea[] {
  return parseRecords(text, postalAreaColumns).map((record) => ({
    postcode: record.postcode,
    nameFi: record.name_fi,
    nameSv: null,
    municipalityCode: record.municipality_code,
    centre: { easting: requiredNumber(record.easting), northing: requiredNumber(record.northing) },
    areaSquareMetres: requiredNumber(record.area_m2),
    people: {
      all: numberOrNull(record.people),
      adults: numberOrNull(record.adults),
      over65: numberOrNull(record.people_65_plus),
      over75: numberOrNull(record.people_75_plus),
      over85: numberOrNull(record.people_85_plus),
    },
  }));
}

const votingDistrictColumns = ['municipality_code', 'district', 'buildings'] as const;

export function formatVotingDistricts(districts: readonly VotingDistrict[]): string {
  return formatRecords(
    votingDistrictColumns,
    districts.map(({ municipalityCode, district, buildings }) => ({
      municipality_code: municipalityCode,
      district,
      buildings,
    })),
  );
}

export function parseVotingDistricts(text: string): VotingDistrict[] {
  return parseRecords(text, votingDistrictColumns).map((record) => ({
    municipalityCode: record.municipality_code,
    district: record.district,
    buildings: requiredNumber(record.buildings),
  }));
}

const districtBuildingColumns = ['postcode', 'municipality_code', 'district', 'buildings'] as const;

export function formatDistrictBuildings(rows: readonly DistrictBuildings[]): string {
  return formatRecords(
    districtBuildingColumns,
    rows.map(({ postcode, municipalityCode, district, buildings }) => ({
      postcode,
      municipality_code: municipalityCode,
      district,
      buildings,
    })),
  );
}

export function parseDistrictBuildings(text: string): DistrictBuildings[] {
  return parseRecords(text, districtBuildingColumns).map((record) => ({
    postcode: record.postcode,
    municipalityCode: record.municipality_code,
    district: record.district,
    buildings: requiredNumber(record.buildings),
  }));
}

const postcodePointColumns = ['postcode', 'easting', 'northing', 'name', 'source'] as const;

export function formatPostcodePoints(points: readonly PostcodePoint[]): string {
  return formatRecords(
    postcodePointColumns,
    points.map(({ postcode, position, name, source }) => ({
      postcode,
      easting: position.easting,
      northing: position.northing,
      name,
      source,
    })),
  );
}

export function parsePostcodePoints(text: string): PostcodePoint[] {
  return parseRecords(text, postcodePointColumns).map((record) => ({
    postcode: record.postcode,
    position: { easting: requiredNumber(record.easting), northing: requiredNumber(record.northing) },
    name: record.name,
    source: record.source as PostcodePoint['source'],
  }));
}
