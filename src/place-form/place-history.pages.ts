/** The history of a place: who changed what and when, newest first. */
import { formatInstant } from '../i18n/format';
import type { RecordedChange } from '../polling-places/place-change.model';
import type { Reader } from '../workspace/workspace.pages';
import { shownDifference, type ShownDifference } from './place-values.pages';

export interface HistoryEntry {
  when: string;
  who: string;
  way: string;
  changes: readonly ShownDifference[];
}

/** Somebody who changed places, as long as the account exists. */
export interface ShownActor {
  name: string;
  roles: readonly string[];
}

/** In which roles somebody changed places, without the name. */
export function actorRoles(
  actor: string | null,
  actors: ReadonlyMap<string, Pick<ShownActor, 'roles'>>,
  { t }: Reader,
): string {
  const known = actor === null ? undefined : actors.get(actor);
  if (known !== undefined)
    return known.roles.map((role) => t(`accounts.role.${role as 'municipality'}`)).join(', ');
  // Accounts have ids of 36 signs; anything else is the name of a program.
  return actor?.length === 36 ? t('placeForm.history.goneAccount') : t('placeForm.history.service');
}

function actorText(actor: string | null, actors: ReadonlyMap<string, ShownActor>, reader: Reader): string {
  const known = actor === null ? undefined : actors.get(actor);
  return [...(known === undefined ? [] : [known.name]), actorRoles(actor, actors, reader)].join(' – ');
}

/** Changes of one moment by one actor are one entry. @param changes newest first */
export function historyEntries(
  changes: readonly RecordedChange[],
  actors: ReadonlyMap<string, ShownActor>,
  reader: Reader,
): HistoryEntry[] {
  const groups: RecordedChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const head = last?.[0];
    const isSame =
      head?.at.getTime() === change.at.getTime() && head.actor === change.actor && head.way === change.way;
    if (last !== undefined && isSame) last.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => ({
    when: formatInstant(group[0]!.at, reader.language),
    who: actorText(group[0]!.actor, actors, reader),
    way: reader.t(`placeForm.history.way.${group[0]!.way}`),
    changes: [...group].reverse().map((change) => shownDifference(change, reader)),
  }));
}
