/** The legend of what lies above the areas. */
import type { Wording } from '../coverage/coverage-figures.pages';
import { formatNumber } from '../i18n/format';
import { needCovers } from '../needs/need-cover.model';
import { placeKinds } from '../polling-places/polling-place.model';
import { peopleSizes } from './map-overlay.svg';
import type { MapLayer } from './map-question.form';

export interface OverlayKeys {
  /** Looks of dots with their words. */
  people: readonly { cssClass: string; label: string }[];
  places: readonly { cssClass: string; label: string }[];
  needs: readonly { cssClass: string; label: string }[];
  /** Whether offers are drawn. */
  offers: boolean;
}

export function overlayKeys(layers: readonly MapLayer[], { t, language }: Wording): OverlayKeys {
  const number = (value: number) => formatNumber(value, language);
  const people = peopleSizes.map((low, size) => {
    const next = peopleSizes[size + 1];
    const label =
      next === undefined
        ? t('plannerMap.key.peopleMost', { low: number(low) })
        : t('plannerMap.key.peopleSize', { low: number(low), high: number(next - 1) });
    return { cssClass: `people-${size}`, label };
  });
  const places = [
    ...placeKinds.map((kind) => ({ cssClass: `place ${kind}`, label: t(`pollingPlaces.kind.${kind}`) })),
    { cssClass: 'place election_day unsure', label: t('plannerMap.key.unsure') },
  ];
  return {
    people: layers.includes('people') ? people : [],
    places: layers.includes('places') ? places : [],
    needs: layers.includes('needs')
      ? needCovers.map((cover) => ({ cssClass: `need ${cover}`, label: t(`plannerMap.key.need.${cover}`) }))
      : [],
    offers: layers.includes('offers'),
  };
}
