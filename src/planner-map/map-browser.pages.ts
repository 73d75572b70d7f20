/** What the map in the browser starts from: addresses of what it loads, and its words; scripts hold no texts. */
import type { Wording } from '../coverage/coverage-figures.pages';
import { reportedGroups } from '../coverage/coverage-input.model';
import { areaKey } from '../coverage/report-view.form';
import { href, machineHref, machinePaths, paths } from '../paths';
import type { PlannerMapInput } from './map-choice.pages';
import type { MapBox } from './map-scope.model';

export interface MapBrowserData {
  label: string;
  outlinesHref: string;
  /** Outlines of the municipalities: where help is given in whole municipalities. */
  municipalitiesHref: string;
  peopleHref: string;
  placesHref: string;
  offersHref: string;
  /** Null for those who may not see needs. */
  needsHref: string | null;
  /** Position of the group in the columns of the people. */
  group: number;
  /** Only offers of this kind; null: all. */
  type: string | null;
  /** Part of the map that the lists are about; null: none. */
  box: MapBox | null;
  /** Key of the area that is shown beside the map. */
  chosen: string | null;
  modules: readonly string[];
  texts: Readonly<Record<string, string>>;
}

/** What `planner-map.js` loads, by the addresses that its modules name: a browser that reads ahead need not wait for each. */
const modules = [
  ...['view', 'areas', 'people', 'marks', 'page'].map((part) => `js/planner-map-${part}.js`),
  'leaflet/1.9.4/leaflet.js',
].map((file) => `${machinePaths.assets}/${file}`);

export function mapBrowserData(
  { address, rights, vintage }: PlannerMapInput,
  caption: string,
  { t, language }: Wording,
): MapBrowserData {
  const { question, view, map, shownType } = address;
  const { election, group } = question;
  const outlines = (level: string) =>
    machineHref(machinePaths.mapOutlines, { vintage: String(vintage), level });
  return {
    label: `${t('plannerMap.name')}: ${caption}`,
    outlinesHref: outlines(view.level),
    municipalitiesHref: outlines('municipality'),
    peopleHref: machineHref(machinePaths.mapPeople, { election }),
    placesHref: rights.isAuthority
      ? href(language, paths.plannerMapPlaces, { election })
      : machineHref(machinePaths.mapPlaces, { election }, { lang: language }),
    offersHref: machineHref(machinePaths.mapOffers, { election }, { lang: language }),
    needsHref: rights.seesNeeds ? href(language, paths.plannerMapNeeds, { election }) : null,
    group: reportedGroups.indexOf(group),
    type: shownType,
    box: map.box,
    chosen: view.area.kind === 'country' ? null : areaKey(view.area),
    modules,
    texts: {
      zoomIn: t('placeMap.zoomIn'),
      zoomOut: t('placeMap.zoomOut'),
      unconfirmed: t('plannerMap.browser.unconfirmed'),
      more: t('plannerMap.browser.more', { count: '{n}' }),
      help: t('plannerMap.browser.help'),
      needs: t('plannerMap.browser.needs'),
      shown: t('plannerMap.browser.shown', { caption: '{caption}' }),
      advance: t('pollingPlaces.kind.advance'),
      election_day: t('pollingPlaces.kind.election_day'),
      mobile_stop: t('pollingPlaces.kind.mobile_stop'),
    },
  };
}
