/** What to check of a place, in words. */
import type { ElectionRecord } from '../elections/election.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { Reader } from '../workspace/workspace.pages';
import { checksOf, type CheckContext, type CheckedPlace, type PlaceCheck } from './place-check.model';

export function checkTexts(checks: readonly PlaceCheck[], { t }: Reader): string[] {
  return checks.map((check) => t(`placeCarry.check.${check}`));
}

/** The days of an election as the checks want them. */
export function checkedDays(
  election: Pick<ElectionRecord, 'heldOn' | 'advanceFrom' | 'advanceTo'>,
): CheckContext['election'] {
  const { heldOn: electionDay, advanceFrom, advanceTo } = election;
  return { electionDay, advanceFrom, advanceTo };
}

/** What to check of places of an election; @param described ids of places whose safe-voting arrangements are known */
export function checksByPlace(
  places: readonly (CheckedPlace & Pick<PollingPlace, 'id'>)[],
  election: ElectionRecord,
  described: ReadonlySet<string>,
  reader: Reader,
): Map<string, string[]> {
  return new Map(
    places.map((place) => {
      const context = { election: checkedDays(election), hasArrangements: described.has(place.id) };
      return [place.id, checkTexts(checksOf(place, context), reader)];
    }),
  );
}
