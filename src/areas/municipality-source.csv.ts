/** Reads municipalities and their larger areas from the classification of Statistics Finland and its joined figures. */
import { roundEtrs, toEtrs } from '../geo/projection';
import { compareText, numberOrNull, parseRecords, type CsvRecord } from '../shared/csv-records';
import type { Area, AreaKind, LanguageStatus, Municipality, MunicipalityMerger } from './area.model';
import { sumOverMerged } from './merger.model';

const keyColumns = [
  'municipality_code',
  'name_fi',
  'name_sv',
  'kielisuhde_code',
  'maakunta_code',
  'maakunta_name_fi',
  'maakunta_name_sv',
  'maakunta_name_en',
  'hyvinvointialue_code',
  'hyvinvointialue_name_fi',
  'hyvinvointialue_name_sv',
  'hyvinvointialue_name_en',
  'vaalipiiri_code',
  'vaalipiiri_name_fi',
  'vaalipiiri_name_sv',
  'vaalipiiri_name_en',
] as const;
export type MunicipalityKeyRecord = CsvRecord<(typeof keyColumns)[number]>;

const figureColumns = [
  'municipality_code',
  'population_2020',
  'eligible_kv2021',
  'seat_lat',
  'seat_lon',
] as const;
export type MunicipalityFigureRecord = CsvRecord<(typeof figureColumns)[number]>;

const languageStatusOfCode: Readonly<Record<string, LanguageStatus>> = {
  '0': 'finnish',
  '1': 'bilingual_finnish_majority',
  '2': 'swedish',
  '3': 'bilingual_swedish_majority',
};

/** 90 "City of Helsinki" and 91 "Åland" stand in the classification for having no wellbeing services county. */
const notWellbeingCounties = new Set(['90', '91']);

export function readMunicipalityKey(text: string): MunicipalityKeyRecord[] {
  return parseRecords(text, keyColumns);
}

export function readMunicipalityFigures(text: string): MunicipalityFigureRecord[] {
  return parseRecords(text, figureColumns);
}

const municipalityCode = (text: string) => text.padStart(3, '0');
const areaCode = (text: string) => text.padStart(2, '0');

/** `Maarianhamina - Mariehamn` names the municipality in both languages; the Finnish name is the first. */
function finnishName(record: MunicipalityKeyRecord): string {
  const both = ` - ${record.name_sv}`;
  return record.name_fi.endsWith(both) ? record.name_fi.slice(0, -both.length) : record.name_fi;
}

function languageStatus(record: MunicipalityKeyRecord): LanguageStatus {
  const status = languageStatusOfCode[record.kielisuhde_code];
  if (status === undefined)
    throw new Error(`Municipality ${record.municipality_code} has no known language status`);
  return status;
}

/** The municipalities of one vintage, by code; population is known for 2021 only, electorates are added up over mergers. */
export function toMunicipalities(
  key: readonly MunicipalityKeyRecord[],
  figures: readonly MunicipalityFigureRecord[],
  vintage: Municipality['vintage'],
  mergers: readonly MunicipalityMerger[],
): Municipality[] {
  const byCode = new Map(figures.map((figure) => [municipalityCode(figure.municipality_code), figure]));
  const electorates = new Map(
    [...byCode].map(([code, figure]) => [code, numberOrNull(figure.eligible_kv2021)]),
  );
  return key
    .map((record): Municipality => {
      const code = municipalityCode(record.municipality_code);
      const figure = byCode.get(code);
      return {
        code,
        vintage,
        nameFi: finnishName(record),
        nameSv: record.name_sv,
        languageStatus: languageStatus(record),
        regionCode: areaCode(record.maakunta_code),
        wellbeingCountyCode: notWellbeingCounties.has(record.hyvinvointialue_code)
          ? null
          : areaCode(record.hyvinvointialue_code),
        constituencyCode: areaCode(record.vaalipiiri_code),
        seat: figure === undefined ? null : seatOf(figure),
        population: vintage === 2021 && figure !== undefined ? numberOrNull(figure.population_2020) : null,
        electorate2021: sumOverMerged(code, mergers, vintage, electorates),
      };
    })
    .sort((a, b) => compareText(a.code, b.code));
}

function seatOf(figure: MunicipalityFigureRecord): Municipality['seat'] {
  const lat = numberOrNull(figure.seat_lat);
  const lon = numberOrNull(figure.seat_lon);
  return lat === null || lon === null ? null : roundEtrs(toEtrs({ lat, lon }));
}

const sourceNames: Readonly<Record<AreaKind, 'maakunta' | 'hyvinvointialue' | 'vaalipiiri'>> = {
  region: 'maakunta',
  wellbeing_county: 'hyvinvointialue',
  constituency: 'vaalipiiri',
};

/** The regions, wellbeing services counties and constituencies that the municipalities form, by kind and code. */
export function toAreas(key: readonly MunicipalityKeyRecord[]): Area[] {
  const areas = new Map<string, Area>();
  for (const [kind, name] of Object.entries(sourceNames) as [AreaKind, 'maakunta'][]) {
    for (const record of key) {
      const code = record[`${name}_code`];
      if (kind === 'wellbeing_county' && notWellbeingCounties.has(code)) continue;
      areas.set(`${kind} ${areaCode(code)}`, {
        kind,
        code: areaCode(code),
        nameFi: record[`${name}_name_fi`],
        nameSv: record[`${name}_name_sv`],
        nameEn: record[`${name}_name_en`],
      });
    }
  }
  return [...areas].sort(([a], [b]) => compareText(a, b)).map(([, area]) => area);
}
