/** A municipality's district boundaries: receiving a file for its own area, and what is known of the districts in a version. */
import type { Municipality } from '../areas/area.model';
import { presentVintage } from '../areas/area.model';
import type { Outlines } from '../areas/outline.service';
import { findMunicipality } from '../areas/area.store';
import type { DistrictOutline } from '../coverage/coverage-input.model';
import { readDistrictOutlines } from '../demand-imports/brought-demand.service';
import type { DemandImport, ShownImport } from '../demand-imports/demand-import.model';
import { readImport, readImports, type BroughtFile } from '../demand-imports/demand-import.service';
import { listImportsInUse, readContent } from '../demand-imports/demand-import.store';
import { districtsInUse, wholeCountry } from '../demand-imports/district-versions.model';
import type { ElectionRecord } from '../elections/election.model';
import type { Outline } from '../geo/outlines';
import type { Deps } from '../platform/deps';
import { readMunicipalityPeople } from '../place-quality/quality.service';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { readOverview } from '../workspace/workspace.service';
import { describeDistricts, type DescribedDistricts } from './described-districts.model';

/** The municipality and the places of its next election, with which districts are compared. */
export interface BoundaryWorkspace {
  municipality: Municipality;
  /** Null when no election is coming in which the municipality takes part. */
  election: ElectionRecord | null;
  /** Election-day places. */
  places: readonly PollingPlace[];
}

/** Null when there is no such municipality today. */
export async function findBoundaryWorkspace(
  deps: Pick<Deps, 'db' | 'clock'>,
  municipalityCode: string,
): Promise<BoundaryWorkspace | null> {
  const municipality = await findMunicipality(deps.db, municipalityCode, presentVintage);
  if (municipality === null) return null;
  const overview = await readOverview(deps, municipalityCode);
  return {
    municipality,
    election: overview?.workspace.election ?? null,
    places: (overview?.current.places ?? []).filter(({ kind }) => kind === 'election_day'),
  };
}

/** A municipality's file with what it is compared with; reading it changes no figure. */
export function boundaryFile(
  { municipality, places }: BoundaryWorkspace,
  file: Omit<BroughtFile, 'kind' | 'scope' | 'own'>,
): BroughtFile {
  const districts = places.flatMap((place) => place.districts);
  const own = {
    municipalityCode: municipality.code,
    placeDistricts: districts.length > 0 ? districts : null,
  };
  return { ...file, kind: 'districts', scope: municipality.code, own };
}

/** What the municipality's figures rest on. */
export interface BoundaryState {
  versions: DemandImport[];
  inUse: ReadonlySet<string>;
  /** The municipality's own version that is in use; null where there is none. */
  own: DemandImport | null;
  /** The version for the whole country, where it holds districts of this municipality and no own one is in use. */
  national: DemandImport | null;
}

export async function readBoundaryState(
  { db }: Pick<Deps, 'db'>,
  municipalityCode: string,
): Promise<BoundaryState> {
  const known = await readImports({ db }, 'districts', municipalityCode);
  const inUse = await listImportsInUse(db, 'districts');
  const own = inUse.find(({ scope }) => scope === municipalityCode) ?? null;
  const national = inUse.find(({ scope }) => scope === wholeCountry) ?? null;
  const holds = own === null && (await readDistrictOutlines(db, municipalityCode)).length > 0;
  return { ...known, own, national: holds ? national : null };
}

/** A version of the municipality's; null when there is none of that id. */
export async function readBoundaries(
  deps: Pick<Deps, 'db'>,
  municipalityCode: string,
  id: string,
): Promise<ShownImport | null> {
  const shown = await readImport(deps, id);
  return shown?.made.kind === 'districts' && shown.made.scope === municipalityCode ? shown : null;
}

/** The districts of a version with what they hold; null where its content is not kept. */
export async function readDescribedDistricts(
  { db, outlines }: Pick<Deps, 'db'> & { outlines: Outlines },
  { municipality, election, places }: BoundaryWorkspace,
  made: DemandImport,
): Promise<(DescribedDistricts & { outline: Outline | null }) | null> {
  const content = await readContent(db, made.id);
  if (content === null) return null;
  const districts = districtsInUse([{ scope: made.scope, content }], municipality.code);
  const people = election === null ? null : await readMunicipalityPeople(db, election, municipality.code);
  const drawn = await outlines.read(presentVintage);
  return {
    ...describeDistricts(districts, {
      municipalityCode: municipality.code,
      areas: people?.areas ?? [],
      places,
    }),
    outline: drawn?.municipalities.get(municipality.code) ?? null,
  };
}

/** Boundaries that count today, the municipality's own or the national ones; empty where there are none. */
export function readBoundariesInUse(
  { db }: Pick<Deps, 'db'>,
  municipalityCode: string,
): Promise<DistrictOutline[]> {
  return readDistrictOutlines(db, municipalityCode);
}
