/** All texts, one file per language and capability. Finnish is the source: what Finnish has, the others must have. */
import areaProfilesEn from './en/areaProfiles.json';
import commonEn from './en/common.json';
import coverageEn from './en/coverage.json';
import electionsEn from './en/elections.json';
import homeEn from './en/home.json';
import pollingPlacesEn from './en/pollingPlaces.json';
import reportEn from './en/report.json';
import searchEn from './en/search.json';
import areaProfilesFi from './fi/areaProfiles.json';
import commonFi from './fi/common.json';
import coverageFi from './fi/coverage.json';
import electionsFi from './fi/elections.json';
import homeFi from './fi/home.json';
import pollingPlacesFi from './fi/pollingPlaces.json';
import reportFi from './fi/report.json';
import searchFi from './fi/search.json';
import areaProfilesSv from './sv/areaProfiles.json';
import commonSv from './sv/common.json';
import coverageSv from './sv/coverage.json';
import electionsSv from './sv/elections.json';
import homeSv from './sv/home.json';
import pollingPlacesSv from './sv/pollingPlaces.json';
import reportSv from './sv/report.json';
import searchSv from './sv/search.json';

const fi = {
  areaProfiles: areaProfilesFi,
  common: commonFi,
  coverage: coverageFi,
  elections: electionsFi,
  home: homeFi,
  pollingPlaces: pollingPlacesFi,
  report: reportFi,
  search: searchFi,
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
    areaProfiles: areaProfilesSv,
    common: commonSv,
    coverage: coverageSv,
    elections: electionsSv,
    home: homeSv,
    pollingPlaces: pollingPlacesSv,
    report: reportSv,
    search: searchSv,
  }),
  en: complete({
    areaProfiles: areaProfilesEn,
    common: commonEn,
    coverage: coverageEn,
    elections: electionsEn,
    home: homeEn,
    pollingPlaces: pollingPlacesEn,
    report: reportEn,
    search: searchEn,
  }),
};

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
type LeafKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${LeafKeys<T[K]>}`;
}[keyof T & string];

/** The name of a text, `common.nav.home`; plural forms share one name. */
export type MessageKey = LeafKeys<Finnish>;
