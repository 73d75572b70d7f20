/** Reads published numbers of places; measures that count something else than places or districts are left out. */
import { compareText, parseRecords, requiredNumber } from '../shared/csv-records';
import type { Municipality } from './area.model';
import { wholeCountry, type OfficialCount, type OfficialCountMeasure } from './official-count.model';

const columns = ['area', 'election', 'measure', 'value', 'source_url'] as const;

const measureOfText: Readonly<Record<string, OfficialCountMeasure>> = {
  'yleisiä ennakkoäänestyspaikkoja kotimaassa': 'advance_places',
  'yleisiä ennakkoäänestyspaikkoja': 'advance_places',
  'vaalipäivän äänestyspaikkoja': 'election_day_places',
  äänestysalueita: 'voting_districts',
};

/**
 * @param municipalities those whose Finnish names the file may use
 * @throws {Error} when a count that is kept belongs to an area that no municipality is called
 */
export function readOfficialCounts(text: string, municipalities: readonly Municipality[]): OfficialCount[] {
  const codes = new Map(municipalities.map((municipality) => [municipality.nameFi, municipality.code]));
  codes.set('Suomi', wholeCountry);
  return parseRecords(text, columns)
    .flatMap((record): OfficialCount[] => {
      const measure = measureOfText[record.measure];
      if (measure === undefined) return [];
      const areaCode = codes.get(record.area);
      if (areaCode === undefined) throw new Error(`No municipality is called "${record.area}"`);
      return [
        {
          areaCode,
          electionCode: record.election,
          measure,
          value: requiredNumber(record.value),
          source: record.source_url,
        },
      ];
    })
    .sort((a, b) => compareText(orderOf(a), orderOf(b)));
}

const orderOf = (count: OfficialCount) => `${count.areaCode} ${count.electionCode} ${count.measure}`;
