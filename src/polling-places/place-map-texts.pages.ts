/** The words of the map in the browser: scripts hold no texts, they find them in the page. */
import type { Translate } from '../i18n/translate';
import { placeKinds, positionSources, serviceForms } from './polling-place.model';

/** `{n}` stands for a number that the script writes; `one` and `other` are the plural forms of all three languages. */
interface Counted {
  one: string;
  other: string;
}

export interface PlaceMapTexts {
  zoomIn: string;
  zoomOut: string;
  close: string;
  credits: string;
  inView: Counted;
  cluster: Counted;
  more: string;
  kind: Readonly<Record<string, string>>;
  serviceForm: Readonly<Record<string, string>>;
  /** By position source: that the position is an estimate, and of what kind. Nothing for exact ones. */
  approximate: Readonly<Record<string, string>>;
}

const number = '{n}';

function byValue<T extends string>(values: readonly T[], text: (value: T) => string): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value, text(value)]));
}

export function placeMapTexts(t: Translate): PlaceMapTexts {
  const counted = (key: 'placeMap.inView' | 'placeMap.cluster') => ({
    one: t(key, { count: 1, number }),
    other: t(key, { count: 2, number }),
  });
  const exact = ['building', 'address', 'unknown'];
  return {
    zoomIn: t('placeMap.zoomIn'),
    zoomOut: t('placeMap.zoomOut'),
    close: t('placeMap.close'),
    credits: t('placeMap.credits'),
    inView: counted('placeMap.inView'),
    cluster: counted('placeMap.cluster'),
    more: t('placeMap.more', { number }),
    kind: byValue(placeKinds, (kind) => t(`pollingPlaces.kind.${kind}`)),
    serviceForm: byValue(
      serviceForms.filter((form) => form !== 'unknown'),
      (form) => t(`pollingPlaces.serviceForm.${form}`),
    ),
    approximate: byValue(
      positionSources.filter((source) => !exact.includes(source)),
      (source) => t('placeMap.approximate', { source: t(`pollingPlaces.positionSource.${source}`) }),
    ),
  };
}
