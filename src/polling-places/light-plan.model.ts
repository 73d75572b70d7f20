/** A plan on its way between threads: what is written out and read again there is not sent where both sides have it. */
import type { DraftAtLine } from './place-key.model';
import type { ImportPlan, PlannedChange } from './polling-place-import.model';
import type { PollingPlace, PollingPlaceDraft } from './polling-place.model';

interface LightChange extends Pick<PlannedChange, 'line' | 'announces' | 'accessibility'> {
  id: string;
  /** Values of the fields that differ. */
  after: Partial<PollingPlaceDraft>;
}

/** Places by their ids, and of a changed place only what differs. */
export interface LightPlan {
  add: readonly DraftAtLine[];
  change: readonly LightChange[];
  remove: readonly string[];
  unchanged: readonly { line: number; id: string }[];
}

export function lightPlan({ add, change, remove, unchanged }: ImportPlan): LightPlan {
  return {
    add,
    change: change.map(({ place, draft: _draft, fields, ...rest }) => ({
      ...rest,
      id: place.id,
      after: Object.fromEntries(fields.map(({ field, after }) => [field, after])),
    })),
    remove: remove.map(({ id }) => id),
    unchanged: unchanged.map(({ line, place }) => ({ line, id: place.id })),
  };
}

/**
 * The plan that a light one was made from.
 * @param existing the places that it was made with
 */
export function wholePlan(light: LightPlan, existing: readonly PollingPlace[]): ImportPlan {
  const places = new Map(existing.map((place) => [place.id, place]));
  const placeOf = (id: string) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`no place ${id} in the plan`);
    return place;
  };
  return {
    add: light.add,
    change: light.change.map(({ id, after, ...rest }): PlannedChange => {
      const place = placeOf(id);
      const fields = (Object.keys(after) as (keyof PollingPlaceDraft)[]).map((field) => ({
        field,
        before: place[field],
        after: after[field]!,
      }));
      return { ...rest, place, draft: { ...place, ...after }, fields };
    }),
    remove: light.remove.map(placeOf),
    unchanged: light.unchanged.map(({ line, id }) => ({ line, place: placeOf(id) })),
  };
}
