/** Gathers what planners have brought and what is in use, packed, for the thread that computes. */
import type { Municipality, MunicipalityMerger } from '../areas/area.model';
import { listMunicipalities } from '../areas/area.store';
import { forwardCode } from '../areas/merger.model';
import type { BroughtDemand, DistrictOutline, PackedDistricts } from '../coverage/coverage-input.model';
import type { Database } from '../platform/database';
import { readContentsInUse } from './demand-import.store';
import { districtsInUse, wholeCountry } from './district-versions.model';

const sourceVintage = 2021;

/** Null where nothing is in use. */
export async function readBroughtDemand(
  db: Database,
  electionCode: string,
  vintage: Municipality['vintage'],
  mergers: readonly MunicipalityMerger[],
): Promise<BroughtDemand | null> {
  const [grid] = await readContentsInUse(db, 'population_grid');
  const districts = await readPackedDistricts(db);
  const [careUnits] = await readContentsInUse(db, 'care_units');
  const electors = (await readContentsInUse(db, 'electors')).find(({ scope }) => scope === electionCode);
  if (districts.length === 0 && [grid, careUnits, electors].every((each) => each === undefined)) return null;
  const municipalities = await listMunicipalities(db, sourceVintage);
  return {
    grid: grid?.content ?? null,
    gridDescribedOn: grid?.describedOn ?? null,
    electors: electors?.content ?? null,
    districts,
    careUnits: careUnits?.content ?? null,
    currentCodes: Object.fromEntries(
      municipalities.map(({ code }) => [code, forwardCode(code, mergers, vintage)]),
    ),
  };
}

/** Versions of district boundaries that are in use, packed: the national one and those of municipalities. */
export function readPackedDistricts(db: Database): Promise<PackedDistricts[]> {
  return readContentsInUse(db, 'districts');
}

/** Boundaries of one municipality's districts that are in use; empty where there are none. */
export async function readDistrictOutlines(
  db: Database,
  municipalityCode: string,
): Promise<DistrictOutline[]> {
  const own = await readContentsInUse(db, 'districts', municipalityCode);
  const packed = own.length > 0 ? own : await readContentsInUse(db, 'districts', wholeCountry);
  return districtsInUse(packed, municipalityCode);
}

/** The cost matrix of an election, packed; null where none is in use. */
export async function readBroughtCosts(db: Database, electionCode: string): Promise<Uint8Array | null> {
  const [inUse] = await readContentsInUse(db, 'cost_matrix', electionCode);
  return inUse?.content ?? null;
}
