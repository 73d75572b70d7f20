/** The annex on equity: how unevenly distances and places fall on people, by area and group. Behind who, where and how many. */
import { floatingCatchments, pairsWithin, stepWeight } from './catchments.model';
import { accessKinds, reportedGroups, type AccessKind, type ReportedGroup } from './coverage-input.model';
import type { ReportAreaKind } from './coverage-report.model';
import type { DemandUnits } from './demand-units.model';
import type { EngineContext } from './engine-context.model';
import { kolmPollakAlpha, kolmPollakEde, usualAversion, weightedGini } from './equity.model';
import { measureOf, positionsOf, toPlaceList, type PlaceList } from './measured-places.model';
import { weightedMean } from './weighted-statistics.model';

/** Distances (metres) and how much a place within each counts for E2SFCA. */
export const accessScoreSteps = [
  [1600, 1],
  [5000, 0.68],
  [10_000, 0.22],
] as const;
/** Adults for whom an access score tells how many places they have. */
export const accessScoreAdults = 10_000;

/** Of one group: null where somebody has no place to go to. */
export interface GroupEquity {
  /** ΣPd / ΣP, metres. */
  meanMetres: number | null;
  /** Kolm–Pollak equally-distributed equivalent, metres: between mean and greatest. */
  edeMetres: number | null;
  /** Weighted Gini of distances, 0 (the same for all) to 1. */
  gini: number | null;
}

export interface AreaEquity {
  kind: ReportAreaKind;
  code: string;
  /** Null where no list of the area is complete, or nobody lives there. */
  access: Readonly<Record<AccessKind, Readonly<Record<ReportedGroup, GroupEquity | null>> | null>>;
  /** E2SFCA of advance voting: places for `accessScoreAdults` adults, mean over the adults. On election day one may not choose. */
  accessScore: number | null;
}

/** Distances to the places where they most likely stand; the ranges of the report come from draws, the annex has none. */
function distancesOf(context: EngineContext, list: PlaceList): Float64Array {
  const distances = new Float64Array(context.units.count);
  const { kind, sites, drawn } = list;
  measureOf(context, { kind, sites, drawn, units: context.units }, null)(positionsOf(list), distances);
  return distances;
}

function weightsOf({ count, weights }: DemandUnits, group: number): Float64Array {
  return Float64Array.from({ length: count }, (_, unit) => weights[unit * reportedGroups.length + group]!);
}

/** Units of each municipality, nearest first, so that what is gathered from few of them is almost in order. */
function unitsByMunicipality({ count, municipality }: DemandUnits, distances: Float64Array, towns: number) {
  const lists = Array.from({ length: towns }, (): number[] => []);
  const order = Array.from({ length: count }, (_, unit) => unit).sort(
    (a, b) => distances[a]! - distances[b]! || a - b,
  );
  for (const unit of order) lists[municipality[unit]!]!.push(unit);
  return lists;
}

function accessScores({ units }: EngineContext, list: PlaceList): Float64Array {
  const weight = stepWeight(accessScoreSteps);
  const pairs = pairsWithin(units, positionsOf(list), weight.reach);
  const adults = weightsOf(units, reportedGroups.indexOf('adults'));
  // How many voters a place can take is not known: each counts as one.
  const supply = new Float64Array(list.sites.length).fill(1);
  return floatingCatchments(adults, supply, pairs, weight).access;
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Math.round(value * 10 ** digits) / 10 ** digits;
}

/** Measures one kind of places; the answer tells of an area by its position. */
function measureKind(context: EngineContext, kind: AccessKind) {
  const { units, areas, input } = context;
  const list = toPlaceList(context, kind);
  const distances = distancesOf(context, list);
  const byTown = unitsByMunicipality(units, distances, input.municipalities.length);
  const weights = reportedGroups.map((_, group) => weightsOf(units, group));
  const scores = kind === 'advance' ? accessScores(context, list) : null;
  const described = (area: number): number[] =>
    areas[area]!.municipalities.filter((each) => list.statuses[each] === 'complete').flatMap(
      (each) => byTown[each]!,
    );
  const pick = (from: Float64Array, chosen: readonly number[]) =>
    Float64Array.from(chosen, (unit) => from[unit]!);
  // α is taken once, from the adults of the whole country, and held for every area and group.
  const everywhere = described(0);
  const adults = reportedGroups.indexOf('adults');
  const alpha = kolmPollakAlpha(pick(distances, everywhere), pick(weights[adults]!, everywhere));
  return {
    groups(area: number): AreaEquity['access'][AccessKind] {
      const chosen = described(area);
      if (chosen.length === 0) return null;
      const burdens = pick(distances, chosen);
      const tell = (group: number): GroupEquity | null => {
        const people = pick(weights[group]!, chosen);
        if (!people.some((each) => each > 0)) return null;
        return {
          meanMetres: rounded(weightedMean(burdens, people), 1),
          edeMetres: rounded(
            alpha === null ? null : kolmPollakEde(burdens, people, usualAversion * alpha),
            1,
          ),
          gini: rounded(weightedGini(burdens, people), 4),
        };
      };
      return Object.fromEntries(
        reportedGroups.map((group, index) => [group, tell(index)]),
      ) as AreaEquity['access'][AccessKind];
    },
    score(area: number): number | null {
      if (scores === null) return null;
      const chosen = described(area);
      const mean = weightedMean(pick(scores, chosen), pick(weights[adults]!, chosen));
      return rounded(mean === null ? null : mean * accessScoreAdults, 4);
    },
  };
}

/** Equity of every area of the report, in its order; only lists that are complete are spoken of. */
export function measureEquity(context: EngineContext): AreaEquity[] {
  const kinds = Object.fromEntries(accessKinds.map((kind) => [kind, measureKind(context, kind)])) as Record<
    AccessKind,
    ReturnType<typeof measureKind>
  >;
  return context.areas.map(({ kind, code }, area) => ({
    kind,
    code,
    access: { election_day: kinds.election_day.groups(area), advance: kinds.advance.groups(area) },
    accessScore: kinds.advance.score(area),
  }));
}
