/** Lists beside the map of what lies above its areas: every mark of a layer as a row with its link, in the same scope. */
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { paging, type Paging } from '../i18n/paging';
import { href, paths } from '../paths';
import { chosenArea, type PlannerMapInput } from './map-choice.pages';
import type { OfferOnMap, PlaceOnMap } from './map-layers.pages';
import type { NeedOnMap } from './map-needs.pages';
import { listLayers, mapQuery, type ListLayer } from './map-question.form';
import { isPointInScope, isReachInScope, type MapScope } from './map-scope.model';

export const marksPerPage = 50;

export interface ListRow {
  name: string;
  /** Null where there is nothing to read on. */
  href: string | null;
  cells: readonly string[];
  /** Where the mark is, for the map: easting, northing and radius in metres; null where it is no point or circle. */
  at: string | null;
}

export interface MapList {
  layer: ListLayer;
  heading: string;
  count: string;
  /** Only authorities see it. */
  forAuthorities: boolean;
  /** Heads of the columns: of the name, then of the cells. */
  header: readonly string[];
  rows: readonly ListRow[];
  /** Null where one page holds all. */
  paging: Paging | null;
  /** A page with more about them. */
  more: { href: string; label: string } | null;
}

export interface MapLists {
  /** What the lists are about, in words. */
  scope: string;
  /** The same without the part of the map that was chosen; null where none is. */
  allHref: string | null;
  lists: readonly MapList[];
}

const atText = (x: number | null, y: number | null, radius = 0) =>
  x === null || y === null ? null : `${x} ${y} ${radius}`;

type Content = Pick<MapList, 'header' | 'forAuthorities'> & { rows: readonly ListRow[] };

function offersContent(offers: readonly OfferOnMap[], scope: MapScope, { t }: Wording): Content {
  return {
    header: [t('plannerMap.offers.service'), t('plannerMap.offers.organisation'), t('plannerMap.list.where')],
    forAuthorities: false,
    rows: offers
      .filter((offer) => isReachInScope(offer, scope))
      .map(({ name, href, organisation, where, circle }) => ({
        name,
        href,
        cells: [organisation, where],
        at: circle === null ? null : atText(circle.x, circle.y, circle.radius),
      })),
  };
}

function needsContent(needs: readonly NeedOnMap[], scope: MapScope, { t }: Wording): Content {
  return {
    header: [
      t('plannerMap.offers.service'),
      t('needs.card.where'),
      t('needs.card.when'),
      t('needs.card.amount'),
      t('needs.card.until'),
      t('needs.all.accepted'),
      t('needs.all.waiting'),
      t('needs.all.organisations'),
      t('plannerMap.list.cover'),
    ],
    forAuthorities: true,
    rows: needs
      .filter((need) => isPointInScope(need, scope))
      .map((need) => ({
        name: need.name,
        href: need.href,
        cells: [
          ...[need.where, need.when, need.amount, need.until, need.accepted, need.waiting],
          ...[need.organisations, t(`plannerMap.key.need.${need.cover}`)],
        ],
        at: atText(need.x, need.y),
      })),
  };
}

function placesContent(places: readonly PlaceOnMap[], scope: MapScope, { t }: Wording): Content {
  return {
    header: [t('plannerMap.list.place'), t('plannerMap.list.kind'), t('plannerMap.list.municipality')],
    forAuthorities: false,
    rows: places
      .filter((place) => isPointInScope(place, scope))
      .map(({ name, href, kind, municipality, x, y }) => {
        const kindName = t(`pollingPlaces.kind.${kind}`);
        return {
          name,
          href,
          cells: [
            href === null ? `${kindName} (${t('plannerMap.browser.unconfirmed')})` : kindName,
            municipality,
          ],
          at: atText(x, y),
        };
      }),
  };
}

function contentOf(layer: ListLayer, { overlay, scope }: PlannerMapInput, wording: Wording): Content | null {
  const { offers, needs, places } = overlay;
  if (layer === 'offers') return offers === null ? null : offersContent(offers, scope, wording);
  if (layer === 'needs') return needs === null ? null : needsContent(needs, scope, wording);
  return places === null ? null : placesContent(places, scope, wording);
}

function mapList(
  layer: ListLayer,
  { rows, ...content }: Content,
  { address }: PlannerMapInput,
  { t, language }: Wording,
): MapList {
  const { election } = address.question;
  const last = Math.max(1, Math.ceil(rows.length / marksPerPage));
  const page = Math.min(address.map.pages[layer], last);
  const hrefOf = (wanted: number) => {
    const query = mapQuery(address, { map: { pages: { ...address.map.pages, [layer]: wanted } } });
    return `${href(language, paths.plannerMap, { election }, query)}#list-${layer}`;
  };
  return {
    ...content,
    layer,
    heading: t(`plannerMap.list.heading.${layer}`),
    count: t('plannerMap.list.count', { count: rows.length }),
    rows: rows.slice((page - 1) * marksPerPage, page * marksPerPage),
    paging: last === 1 ? null : paging(t, { page, perPage: marksPerPage, total: rows.length }, hrefOf),
    more:
      layer === 'needs' ? { href: href(language, paths.plannerNeeds), label: t('needs.all.title') } : null,
  };
}

/** @returns lists of the layers that are shown */
export function mapLists(input: PlannerMapInput, wording: Wording): MapLists {
  const { answers, address } = input;
  const { t, language } = wording;
  const { box } = address.map;
  const area = chosenArea(answers, address) ?? answers.coverage.areas[0];
  return {
    scope:
      box !== null
        ? t('plannerMap.list.inView')
        : t('plannerMap.list.inArea', { area: area === undefined ? '' : areaName(area, language) }),
    allHref:
      box === null
        ? null
        : href(
            language,
            paths.plannerMap,
            { election: address.question.election },
            mapQuery(address, { map: { box: null } }),
          ),
    lists: listLayers.flatMap((layer) => {
      const content = contentOf(layer, input, wording);
      return content === null ? [] : [mapList(layer, content, input, wording)];
    }),
  };
}
