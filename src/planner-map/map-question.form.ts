/** What a reader asks of the planner's map: the address of the page is the question. */
import { QueryReader, type QueryProblem } from '../coverage/query-reader.form';
import type { ReportView } from '../coverage/report-view.form';
import { gapRuleIds, type GapRuleId } from '../gaps/gap-rule.model';
import { helpQuery, readHelpAddress, type HelpAddress } from '../help-coverage/help-question.form';
import { mapMeasures, publicMeasures, type MapMeasure } from './map-measure.model';

export const mapLayers = ['people', 'places', 'offers'] as const;
/** What may lie above the coloured areas. */
export type MapLayer = (typeof mapLayers)[number];

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
}

export interface MapAddress extends HelpAddress {
  map: MapView;
}

/** Reads the question; what cannot be used, and what the reader may not see, is named and replaced by its default. */
export function readMapAddress(
  election: string,
  query: Readonly<Record<string, unknown>>,
  isAuthority: boolean,
): MapAddress & { problems: readonly QueryProblem[] } {
  const { problems, ...address } = readHelpAddress(election, query);
  const reader = new QueryReader(query);
  const measures: readonly MapMeasure[] = isAuthority ? mapMeasures : publicMeasures;
  const by = reader.choice('by', tableColumns, 'name');
  const map: MapView = {
    measure: reader.choice('measure', measures, 'share'),
    rule: reader.text('rule', (text) => gapRuleIds.find((rule) => rule === text), null),
    by,
    order: reader.choice('order', ['asc', 'desc'] as const, by === 'name' ? 'asc' : 'desc'),
    layers: reader.list('layers', mapLayers),
  };
  return { ...address, map, problems: [...problems, ...reader.problems] };
}

/** The address as a query, with its defaults left out. */
export function mapQuery(
  address: MapAddress,
  change: { view?: Partial<ReportView>; map?: Partial<MapView> } = {},
): Record<string, string> {
  const { measure, rule, by, order, layers } = { ...address.map, ...change.map };
  const all: [string, string, string][] = [
    ['measure', measure, 'share'],
    ['rule', rule ?? '', ''],
    ['by', by, 'name'],
    ['order', order, by === 'name' ? 'asc' : 'desc'],
    ['layers', layers.join(','), ''],
  ];
  return {
    ...helpQuery(address, change.view),
    ...Object.fromEntries(
      all.filter(([, value, usual]) => value !== usual).map(([name, value]) => [name, value]),
    ),
  };
}
