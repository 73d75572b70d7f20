/** The state of everything that pages for everybody rest on. */
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { dataVersionTag } from './data-version.model';
import { readDataVersions } from './data-version.store';

/** One word for the state of all data and the day in Finland: what rests on nothing else is the same while it is. */
export async function readStateOfDay({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<string> {
  return `${dataVersionTag(await readDataVersions(db))} ${finnishDay(clock())}`;
}
