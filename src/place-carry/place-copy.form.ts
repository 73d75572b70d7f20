/** What the address and the form of copying places say. */
import { field, listField } from '../organisations/organisation.form';
import { placeKinds, type PlaceKind } from '../polling-places/polling-place.model';

export interface CopyForm {
  /** Code of the earlier election; empty before one is chosen. */
  from: string;
  kind: PlaceKind | null;
  seen: string;
  /** Ids of places that are not to be copied. */
  leftOut: readonly string[];
}

/** Reads `from`, `kind`, `seen` and `without`; a kind that does not exist stands for all. */
export function parseCopy(given: unknown): CopyForm {
  return {
    from: field(given, 'from'),
    kind: placeKinds.find((each) => each === field(given, 'kind')) ?? null,
    seen: field(given, 'seen'),
    leftOut: listField(given, 'without'),
  };
}
