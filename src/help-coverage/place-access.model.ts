/** Which people have a place near, draw by draw, and on how many places that rests: shared by the classes and by what is lost. */
import type { AccessKind, CoverageInput, CoverageParameters } from '../coverage/coverage-input.model';
import type { AccessStatus } from '../coverage/coverage-report.model';
import type { DemandUnits } from '../coverage/demand-units.model';
import { municipalityStatuses } from '../coverage/list-status.model';
import {
  measureToAssigned,
  measureToNearestOfAll,
  type MeasureDistances,
} from '../coverage/place-distances.model';
import { drawPositions, type PlaceSite } from '../coverage/place-draws.model';

/** Places of one kind and what is known of the lists. */
export interface PlaceAccess {
  kind: AccessKind;
  sites: readonly PlaceSite[];
  /** By municipality. */
  statuses: readonly AccessStatus[];
  draws: number;
  /** Positions of the sites in a draw. */
  positions: (draw: number) => ReturnType<typeof drawPositions>;
  measure: MeasureDistances;
}

/** @param input with its municipalities in order of code */
export function toPlaceAccess(
  input: CoverageInput,
  parameters: CoverageParameters,
  { units, sites: all, kind }: { units: DemandUnits; sites: readonly PlaceSite[]; kind: AccessKind },
): PlaceAccess {
  const sites = all.filter(({ place }) => place.kind === kind);
  return {
    kind,
    sites,
    statuses: municipalityStatuses(input, input.municipalities, kind),
    // Where every place stands exactly, each draw would be the same.
    draws: sites.some(({ region }) => region !== null) ? parameters.draws : 1,
    positions: (draw) => drawPositions(sites, parameters.seed, draw),
    measure:
      kind === 'advance'
        ? measureToNearestOfAll(units, null)
        : measureToAssigned(units, sites, input.municipalities, null).measure,
  };
}

/** Share of the draws (0 to 1) in which each unit has its place at most `nearMetres` away. */
export function nearShares(access: PlaceAccess, units: DemandUnits, nearMetres: number): Float64Array {
  const near = new Float64Array(units.count);
  if (access.sites.length === 0) return near;
  const distances = new Float64Array(units.count);
  for (let draw = 0; draw < access.draws; draw++) {
    access.measure(access.positions(draw), distances);
    for (let unit = 0; unit < units.count; unit++) if (distances[unit]! <= nearMetres) near[unit]!++;
  }
  return near.map((draws) => draws / access.draws);
}
