/** What a search finds among municipalities, larger areas, postal areas and public places, and in which order. */
import type { Area } from '../areas/area.model';
import type { FormerMunicipality } from '../areas/former-municipality.model';
import type { PlaceKind } from '../polling-places/polling-place.model';
import { editDistance, rankNames, toSearchText, toSearchTexts, type SearchText } from './search-text.model';

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

interface Prepared<T> {
  entry: T;
  names: readonly SearchText[];
}

interface PreparedPlace extends Prepared<PlaceEntry> {
  addresses: readonly SearchText[];
  /** Name, address and municipality together. */
  all: readonly SearchText[];
}

/** The index with every name made ready to compare: done once, for all searches. */
export interface PreparedIndex {
  municipalities: readonly (Prepared<MunicipalityEntry> & {
    former: readonly Prepared<FormerMunicipality>[];
  })[];
  areas: readonly Prepared<Area>[];
  postalAreas: readonly Prepared<PostalEntry>[];
  places: readonly PreparedPlace[];
}

function preparePlace(entry: PlaceEntry): PreparedPlace {
  const names = [entry.nameFi, entry.nameSv];
  const addresses = [entry.addressFi, entry.addressSv];
  const all = [...names, ...addresses, entry.postcode, entry.locality, ...entry.municipalityNames];
  return {
    entry,
    names: toSearchTexts(names),
    addresses: toSearchTexts(addresses),
    all: [toSearchText(all.filter((text) => text !== null).join(' '))],
  };
}

export function prepareIndex(index: SearchIndex): PreparedIndex {
  const named = <T extends { nameFi: string; nameSv: string | null }>(entry: T): Prepared<T> => ({
    entry,
    names: toSearchTexts([entry.nameFi, entry.nameSv]),
  });
  return {
    municipalities: index.municipalities.map((entry) => ({
      ...named(entry),
      former: entry.former.map(named),
    })),
    areas: index.areas.map((entry) => ({
      entry,
      names: toSearchTexts([entry.nameFi, entry.nameSv, entry.nameEn]),
    })),
    postalAreas: index.postalAreas.map(named),
    places: index.places.map(preparePlace),
  };
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

type PreparedMunicipality = PreparedIndex['municipalities'][number];

function rankMunicipality(
  { entry, names, former }: PreparedMunicipality,
  typed: SearchText,
): { rank: number; hit: MunicipalityHit } | null {
  const rankOf = (code: string, of: readonly SearchText[]) =>
    code === typed.folded ? 0 : rankNames(of, typed);
  const own = rankOf(entry.code, names);
  let best: { rank: number; hit: MunicipalityHit } | null =
    own === null ? null : { rank: own, hit: { municipality: entry, former: null } };
  for (const each of former) {
    const rank = rankOf(each.entry.code, each.names);
    if (rank !== null && (best === null || rank < best.rank))
      best = { rank, hit: { municipality: entry, former: each.entry } };
  }
  return best;
}

/** Letter by letter first, so that accents tell two names apart where they are typed. */
function exactMunicipality(index: PreparedIndex, typed: SearchText): string | null {
  for (const exact of [0, 1]) {
    const named = index.municipalities.filter((each) => rankMunicipality(each, typed)?.rank === exact);
    if (named.length > 0) return named.length === 1 ? named[0]!.entry.code : null;
  }
  return null;
}

/** Names before addresses, and both before what only name, address and municipality say together. */
function rankPlace({ names, addresses, all }: PreparedPlace, typed: SearchText): number | null {
  const byName = rankNames(names, typed);
  if (byName !== null) return byName;
  const byAddress = rankNames(addresses, typed);
  if (byAddress !== null) return 5 + byAddress;
  const byAll = typed.words.length > 1 ? rankNames(all, typed) : null;
  return byAll === null ? null : 10 + byAll;
}

function nearMisses(index: PreparedIndex, typed: SearchText): MunicipalityEntry[] {
  if (typed.folded.length < 4 || typed.folded.length > 30) return [];
  const allowed = typed.folded.length < 7 ? 1 : 2;
  return index.municipalities
    .map(({ entry, names }) => ({
      entry,
      distance: Math.min(...names.map((name) => editDistance(name.folded, typed.folded))),
    }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map(({ entry }) => entry);
}

/** Searches everything for a text; nothing typed finds nothing. */
export function searchEverything(index: PreparedIndex, text: string): SearchResult {
  const typed = toSearchText(text);
  const byNames = <T>(entries: readonly Prepared<T>[]) =>
    hits(entries, ({ entry, names }) => {
      const rank = rankNames(names, typed);
      return rank === null ? null : { rank, hit: entry };
    });
  const found = {
    municipalities: hits(index.municipalities, (each) => rankMunicipality(each, typed)),
    areas: byNames(index.areas),
    postalAreas: byNames(index.postalAreas),
    places: hits(index.places, (place) => {
      const rank = rankPlace(place, typed);
      return rank === null ? null : { rank, hit: place.entry };
    }),
  };
  const nothing = Object.values(found).every(({ total }) => total === 0);
  return {
    exactMunicipality: exactMunicipality(index, typed),
    ...found,
    nearMisses: nothing ? nearMisses(index, typed) : [],
  };
}
