/** What the start page is made from. */
import type { ElectionRecord } from '../elections/election.model';
import type { Preparation } from '../polling-places/place-count.model';
import type { IsoDate } from '../shared/dates';

export interface HomeFacts {
  today: IsoDate;
  next: { election: ElectionRecord; preparation: readonly Preparation[] } | null;
  /** Past elections of which places are known, latest first. */
  past: readonly { election: ElectionRecord; places: number }[];
}
