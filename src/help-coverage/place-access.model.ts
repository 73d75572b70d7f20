/** Which people have a place near, draw by draw, and on how many places that rests: shared by the classes and by what is lost. */
import type { AccessKind, CoverageInput, CoverageParameters } from '../coverage/coverage-input.model';
import type { AccessStatus } from '../coverage/coverage-report.model';
import type { DemandUnits } from '../coverage/demand-units.model';
import { municipalityStatuses } from '../coverage/list-status.model';
import { alongRoads, roadsOf, unitsByRoad } from '../coverage/measured-places.model';
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
  /** By the cost matrix for the pairs that it holds, else in a straight line. */
  measure: MeasureDistances;
  /** 1 for each unit whose distance is one of the cost matrix; null where none is in use. */
  byRoad: Uint8Array | null;
}

/** @param input with its municipalities in order of code */
export function toPlaceAccess(
  input: CoverageInput,
  parameters: CoverageParameters,
  { units, sites: all, kind }: { units: DemandUnits; sites: readonly PlaceSite[]; kind: AccessKind },
): PlaceAccess {
  const sites = all.filter(({ place }) => place.kind === kind);
  // Where every place stands exactly, each draw would be the same.
  const draws = sites.some(({ region }) => region !== null) ? parameters.draws : 1;
  const positions = (draw: number) => drawPositions(sites, parameters.seed, draw);
  const { measure, choices } =
    kind === 'advance'
      ? { measure: measureToNearestOfAll(units, null), choices: null }
      : measureToAssigned(units, sites, input.municipalities, null);
  // All draws at once are needed for the ways only.
  const drawn = input.costMatrix ? Array.from({ length: draws }, (_, draw) => positions(draw)) : [];
  const roads = roadsOf({ input }, { units, sites, drawn }, { counts: null, choices });
  return {
    kind,
    sites,
    statuses: municipalityStatuses(input, input.municipalities, kind),
    draws,
    positions,
    measure: alongRoads(measure, roads),
    byRoad: roads === null ? null : unitsByRoad({ units, sites }, roads),
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
