/** Copying the places of an earlier election: what would be added, brought up to date, or left as it is. */
import { carried, type CarriedPlace } from '../polling-places/carry-over.model';
import { isUntouched, sameContent } from '../polling-places/carry-over-step.model';
import { naturalKey, ownKey } from '../polling-places/place-key.model';
import type { PollingPlace } from '../polling-places/polling-place.model';

/**
 * `add`: the coming election does not have the place yet. `refresh`: it has it, carried over and touched by nobody, and the
 * chosen election says something else. `same`: it has it just so. `keep`: somebody has worked on it, so it stays.
 */
export const copySteps = ['add', 'refresh', 'same', 'keep'] as const;
export type CopyStep = (typeof copySteps)[number];

/** One place of the chosen election and what copying would do with it. */
export interface CopyLine {
  step: CopyStep;
  /** The place at the earlier election, with the hours that it had there. */
  source: PollingPlace;
  /** As it would be written. */
  place: CarriedPlace;
  /** The place of the coming election that it is, if there is one. */
  there: PollingPlace | null;
}

/** Copies may take over only what is written here: added or brought up to date. */
export function isWritten({ step }: Pick<CopyLine, 'step'>): boolean {
  return step === 'add' || step === 'refresh';
}

type Keyed = Parameters<typeof naturalKey>[0];

/** Own id and kind first; where one of them has no own id, districts, name and address decide. */
function findThere(place: Keyed, there: readonly PollingPlace[]): PollingPlace | null {
  const own = ownKey(place);
  return (
    there.find((each) => own !== null && each.kind === place.kind && ownKey(each) === own) ??
    there.find((each) => naturalKey(each) === naturalKey(place)) ??
    null
  );
}

/**
 * What copying would do, in the order of the sources. Nothing is ever removed.
 * @param sources places of the earlier election, of the municipality and of those that have joined it since
 * @param existing all places of the coming election in the municipality, withdrawn ones too
 */
export function copyLines(
  sources: readonly PollingPlace[],
  existing: readonly PollingPlace[],
  to: { electionCode: string; municipalityCode: string },
): CopyLine[] {
  const left = new Set(existing);
  const ownIds = new Set(existing.map(({ ownId }) => ownId));
  return sources.map((source) => {
    const place = carried(source, { code: to.electionCode }, to.municipalityCode);
    const there = findThere(place, [...left]);
    if (there === null) {
      // An own id stands for one place of a municipality at an election.
      const ownId = place.ownId !== null && ownIds.has(place.ownId) ? null : place.ownId;
      ownIds.add(ownId);
      return { step: 'add', source, place: { ...place, ownId }, there };
    }
    left.delete(there);
    if (!isUntouched(there)) return { step: 'keep', source, place, there };
    const ownId = there.ownId ?? (ownIds.has(place.ownId) ? null : place.ownId);
    return {
      step: sameContent([there], [place]) ? 'same' : 'refresh',
      source,
      place: { ...place, ownId },
      there,
    };
  });
}
