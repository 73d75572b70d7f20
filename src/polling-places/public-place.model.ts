/** Which places anyone may see. */
import type { ElectionRecord } from '../elections/election.model';
import type { IsoDate } from '../shared/dates';
import type { PollingPlace } from './polling-place.model';

/**
 * Whether a place may leave the service towards the public. A place of a coming election may only once its municipality
 * has confirmed it: somebody would go there to vote. Of a past election what was announced may, as history; what was
 * merely carried over for planning never may, and neither may what its municipality hides or has withdrawn.
 * @param today the day in Finland; election day itself still counts as coming
 */
export function isPublicPlace(
  place: Pick<PollingPlace, 'confirmedAt' | 'carriedOverFrom' | 'visibility'>,
  election: Pick<ElectionRecord, 'heldOn'>,
  today: IsoDate,
): boolean {
  if (place.visibility !== 'shown') return false;
  if (place.confirmedAt !== null) return true;
  return election.heldOn < today && place.carriedOverFrom === null;
}

/**
 * The place without the words on hours that were carried over with it: they speak of the days of an earlier election.
 * Words beside hours of this election stay: its municipality has written those since.
 */
export function withoutEarlierHours(place: PollingPlace): PollingPlace {
  return place.carriedOverFrom === null || place.hours.length > 0 ? place : { ...place, hoursText: null };
}
