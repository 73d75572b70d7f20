/** Counting in a topology. */
import type { OutlineTopology } from '../../src/geo/outlines';

/** How many areas use each arc. */
export function arcUses(topology: OutlineTopology): number[] {
  const uses = topology.arcs.map(() => 0);
  for (const geometry of topology.objects.areas.geometries) {
    for (const arc of geometry.arcs.flat(2)) uses[arc < 0 ? ~arc : arc]! += 1;
  }
  return uses;
}
