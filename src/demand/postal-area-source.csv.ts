/** Reads postal areas with their people from the table Paavo of Statistics Finland. */
import { compareText, numberOrNull, parseRecords, requiredNumber } from '../shared/csv-records';
import type { DemandArea } from './demand.model';

/** Columns of people by age from a lowest age on, youngest first; each names its lowest age. */
const ageColumns = [
  'he_18_19',
  'he_20_24',
  'he_25_29',
  'he_30_34',
  'he_35_39',
  'he_40_44',
  'he_45_49',
  'he_50_54',
  'he_55_59',
  'he_60_64',
  'he_65_69',
  'he_70_74',
  'he_75_79',
  'he_80_84',
  'he_85_',
] as const;
type AgeColumn = (typeof ageColumns)[number];

const columns = [
  'postinumero',
  'nimi',
  'euref_x',
  'euref_y',
  'pinta_ala',
  'kuntano',
  'he_vakiy',
  ...ageColumns,
] as const;

/** Sum over the age columns from one on; null as soon as one of them is withheld. */
function peopleFrom(record: Readonly<Record<AgeColumn, string>>, first: AgeColumn): number | null {
  let sum = 0;
  for (const column of ageColumns.slice(ageColumns.indexOf(first))) {
    const people = numberOrNull(record[column]);
    if (people === null) return null;
    sum += people;
  }
  return sum;
}

/** Postal areas by postcode; municipality codes are those of the file. */
export function readPostalAreas(text: string): DemandArea[] {
  return parseRecords(text, columns)
    .map((record): DemandArea => ({
      postcode: record.postinumero,
      nameFi: record.nimi,
      nameSv: null,
      municipalityCode: record.kuntano,
      centre: { easting: requiredNumber(record.euref_x), northing: requiredNumber(record.euref_y) },
      areaSquareMetres: requiredNumber(record.pinta_ala),
      people: {
        all: numberOrNull(record.he_vakiy),
        adults: peopleFrom(record, 'he_18_19'),
        over65: peopleFrom(record, 'he_65_69'),
        over75: peopleFrom(record, 'he_75_79'),
        over85: peopleFrom(record, 'he_85_'),
      },
    }))
    .sort((a, b) => compareText(a.postcode, b.postcode));
}
