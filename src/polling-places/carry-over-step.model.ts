/** What carrying over does to a coming election that may already have places: insert, replace or keep. */
import type { CarriedGroup, CarriedPlace } from './carry-over.model';
import type { PollingPlace } from './polling-place.model';

/** What is to be done with a group where the target election already has places. */
export type CarryOverStep =
  | { kind: 'insert'; group: CarriedGroup }
  | { kind: 'replace'; group: CarriedGroup; removeIds: readonly string[] }
  | { kind: 'keep'; group: CarriedGroup; because: 'same' | 'inMunicipalityHands' };

/** Everything that a place says, without identity: an own id may have been left out because another place has it. */
function contentOf(place: CarriedPlace | PollingPlace): string {
  const isIdentity = (name: string) => ['id', 'version', 'ownId'].includes(name);
  return JSON.stringify(
    Object.entries(place)
      .filter(([name]) => !isIdentity(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Whether two lists say the same of the same number of places, in whatever order. */
export const sameContent = (
  a: readonly (CarriedPlace | PollingPlace)[],
  b: readonly (CarriedPlace | PollingPlace)[],
) => JSON.stringify(a.map(contentOf).sort()) === JSON.stringify(b.map(contentOf).sort());

/** Carried over and left as it was: nobody has confirmed or changed it. */
export const isUntouched = (place: PollingPlace) =>
  place.carriedOverFrom !== null && place.confirmedAt === null && place.version === 1;

/**
 * Compares what is to be carried over with what the target election has. As soon as one place of a municipality's kind was
 * announced, confirmed or changed there, its list is in the municipality's hands and stays as it is.
 * @param existing places of the target election
 */
export function carryOverSteps(
  groups: readonly CarriedGroup[],
  existing: readonly PollingPlace[],
): CarryOverStep[] {
  return groups.map((group) => {
    const there = existing.filter(
      (place) => place.municipalityCode === group.municipalityCode && place.kind === group.kind,
    );
    if (there.length === 0) return { kind: 'insert', group };
    if (!there.every(isUntouched)) return { kind: 'keep', group, because: 'inMunicipalityHands' };
    if (sameContent(there, group.places)) return { kind: 'keep', group, because: 'same' };
    return { kind: 'replace', group, removeIds: there.map((place) => place.id) };
  });
}
