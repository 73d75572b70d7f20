/** What a reader asks of the planner's map: the address of the page is the question. */
import { QueryReader, type QueryProblem } from '../coverage/query-reader.form';
import type { ReportView } from '../coverage/report-view.form';
import { gapRuleIds, type GapRuleId } from '../gaps/gap-rule.model';
import { helpQuery, readHelpAddress, type HelpAddress } from '../help-coverage/help-question.form';
import { mapMeasures, publicMeasures, type MapMeasure } from './map-measure.model';
import type { MapBox } from './map-scope.model';

export const mapLayers = ['people', 'places', 'offers', 'needs'] as const;
/** What may lie above the coloured areas. */
export type MapLayer = (typeof mapLayers)[number];

/** Layers that are listed beside the map, in the order of the lists. */
export const listLayers = ['offers', 'needs', 'places'] as const;
export type ListLayer = (typeof listLayers)[number];

/** What the reader may see beside what everybody sees. */
export interface MapRights {
  /** Figures and places that are for those who plan. */
  isAuthority: boolean;
  seesNeeds: boolean;
}

/** Layers that the reader can ask for. */
export function layersFor({ seesNeeds }: MapRights): readonly MapLayer[] {
  return mapLayers.filter((layer) => layer !== 'needs' || seesNeeds);
}

export const tableColumns = ['name', 'people', 'figure'] as const;
export type TableColumn = (typeof tableColumns)[number];

/** The part of the address that only the map has. */
export interface MapView {
  measure: MapMeasure;
  /** Only gaps of this rule are counted; null: all. */
  rule: GapRuleId | null;
  by: TableColumn;
  order: 'asc' | 'desc';
  layers: readonly MapLayer[];
  /** Lists are about what touches this part of the map; null: about the area. */
  box: MapBox | null;
  /** Page of each list, from 1. */
  pages: Readonly<Record<ListLayer, number>>;
}

export interface MapAddress extends HelpAddress {
  map: MapView;
}

/** Name of a list's page in the address. */
export function listPageField(layer: ListLayer): string {
  return `${layer}-page`;
}

function readPage(text: string): number | undefined {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}

/** How a part of the map is written in an address: `west,south,east,north`, whole metres of EPSG:3067. */
export function mapBoxText({ west, south, east, north }: MapBox): string {
  return [west, south, east, north].map(Math.round).join(',');
}

/** What `mapBoxText` wrote; undefined where the text is none. */
export function readMapBox(text: string): MapBox | undefined {
  if (!/^-?\d{1,8}(,-?\d{1,8}){3}$/.test(text)) return undefined;
  const [west, south, east, north] = text.split(',').map(Number) as [number, number, number, number];
  return west < east && south < north ? { west, south, east, north } : undefined;
}

/** Reads the question; what cannot be used, and what the reader may not see, is named and replaced by its default. */
export function readMapAddress(
  election: string,
  query: Readonly<Record<string, unknown>>,
  rights: MapRights,
): MapAddress & { problems: readonly QueryProblem[] } {
  const { problems, ...address } = readHelpAddress(election, query);
  const reader = new QueryReader(query);
  const measures: readonly MapMeasure[] = rights.isAuthority ? mapMeasures : publicMeasures;
  const pageOf = (layer: ListLayer) => reader.text(listPageField(layer), readPage, 1);
  const by = reader.choice('by', tableColumns, 'name');
  const map: MapView = {
    measure: reader.choice('measure', measures, 'share'),
    rule: reader.text('rule', (text) => gapRuleIds.find((rule) => rule === text), null),
    by,
    order: reader.choice('order', ['asc', 'desc'] as const, by === 'name' ? 'asc' : 'desc'),
    layers: reader.list('layers', layersFor(rights)),
    box: reader.text('box', readMapBox, null),
    pages: { offers: pageOf('offers'), needs: pageOf('needs'), places: pageOf('places') },
  };
  return { ...address, map, problems: [...problems, ...reader.problems] };
}

/** The address as a query, with its defaults left out. */
export function mapQuery(
  address: MapAddress,
  change: { view?: Partial<ReportView>; map?: Partial<MapView> } = {},
): Record<string, string> {
  const { measure, rule, by, order, layers, box } = { ...address.map, ...change.map };
  // Whatever else changes, lists begin anew.
  const pages = change.map?.pages;
  const all: [string, string, string][] = [
    ['measure', measure, 'share'],
    ['rule', rule ?? '', ''],
    ['by', by, 'name'],
    ['order', order, by === 'name' ? 'asc' : 'desc'],
    ['layers', layers.join(','), ''],
    ['box', box === null ? '' : mapBoxText(box), ''],
    ...listLayers.map((layer): [string, string, string] => [
      listPageField(layer),
      String(pages?.[layer] ?? 1),
      '1',
    ]),
  ];
  return {
    ...helpQuery(address, change.view),
    ...Object.fromEntries(
      all.filter(([, value, usual]) => value !== usual).map(([name, value]) => [name, value]),
    ),
  };
}
