/** Known places and outlines for offers and the help finder: read once per version of the data. */
import { presentVintage, type Municipality, type MunicipalityMerger } from '../areas/area.model';
import { listMergers, listMunicipalities } from '../areas/area.store';
import { forwardCode } from '../areas/merger.model';
import type { DrawnOutlines, Outlines } from '../areas/outline.service';
import { readDataVersions } from '../data-version/data-version.store';
import { listDemandAreas, listPostcodePoints } from '../demand/demand.store';
import { withoutReplaced } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Outline } from '../geo/outlines';
import { isInside, outlineRegion, equalAreaRadiusMetres } from '../geo/region';
import type { Deps } from '../platform/deps';
import { listPublicPlaces } from '../polling-places/public-place.service';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { foldText } from '../search/search-text.model';
import { finnishDay } from '../shared/dates';
import { indexKnownPlaces, type KnownPlace, type KnownPlaceIndex } from './known-place.model';

export interface HelpGeography {
  /** Municipalities of today in order of code. */
  municipalities: readonly Municipality[];
  places: KnownPlaceIndex;
  /** Postcodes of postal areas. */
  postcodes: ReadonlySet<string>;
  /** Outlines of today's municipalities by code, EPSG:3067; empty while none are loaded. */
  outlines: ReadonlyMap<string, Outline>;
  /** The same ready to draw; null while none are loaded. */
  drawn: DrawnOutlines | null;
}

export interface HelpGeographyReader {
  /** Changes whenever what `read` gives could. */
  revision(): Promise<string>;
  read(): Promise<HelpGeography>;
}

/** Elections, the latest first, whose polling places can be named. */
const electionsWithPlaces = 4;

type Present = (code: string) => string;

function municipalityPlaces(municipalities: readonly Municipality[]): KnownPlace[] {
  return municipalities.map(({ code, nameFi, nameSv, seat }) => ({
    kind: 'municipality',
    reference: code,
    nameFi,
    nameSv,
    municipalityCode: code,
    postcode: null,
    position: seat,
    spreadMetres: 0,
  }));
}

async function postalPlaces(deps: Pick<Deps, 'db'>, present: Present): Promise<KnownPlace[]> {
  return (await listDemandAreas(deps.db)).map((area) => ({
    kind: 'postal_area',
    reference: area.postcode,
    nameFi: area.nameFi,
    nameSv: area.nameSv,
    municipalityCode: present(area.municipalityCode),
    postcode: area.postcode,
    position: area.centre,
    spreadMetres: equalAreaRadiusMetres(area.areaSquareMetres),
  }));
}

/** Postcodes without an area, where the outlines tell their municipality. */
async function postcodePlaces(
  deps: Pick<Deps, 'db'>,
  outlines: ReadonlyMap<string, Outline>,
): Promise<KnownPlace[]> {
  const regions = [...outlines].map(([code, outline]) => ({ code, region: outlineRegion(outline) }));
  const points = (await listPostcodePoints(deps.db)).filter(({ source }) => source === 'geonames');
  return points.flatMap(({ postcode, name, position }): KnownPlace[] => {
    const { easting, northing } = position;
    const found = regions.find(({ region }) => region !== null && isInside(region, easting, northing));
    if (found === undefined) return [];
    const rest = { nameFi: name, nameSv: null, postcode, position, spreadMetres: 0 };
    return [{ ...rest, kind: 'postcode', reference: postcode, municipalityCode: found.code }];
  });
}

/** Buildings whose position is known well enough to measure from; the latest election's entry of each name. */
async function pollingPlaces(deps: Pick<Deps, 'db' | 'clock'>, present: Present): Promise<KnownPlace[]> {
  const latestFirst = withoutReplaced(await listElections(deps.db)).sort((a, b) =>
    a.heldOn > b.heldOn ? -1 : 1,
  );
  const known = new Map<string, KnownPlace>();
  let read = 0;
  for (const election of latestFirst) {
    if (read === electionsWithPlaces) break;
    const places = await listPublicPlaces(deps, election);
    if (places.length > 0) read += 1;
    for (const place of places) {
      const entry = toKnownPlace(place, present);
      if (entry === null) continue;
      const key = `${entry.municipalityCode} ${foldText(entry.nameFi)}`;
      if (!known.has(key)) known.set(key, entry);
    }
  }
  return [...known.values()];
}

function toKnownPlace(place: PollingPlace, present: Present): KnownPlace | null {
  const nameFi = place.nameFi ?? place.nameSv;
  const isPlaced = place.positionSource === 'building' || place.positionSource === 'address';
  if (nameFi === null || place.kind === 'mobile_stop' || place.position === null || !isPlaced) return null;
  return {
    kind: 'polling_place',
    reference: place.id,
    nameFi,
    nameSv: place.nameSv,
    municipalityCode: present(place.municipalityCode),
    postcode: place.postcode,
    position: place.position,
    spreadMetres: 0,
  };
}

async function load(deps: Pick<Deps, 'db' | 'clock'>, outlines: Outlines): Promise<HelpGeography> {
  const municipalities = await listMunicipalities(deps.db, presentVintage);
  const mergers: readonly MunicipalityMerger[] = await listMergers(deps.db);
  const present: Present = (code) => forwardCode(code, mergers, presentVintage);
  const drawn = await outlines.read(presentVintage);
  const ofToday = drawn?.municipalities ?? new Map<string, Outline>();
  const postal = await postalPlaces(deps, present);
  const places = [
    ...municipalityPlaces(municipalities),
    ...postal,
    ...(await postcodePlaces(deps, ofToday)),
    ...(await pollingPlaces(deps, present)),
  ];
  return {
    municipalities,
    places: indexKnownPlaces(places),
    postcodes: new Set(postal.map(({ reference }) => reference)),
    outlines: ofToday,
    drawn,
  };
}

/** @param deps where the data are; what was read is kept as long as this object is and the data stay the same */
export function createHelpGeography(
  deps: Pick<Deps, 'db' | 'clock'>,
  outlines: Outlines,
): HelpGeographyReader {
  let kept: { key: string; loaded: Promise<HelpGeography> } | null = null;
  const revision = async () => {
    const { areas, demand, elections, polling_places } = await readDataVersions(deps.db);
    return [areas, demand, elections, polling_places, finnishDay(deps.clock())].join(' ');
  };
  return {
    revision,
    async read() {
      const key = await revision();
      if (kept?.key !== key) {
        const made = { key, loaded: load(deps, outlines) };
        kept = made;
        made.loaded.catch(() => {
          if (kept === made) kept = null;
        });
      }
      return kept.loaded;
    },
  };
}
