/** Every address that people can open, for tests that hold for all pages. */
import type { Language } from '../../src/i18n/language';
import { href, paths } from '../../src/paths';

/** The pages in a language, on the data that the tests load. */
export function everyPage(language: Language): string[] {
  return [
    href(language, paths.home),
    href(language, paths.elections),
    ...['KV-2021', 'KV-2021-APR', 'KV-2025', 'EKV-2027'].map((election) =>
      href(language, paths.election, { election }),
    ),
  ];
}
