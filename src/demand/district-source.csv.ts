/** Reads voting districts by postal area and number of buildings from the building addresses of the population register. */
import { compareText, parseRecords, requiredNumber } from '../shared/csv-records';
import type { DistrictBuildings, VotingDistrict } from './demand.model';

const columns = [
  'kunta',
  'aanestysalue.nro',
  'postinumero',
  'rakennukset.aanestysalue.pono',
  'rakennukset.aanestysalue',
] as const;

export interface DistrictSource {
  buildings: DistrictBuildings[];
  districts: VotingDistrict[];
}

/** `1` and `01` are `001`; a letter stays: `1A` is `001A`. */
export function padDistrict(text: string): string {
  const match = /^(\d{1,3})([A-Z]?)$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no number of a voting district`);
  return `${match[1]!.padStart(3, '0')}${match[2]!}`;
}

/** Buildings by postal area and district, and districts with all their buildings; codes are those of the file. */
export function readDistrictBuildings(text: string): DistrictSource {
  const districts = new Map<string, VotingDistrict>();
  const buildings = parseRecords(text, columns, ';').map((record): DistrictBuildings => {
    const municipalityCode = record.kunta.padStart(3, '0');
    const district = padDistrict(record['aanestysalue.nro']);
    districts.set(`${municipalityCode} ${district}`, {
      municipalityCode,
      district,
      buildings: requiredNumber(record['rakennukset.aanestysalue']),
    });
    return {
      postcode: record.postinumero,
      municipalityCode,
      district,
      buildings: requiredNumber(record['rakennukset.aanestysalue.pono']),
    };
  });
  return {
    buildings: buildings.sort((a, b) => compareText(orderOf(a), orderOf(b))),
    districts: [...districts].sort(([a], [b]) => compareText(a, b)).map(([, district]) => district),
  };
}

const orderOf = (row: DistrictBuildings) => `${row.postcode} ${row.municipalityCode} ${row.district}`;
