/** People, outlines and district shares in the division into municipalities that an election uses. */
import type { Municipality } from '../areas/area.model';
import { listMergers } from '../areas/area.store';
import type { Outline } from '../geo/outlines';
import type { Database } from '../platform/database';
import {
  forwardDistrict,
  forwardMunicipality,
  toShares,
  type DemandArea,
  type DistrictShare,
} from './demand.model';
import { listDemandAreas, listDistrictBuildings, readPostalOutlines } from './demand.store';

export interface Demand {
  areas: readonly DemandArea[];
  /** By postcode, EPSG:3067; people of an area without one are spread in a disc of the same area. */
  outlines: ReadonlyMap<string, Outline>;
  shares: readonly DistrictShare[];
}

/** Everything that a coverage question needs to know of the people, with the municipality codes of a vintage. */
export async function readDemand(db: Database, vintage: Municipality['vintage']): Promise<Demand> {
  const mergers = await listMergers(db);
  return {
    areas: forwardMunicipality(await listDemandAreas(db), mergers, vintage),
    outlines: await readPostalOutlines(db),
    shares: toShares(forwardDistrict(await listDistrictBuildings(db), mergers, vintage)),
  };
}
