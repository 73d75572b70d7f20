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

/** The pages in a language, on the data that the tests load. */
export function everyPage(language: Language): string[] {
  return [
    href(language, paths.home),
    href(language, paths.elections),
    ...['KV-2021', 'KV-2021-APR', 'KV-2025', 'EKV-2027'].map((election) =>
      href(language, paths.election, { election }),
    ),
    href(language, paths.places, { election: 'KV-2021' }, { municipality: '091' }),
    ...['KV-2021', 'EKV-2027'].map((election) => href(language, paths.coverage, { election })),
    href(language, paths.coverage, { election: 'KV-2021' }, coverageExample),
  ];
}
