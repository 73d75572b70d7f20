/** What a municipality confirms of its places: which ones, and when a list may be called whole. */
import type { PlaceKind, PollingPlace } from './polling-place.model';

/** Kinds whose lists can be called whole: those whose completeness is judged. */
export const wholeListKinds = ['election_day', 'advance'] as const;
export type WholeListKind = (typeof wholeListKinds)[number];

export type ConfirmationAction = 'confirm' | 'withdraw';

/** One place, all of a kind, or all. */
export interface ConfirmationChoice {
  action: ConfirmationAction;
  placeId: string | null;
  kind: PlaceKind | null;
}

/** The places that an action would touch: to confirm those that are not confirmed yet, to withdraw those that are. */
export function chosenPlaces(places: readonly PollingPlace[], choice: ConfirmationChoice): PollingPlace[] {
  return places.filter(
    (place) =>
      (place.confirmedAt === null) === (choice.action === 'confirm') &&
      (choice.placeId === null || place.id === choice.placeId) &&
      (choice.kind === null || place.kind === choice.kind),
  );
}

/** A list can be called whole once it has a place and every place of it is confirmed. */
export function canBeCalledWhole(places: readonly PollingPlace[], kind: PlaceKind): boolean {
  const list = places.filter((place) => place.kind === kind);
  return list.length > 0 && list.every(({ confirmedAt }) => confirmedAt !== null);
}
