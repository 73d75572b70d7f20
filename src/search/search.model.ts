/** What a search finds among municipalities, larger areas, postal areas and public places, and in which order. */
import type { Area } from '../areas/area.model';
import type { FormerMunicipality } from '../areas/former-municipality.model';
import type { PlaceKind } from '../polling-places/polling-place.model';
import { editDistance, rankNames, toSearchText, type SearchText } from './search-text.model';

/** A municipality of today with the names that lead to it. */
export interface MunicipalityEntry {
  code: string;
  nameFi: string;
  nameSv: string;
  former: readonly FormerMunicipality[];
}

/** A postal area, with the municipality of today that it is counted to. */
export interface PostalEntry {
  postcode: string;
  nameFi: string;
  nameSv: string | null;
  municipalityCode: string;
}

/** A public place as its latest election has it. */
export interface PlaceEntry {
  nameFi: string | null;
  nameSv: string | null;
  addressFi: string | null;
  addressSv: string | null;
  postcode: string | null;
  locality: string | null;
  kinds: readonly PlaceKind[];
  electionCode: string;
  /** The code that the place carries in its election. */
  municipalityCode: string;
  /** Names of that municipality, so that `Helsinki kirjasto` finds the libraries of Helsinki. */
  municipalityNames: readonly string[];
}

/** Everything that can be found. */
export interface SearchIndex {
  municipalities: readonly MunicipalityEntry[];
  areas: readonly Area[];
  postalAreas: readonly PostalEntry[];
  /** Places of the latest election first. */
  places: readonly PlaceEntry[];
}

/** The best hits of one kind, and how many there are in all. */
export interface Hits<T> {
  best: readonly T[];
  total: number;
}

export interface MunicipalityHit {
  municipality: MunicipalityEntry;
  /** The old municipality whose name was typed; null when today's name answers better. */
  former: FormerMunicipality | null;
}

export interface SearchResult {
  /** Code of the one municipality that was named exactly; null when none or several were. */
  exactMunicipality: string | null;
  municipalities: Hits<MunicipalityHit>;
  areas: Hits<Area>;
  postalAreas: Hits<PostalEntry>;
  places: Hits<PlaceEntry>;
  /** Municipalities whose names are nearly what was typed; only where nothing was found. */
  nearMisses: readonly MunicipalityEntry[];
}

/** Hits of one kind that a page shows. */
export const hitLimit = 20;

function hits<E, T>(entries: readonly E[], rank: (entry: E) => { rank: number; hit: T } | null): Hits<T> {
  const found = entries.flatMap((entry, order) => {
    const ranked = rank(entry);
    return ranked === null ? [] : [{ ...ranked, order }];
  });
  found.sort((a, b) => a.rank - b.rank || a.order - b.order);
  return { best: found.slice(0, hitLimit).map(({ hit }) => hit), total: found.length };
}

const bothNames = (named: { nameFi: string | null; nameSv: string | null }) => [named.nameFi, named.nameSv];

function rankMunicipality(
  municipality: MunicipalityEntry,
  typed: SearchText,
): { rank: number; hit: MunicipalityHit } | null {
  const own = municipality.code === typed.folded ? 0 : rankNames(bothNames(municipality), typed);
  let best: { rank: number; hit: MunicipalityHit } | null =
    own === null ? null : { rank: own, hit: { municipality, former: null } };
  for (const former of municipality.former) {
    const rank = former.code === typed.folded ? 0 : rankNames(bothNames(former), typed);
    if (rank !== null && (best === null || rank < best.rank)) best = { rank, hit: { municipality, former } };
  }
  return best;
}

/** Letter by letter first, so that accents tell two names apart where they are typed. */
function exactMunicipality(index: SearchIndex, typed: SearchText): string | null {
  for (const exact of [0, 1]) {
    const named = index.municipalities.filter((each) => rankMunicipality(each, typed)?.rank === exact);
    if (named.length > 0) return named.length === 1 ? named[0]!.code : null;
  }
  return null;
}

function rankPlace(place: PlaceEntry, typed: SearchText): number | null {
  const addresses = [place.addressFi, place.addressSv];
  const byName = rankNames(bothNames(place), typed);
  if (byName !== null) return byName;
  const byAddress = rankNames(addresses, typed);
  if (byAddress !== null) return 5 + byAddress;
  const all = [...bothNames(place), ...addresses, place.postcode, place.locality, ...place.municipalityNames];
  const byAll = typed.words.length > 1 ? rankNames([all.join(' ')], typed) : null;
  return byAll === null ? null : 10 + byAll;
}

function nearMisses(index: SearchIndex, typed: SearchText): MunicipalityEntry[] {
  if (typed.folded.length < 4 || typed.folded.length > 30) return [];
  const allowed = typed.folded.length < 7 ? 1 : 2;
  const distance = (name: string) => editDistance(toSearchText(name).folded, typed.folded);
  return index.municipalities
    .map((municipality) => ({
      municipality,
      distance: Math.min(distance(municipality.nameFi), distance(municipality.nameSv)),
    }))
    .filter((each) => each.distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map((each) => each.municipality);
}

/** Searches everything for a text; nothing typed finds nothing. */
export function searchEverything(index: SearchIndex, text: string): SearchResult {
  const typed = toSearchText(text);
  const named = <T extends { nameFi: string; nameSv: string | null }>(entries: readonly T[]) =>
    hits(entries, (entry) => {
      const rank = rankNames(bothNames(entry), typed);
      return rank === null ? null : { rank, hit: entry };
    });
  const found = {
    municipalities: hits(index.municipalities, (each) => rankMunicipality(each, typed)),
    areas: hits(index.areas, (area) => {
      const rank = rankNames([area.nameFi, area.nameSv, area.nameEn], typed);
      return rank === null ? null : { rank, hit: area };
    }),
    postalAreas: named(index.postalAreas),
    places: hits(index.places, (place) => {
      const rank = rankPlace(place, typed);
      return rank === null ? null : { rank, hit: place };
    }),
  };
  const nothing = Object.values(found).every(({ total }) => total === 0);
  return {
    exactMunicipality: exactMunicipality(index, typed),
    ...found,
    nearMisses: nothing ? nearMisses(index, typed) : [],
  };
}
