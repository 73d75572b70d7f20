/** Public places as a search finds them: one that stands in several elections is found once, as its latest election has it. */
import type { PlaceKind, PollingPlace } from '../polling-places/polling-place.model';
import type { PlaceEntry } from './search.model';
import { foldText } from './search-text.model';

function identity(place: PollingPlace): string {
  const parts = [place.nameFi ?? place.nameSv ?? '', place.addressFi ?? place.addressSv ?? ''];
  return [place.municipalityCode, ...parts.map(foldText)].join('/');
}

/**
 * @param places those that anyone may see, of the latest election first
 * @param names of municipalities by every code that a place may carry
 */
export function toPlaceEntries(
  places: readonly PollingPlace[],
  names: ReadonlyMap<string, { nameFi: string; nameSv: string }>,
): PlaceEntry[] {
  const entries = new Map<string, PlaceEntry & { kinds: PlaceKind[] }>();
  for (const place of places) {
    const key = identity(place);
    const known = entries.get(key);
    if (known !== undefined) {
      const isNew = known.electionCode === place.electionCode && !known.kinds.includes(place.kind);
      if (isNew) known.kinds.push(place.kind);
      continue;
    }
    const { nameFi, nameSv, addressFi, addressSv, postcode, locality, municipalityCode } = place;
    const municipality = names.get(municipalityCode);
    entries.set(key, {
      nameFi,
      nameSv,
      addressFi,
      addressSv,
      postcode,
      locality,
      kinds: [place.kind],
      electionCode: place.electionCode,
      municipalityCode,
      municipalityNames: municipality === undefined ? [] : [municipality.nameFi, municipality.nameSv],
    });
  }
  return [...entries.values()];
}
