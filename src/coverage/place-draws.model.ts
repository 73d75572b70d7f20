/** Where places may stand: each within the uncertainty of its position, set down again in every draw. */
import { discRegion, isInside, randomPoint, type Region } from '../geo/region';
import { hashText, seededRandom } from '../shared/seeded-random';
import type {
  CoverageInput,
  CoverageParameters,
  CoveragePlace,
  CoverageDemandArea,
} from './coverage-input.model';
import { demandRegion, sortedBy } from './demand-units.model';

/** A place with a position. */
export interface PlaceSite {
  place: CoveragePlace;
  position: { easting: number; northing: number };
  /** Where it may stand; null when it stands exactly at its position. */
  region: Region | null;
  /** Same for one building in all its rows: whatever it serves, it stands in one spot in each draw. */
  key: string;
}

/** Whether a distance can be taken to the place. */
export function hasPosition(place: CoveragePlace): boolean {
  return place.position !== null && place.positionSource !== 'unknown';
}

/** Places with a position, in an order of their own whatever the order given. Mobile stops are left out. */
export function toPlaceSites(input: CoverageInput, parameters: CoverageParameters): PlaceSite[] {
  const finder = new AreaFinder(input.demandAreas);
  const sites = input.places
    .filter((place) => place.kind !== 'mobile_stop' && hasPosition(place))
    .map((place) => ({
      place,
      position: place.position!,
      region: regionOf(place, finder, parameters),
      key: buildingKey(place),
    }));
  return sortedBy(sites, (site) => `${site.key}|${site.place.kind}|${site.place.districts.join(',')}`);
}

/** Sets every site down once; the same seed and draw give the same spots, whatever other sites there are. */
export function drawPositions(
  sites: readonly PlaceSite[],
  seed: number,
  draw: number,
): { easting: Float64Array; northing: Float64Array } {
  const easting = new Float64Array(sites.length);
  const northing = new Float64Array(sites.length);
  sites.forEach((site, index) => {
    const random = seededRandom(hashText(`${site.key}|${seed}|${draw}`));
    const spot = site.region ? randomPoint(site.region, random, site.position) : site.position;
    easting[index] = spot.easting;
    northing[index] = spot.northing;
  });
  return { easting, northing };
}

function buildingKey(place: CoveragePlace): string {
  const { easting, northing } = place.position!;
  return [
    place.municipalityCode,
    place.nameFi ?? place.nameSv ?? '',
    place.addressFi ?? place.addressSv ?? '',
    place.postcode ?? '',
    `${place.positionSource} ${Math.round(easting)} ${Math.round(northing)}`,
  ].join('|');
}

function regionOf(place: CoveragePlace, finder: AreaFinder, parameters: CoverageParameters): Region | null {
  const position = place.position!;
  switch (place.positionSource) {
    case 'building':
    case 'unknown':
      return null;
    case 'address':
      return discRegion(position, parameters.addressRadiusMetres);
    case 'seat':
      return discRegion(position, parameters.seatRadiusMetres);
    case 'postcode':
      return (
        finder.byPostcode(place.postcode) ??
        finder.containing(position.easting, position.northing) ??
        discRegion(position, parameters.areaRadiusMetres)
      );
    case 'place_name':
      return (
        finder.containing(position.easting, position.northing) ??
        discRegion(position, parameters.areaRadiusMetres)
      );
  }
}

/** Finds postal areas by code and by a point in them. */
class AreaFinder {
  private readonly regions: Map<string, Region>;

  constructor(areas: readonly CoverageDemandArea[]) {
    this.regions = new Map(
      sortedBy(areas, (area) => area.postcode).map((area) => [area.postcode, demandRegion(area)]),
    );
  }

  byPostcode(postcode: string | null): Region | undefined {
    return postcode === null ? undefined : this.regions.get(postcode);
  }

  /** The outlined area around a point; a disc is no outline and claims no point. */
  containing(easting: number, northing: number): Region | undefined {
    for (const region of this.regions.values()) {
      if (region.shape === 'outline' && isInside(region, easting, northing)) return region;
    }
    return undefined;
  }
}
