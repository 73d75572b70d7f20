/** Topologies for tests, and counting in them. */
import type { OutlineTopology } from '../../src/geo/outlines';

/** How many areas use each arc. */
export function arcUses(topology: OutlineTopology): number[] {
  const uses = topology.arcs.map(() => 0);
  for (const geometry of topology.objects.areas.geometries) {
    for (const arc of geometry.arcs.flat(2)) uses[arc < 0 ? ~arc : arc]! += 1;
  }
  return uses;
}

/** Two squares of 20 km side by side, 490 to 530 km east and 6,790 to 6,810 km north, which share their border. */
export function twoSquares(western: string, eastern: string): OutlineTopology {
  const [west, middle, east, south, north] = [490_000, 510_000, 530_000, 6_790_000, 6_810_000];
  return {
    type: 'Topology',
    objects: {
      areas: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', id: western, arcs: [[0, 1]] },
          { type: 'Polygon', id: eastern, arcs: [[2, ~0]] },
        ],
      },
    },
    arcs: [
      [
        [middle, south],
        [middle, north],
      ],
      [
        [middle, north],
        [west, north],
        [west, south],
        [middle, south],
      ],
      [
        [middle, south],
        [east, south],
        [east, north],
        [middle, north],
      ],
    ],
  };
}
