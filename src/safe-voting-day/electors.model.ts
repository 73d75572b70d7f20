/** How many people are entitled to vote at each election-day place, and what that number rests on. */
import { distanceMetres, type Etrs } from '../geo/coordinates';
import { peopleByDistrict, type DemandArea, type DistrictShare } from '../demand/demand.model';
import { paddedDistrict } from '../polling-places/completeness.model';
import type { PollingPlace } from '../polling-places/polling-place.model';

/**
 * `entered` by the municipality; `districts`: adults of its districts of 2018; `municipality`: all adults, where there is one
 * place; `postalAreas`: adults of the postal areas to whose inner point the place is nearest.
 */
export type ElectorsBasis = 'entered' | 'districts' | 'municipality' | 'postalAreas';

export interface Electors {
  count: number;
  basis: ElectorsBasis;
}

export interface ElectorsInput {
  places: readonly Pick<PollingPlace, 'id' | 'kind' | 'districts' | 'position' | 'positionSource'>[];
  municipalityCode: string;
  /** Postal areas of the municipality, and those of others in which its districts have buildings. */
  areas: readonly Pick<DemandArea, 'postcode' | 'people' | 'centre' | 'municipalityCode'>[];
  shares: readonly DistrictShare[];
  entered: ReadonlyMap<string, number>;
}

const ownAreas = ({ areas, municipalityCode }: Pick<ElectorsInput, 'areas' | 'municipalityCode'>) =>
  areas.filter((area) => area.municipalityCode === municipalityCode);

interface Located {
  id: string;
  position: Etrs;
}

function nearestPlace(places: readonly Located[], at: Etrs): Located | undefined {
  let best: Located | undefined;
  for (const place of places)
    if (best === undefined || distanceMetres(place.position, at) < distanceMetres(best.position, at))
      best = place;
  return best;
}

/** Adults of the postal areas by the place that is nearest to them. */
function byNearest({ places, areas, municipalityCode }: ElectorsInput): Map<string, number> {
  const located = places.flatMap(({ id, position, positionSource }): Located[] =>
    position === null || positionSource === 'unknown' ? [] : [{ id, position }],
  );
  const people = new Map<string, number>();
  for (const { centre, people: of } of ownAreas({ areas, municipalityCode })) {
    const place = nearestPlace(located, centre);
    if (place !== undefined && of.adults !== null)
      people.set(place.id, (people.get(place.id) ?? 0) + of.adults);
  }
  return people;
}

/** By id of the place; a place of which nothing tells who votes there is absent. */
export function electorsByPlace(input: ElectorsInput): Map<string, Electors> {
  const places = input.places.filter(({ kind }) => kind === 'election_day');
  const { districts } = peopleByDistrict(input.areas, input.shares, 'adults');
  const ofDistrict = new Map(districts.map(({ district, people }) => [district, people]));
  const all = ownAreas(input).reduce((sum, { people }) => sum + (people.adults ?? 0), 0);
  const nearest = byNearest({ ...input, places });
  const found = new Map<string, Electors>();
  for (const { id, districts: codes } of places) {
    const served = codes.map((code) => ofDistrict.get(paddedDistrict(code)));
    const entered = input.entered.get(id);
    if (entered !== undefined) found.set(id, { count: entered, basis: 'entered' });
    else if (served.length > 0 && served.every((each) => each !== undefined))
      found.set(id, { count: Math.round(served.reduce((sum, each) => sum + each, 0)), basis: 'districts' });
    else if (places.length === 1 && all > 0) found.set(id, { count: Math.round(all), basis: 'municipality' });
    else if (nearest.has(id)) found.set(id, { count: Math.round(nearest.get(id)!), basis: 'postalAreas' });
  }
  return found;
}
