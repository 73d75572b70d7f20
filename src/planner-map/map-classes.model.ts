/** Classes of the planner's map: fixed edges where a figure has a scale of its own, quantiles where it has none. */
import { shareClassEdges } from '../coverage/coverage-classes.model';
import type { FigureState, MapFigure, MapMeasure } from './map-measure.model';

/** Colours of a map: as many as two people can tell apart and name. */
export const mostClasses = 5;

export interface ClassScheme {
  method: 'fixed' | 'quantile';
  /** Lower edges, ascending; a value on an edge belongs to the class above it. At most `mostClasses`. */
  edges: readonly number[];
  /** Whether more is better: says which colours are used. */
  direction: 'good' | 'burden';
}

/** What the map shows of an area. */
export interface MapClass {
  state: FigureState;
  /** From 0; null where there is no figure to compare. */
  index: number | null;
}

/** Metres; the distances that the report asks about by default, and below and between them. */
const distanceEdges: readonly number[] = [0, 1000, 2000, 5000, 10_000];

const goodMeasures: readonly MapMeasure[] = ['share', 'help', 'served'];

/** Classes for the figures of one level. */
export function classScheme(measure: MapMeasure, figures: readonly MapFigure[]): ClassScheme {
  const direction = goodMeasures.includes(measure) ? 'good' : 'burden';
  switch (measure) {
    case 'share':
    case 'help':
    case 'single':
    case 'served':
      return { method: 'fixed', edges: shareClassEdges, direction };
    case 'median':
    case 'p90':
      return { method: 'fixed', edges: distanceEdges, direction };
    case 'gaps':
    case 'touched':
      return { method: 'quantile', edges: countEdges(figures), direction };
  }
}

/** None is a class of its own; of few different counts each is one too, many are parted into four of about the same number of areas, at whole round numbers. */
function countEdges(figures: readonly MapFigure[]): number[] {
  const values = figures.flatMap(({ value }) => (value === null || value < 1 ? [] : [value]));
  values.sort((a, b) => a - b);
  const parts = mostClasses - 1;
  const distinct = [...new Set(values)];
  if (distinct.length <= parts) return [0, ...distinct];
  const cuts = Array.from({ length: parts }, (_, part) =>
    roundEdge(values[Math.floor((part * values.length) / parts)] ?? 1),
  );
  return [...new Set([0, ...(values.length === 0 ? [] : [1]), ...cuts.slice(1)])];
}

/** Two digits that matter, downwards: the value that gave the edge stays above it. */
function roundEdge(value: number): number {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(Math.max(1, value))) - 1));
  return Math.max(1, Math.floor(value / step) * step);
}

/** The class of a figure. */
export function mapClassOf({ state, value }: MapFigure, { edges }: ClassScheme): MapClass {
  if (value === null) return { state, index: null };
  return { state, index: Math.max(0, edges.filter((edge) => value >= edge).length - 1) };
}
