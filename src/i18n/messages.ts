/** All texts, one file per language and capability. Finnish is the source: what Finnish has, the others must have. */
import apiEn from './en/api.json';
import commonEn from './en/common.json';
import coverageEn from './en/coverage.json';
import electionsEn from './en/elections.json';
import placeMapEn from './en/placeMap.json';
import placesEn from './en/places.json';
import pollingPlacesEn from './en/pollingPlaces.json';
import reportEn from './en/report.json';
import apiFi from './fi/api.json';
import commonFi from './fi/common.json';
import coverageFi from './fi/coverage.json';
import electionsFi from './fi/elections.json';
import placeMapFi from './fi/placeMap.json';
import placesFi from './fi/places.json';
import pollingPlacesFi from './fi/pollingPlaces.json';
import reportFi from './fi/report.json';
import apiSv from './sv/api.json';
import commonSv from './sv/common.json';
import coverageSv from './sv/coverage.json';
import electionsSv from './sv/elections.json';
import placeMapSv from './sv/placeMap.json';
import placesSv from './sv/places.json';
import pollingPlacesSv from './sv/pollingPlaces.json';
import reportSv from './sv/report.json';

const fi = {
  api: apiFi,
  common: commonFi,
  coverage: coverageFi,
  elections: electionsFi,
  placeMap: placeMapFi,
  places: placesFi,
  pollingPlaces: pollingPlacesFi,
  report: reportFi,
};
type Finnish = typeof fi;

/** The same keys with any texts: a language that lacks one, or has one too many, does not compile. */
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
type NoSurplus<T, U> = {
  [K in keyof T]: K extends keyof U ? (T[K] extends string ? unknown : NoSurplus<T[K], U[K]>) : never;
};
function complete<T extends SameKeys<Finnish>>(texts: T & NoSurplus<T, Finnish>): T {
  return texts;
}

export const messages = {
  fi,
  sv: complete({
    api: apiSv,
    common: commonSv,
    coverage: coverageSv,
    elections: electionsSv,
    placeMap: placeMapSv,
    places: placesSv,
    pollingPlaces: pollingPlacesSv,
    report: reportSv,
  }),
  en: complete({
    api: apiEn,
    common: commonEn,
    coverage: coverageEn,
    elections: electionsEn,
    placeMap: placeMapEn,
    places: placesEn,
    pollingPlaces: pollingPlacesEn,
    report: reportEn,
  }),
};

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
type LeafKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${LeafKeys<T[K]>}`;
}[keyof T & string];

/** The name of a text, `common.nav.home`; plural forms share one name. */
export type MessageKey = LeafKeys<Finnish>;
