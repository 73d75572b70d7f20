/** What the form of one place shows besides the place itself: its history, whose it is, and the ground of its map. */
import type { Account } from '../accounts/account.model';
import { findAccount } from '../accounts/account.store';
import type { Outlines } from '../areas/outline.service';
import { findPostcodePoint } from '../demand/demand.store';
import type { PostcodePoint } from '../demand/demand.model';
import { isInside, outlineRegion } from '../geo/region';
import type { Deps } from '../platform/deps';
import type { RecordedChange } from '../polling-places/place-change.model';
import { listPlaceChanges } from '../polling-places/place-change.store';
import type { EditedPlace } from '../polling-places/place-edit.model';
import { readEditedPlace } from '../polling-places/place-edit.service';
import type { Workspace } from '../workspace/workspace.service';

const shownChanges = 200;

export interface FormSurroundings {
  history: readonly RecordedChange[];
  actors: ReadonlyMap<string, { name: string; roles: readonly string[] }>;
  isOutsideMunicipality: boolean;
  outlinesHref: string | null;
}

/** The people who did the changes, as far as their accounts are still there, by id. */
export async function actorsOf(
  db: Deps['db'],
  changes: readonly Pick<RecordedChange, 'actor'>[],
): Promise<Map<string, { name: string; roles: string[] }>> {
  const ids = [...new Set(changes.flatMap(({ actor }) => actor ?? []))];
  const accounts = await Promise.all(ids.map((id) => findAccount(db, id)));
  return new Map(
    accounts
      .filter((account): account is Account => account !== null)
      .map(({ id, name, grants }) => [id, { name, roles: [...new Set(grants.map(({ role }) => role))] }]),
  );
}

/** @param edited the place as it is stored; null for a new one, which has no history */
export async function readSurroundings(
  { db }: Pick<Deps, 'db'>,
  outlines: Outlines,
  { municipality, election }: Workspace,
  edited: EditedPlace | null,
): Promise<FormSurroundings> {
  const drawn = await outlines.read(election.municipalityVintage);
  const history = edited === null ? [] : await listPlaceChanges(db, edited.place.id, shownChanges);
  const position = edited?.place.position ?? null;
  const outline = drawn?.municipalities.get(municipality.code);
  const region = outline === undefined ? null : outlineRegion(outline);
  return {
    history,
    actors: await actorsOf(db, history),
    isOutsideMunicipality:
      position !== null && region !== null && !isInside(region, position.easting, position.northing),
    outlinesHref: drawn?.href ?? null,
  };
}

/** A place of the workspace; null when it has none of that id. */
export function findEditedPlace(
  { db }: Pick<Deps, 'db'>,
  { municipality, election }: Workspace,
  id: string,
): Promise<EditedPlace | null> {
  return readEditedPlace(db, { electionCode: election.code, municipalityCode: municipality.code }, id);
}

/** Where a postcode lies; null when there is none of that kind. */
export function findPostcode({ db }: Pick<Deps, 'db'>, postcode: string): Promise<PostcodePoint | null> {
  return findPostcodePoint(db, postcode);
}
