/** The page in place of a polling place that does not exist or is not public: it does not say which of the two. */
import { href, paths } from '../paths';
import { officialFinder } from './place-list.pages';
import type { Wording } from './place-words.pages';

export interface PlaceNotFoundPage {
  title: string;
  section: 'elections';
  places: { text: string; href: string };
  officialFinder: { text: string; href: string };
}

export function placeNotFoundPage(
  election: { code: string },
  name: string,
  { t, language }: Wording,
): PlaceNotFoundPage {
  return {
    title: t('places.notFound.title'),
    section: 'elections',
    places: {
      text: t('places.title', { election: name }),
      href: href(language, paths.places, { election: election.code }),
    },
    officialFinder,
  };
}
