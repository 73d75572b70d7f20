/** Every address that people can open, for tests that hold for all pages. */
import type { Language } from '../../src/i18n/language';
import { href, paths } from '../../src/paths';

const coverageExample = {
  kind: 'election_day',
  level: 'region',
  sort: 'share',
  area: 'municipality-005',
  q: 'po',
};

/** Euran urheilutalo in the municipal elections of 2021: an address made from the place's key stays over every import. */
export const placeExample = { election: 'KV-2021', place: 'b9b864c2bde2bde01f981823f73511de' };

const placesExamples: readonly [string, Record<string, string>][] = [
  ['KV-2021', {}],
  ['KV-2021', { municipality: '050', near: '27500', kind: 'advance', day: '2021-05-26', time: '17:00' }],
  ['KV-2021', { form: 'outdoors', stepfree: '1', q: 'ei ole' }],
  ['KV-2021-APR', {}],
  ['EKV-2027', {}],
  ['EKV-2027', { municipality: '050' }],
];

/** The pages in a language, on the data that the tests load. */
export function everyPage(language: Language): string[] {
  return [
    href(language, paths.home),
    href(language, paths.elections),
    ...['KV-2021', 'KV-2021-APR', 'KV-2025', 'EKV-2027'].map((election) =>
      href(language, paths.election, { election }),
    ),
    ...['KV-2021', 'EKV-2027'].map((election) => href(language, paths.coverage, { election })),
    href(language, paths.coverage, { election: 'KV-2021' }, coverageExample),
    ...placesExamples.map(([election, query]) => href(language, paths.places, { election }, query)),
    href(language, paths.place, placeExample),
  ];
}
