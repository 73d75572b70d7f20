/** People who would have no place near any more if one place dropped out. */
import { reportedGroups } from '../coverage/coverage-input.model';
import type { CoverageMunicipality } from '../coverage/coverage-input.model';
import type { DemandUnits } from '../coverage/demand-units.model';
import { districtKey } from '../coverage/district-key.model';
import type { DrawnPositions } from '../coverage/place-distances.model';
import type { PlaceSite } from '../coverage/place-draws.model';
import { groupBy } from '../shared/group-by';
import { keyOf, ReachCount, ReachFinder } from './help-reach.model';
import type { HelpArea } from './help-input.model';
import type { HelpUnits } from './help-units.model';
import { nameOf } from './offer-selection.model';
import type { PlaceAccess } from './place-access.model';

/** A building with its places of one kind. */
export interface PlaceLoss {
  /** One of its places. */
  site: PlaceSite;
  /** People by group, in the order of `reportedGroups`: the mean over the draws. */
  people: Float64Array;
}

const groups = reportedGroups.length;

/** Advance voting: people who have exactly one building within `nearMetres`; in any order. */
export function advanceLosses(help: HelpUnits, access: PlaceAccess, nearMetres: number): PlaceLoss[] {
  const buildings = [
    ...groupBy(
      access.sites.map((site, index) => ({ site, index })),
      ({ site }) => site.key,
    ),
  ].map(([key, [first]]) => ({ ...first!, ...nameOf(key), people: new Float64Array(groups) }));
  const byName = new Map(buildings.map((building) => [keyOf(building.low, building.high), building]));
  const finder = new ReachFinder(help);
  for (let draw = 0; draw < access.draws && buildings.length > 0; draw++) {
    const { easting, northing } = access.positions(draw);
    const count = new ReachCount(help, finder);
    const areas = buildings.map(({ index }): HelpArea => ({
      municipalities: [],
      postcodes: [],
      circle: { easting: easting[index]!, northing: northing[index]!, radiusMetres: nearMetres },
      polygon: null,
    }));
    finder.findCircles(areas);
    areas.forEach((area, at) => {
      const { low, high } = buildings[at]!;
      count.add(finder.find([area]), low, high);
    });
    count.each((slot, subjects, low, high) => {
      if (subjects === 1) addPeople(byName.get(keyOf(low, high))?.people, help.weights, slot);
    });
  }
  return averaged(buildings, access.draws);
}

/**
 * Election day: people whose own place is within `nearMetres` while no other building of the municipality is. Those of
 * a closed place would be sent to another one of their municipality.
 */
export function electionDayLosses(
  units: DemandUnits,
  access: PlaceAccess,
  municipalities: readonly CoverageMunicipality[],
  nearMetres: number,
): PlaceLoss[] {
  const bySite = access.sites.map((site) => ({ site, people: new Float64Array(groups) }));
  const byKey = new Map<string, PlaceLoss>();
  for (const loss of bySite) if (!byKey.has(loss.site.key)) byKey.set(loss.site.key, loss);
  const choices = new SiteChoices(units, access.sites, municipalities);
  for (let draw = 0; draw < access.draws; draw++) {
    const drawn = access.positions(draw);
    for (let unit = 0; unit < units.count; unit++) {
      const own = choices.nearest(drawn, unit, choices.ownOf(unit), null);
      if (own === null || own.distanceMetres > nearMetres) continue;
      const { key } = access.sites[own.site]!;
      const other = choices.nearest(drawn, unit, choices.municipalOf(unit), key);
      if (other !== null && other.distanceMetres <= nearMetres) continue;
      addPeople(byKey.get(key)?.people, units.weights, unit);
    }
  }
  return averaged([...byKey.values()], access.draws);
}

/** The sites that a unit's people may be sent to. */
class SiteChoices {
  private readonly ofDistrict: readonly (readonly number[] | undefined)[];
  private readonly ofMunicipality: readonly (readonly number[])[];

  constructor(
    private readonly units: DemandUnits,
    private readonly sites: readonly PlaceSite[],
    municipalities: readonly CoverageMunicipality[],
  ) {
    const numbered = sites.map((site, index) => ({ site, index }));
    const byMunicipality = groupBy(numbered, ({ site }) => site.place.municipalityCode);
    const byDistrict = groupBy(
      numbered.flatMap(({ site, index }) =>
        site.place.districts.map((each) => ({ key: districtKey(site.place.municipalityCode, each), index })),
      ),
      ({ key }) => key,
    );
    this.ofDistrict = units.districts.map((key) => byDistrict.get(key)?.map(({ index }) => index));
    this.ofMunicipality = municipalities.map(
      ({ code }) => byMunicipality.get(code)?.map(({ index }) => index) ?? [],
    );
  }

  municipalOf(unit: number): readonly number[] {
    return this.ofMunicipality[this.units.municipality[unit]!]!;
  }

  ownOf(unit: number): readonly number[] {
    return this.ofDistrict[this.units.district[unit]!] ?? this.municipalOf(unit);
  }

  /** The nearest of some sites, those of one building left out; null when none is left. */
  nearest(
    drawn: DrawnPositions,
    unit: number,
    among: readonly number[],
    without: string | null,
  ): { site: number; distanceMetres: number } | null {
    let [best, least] = [-1, Infinity];
    for (const site of among) {
      const east = drawn.easting[site]! - this.units.easting[unit]!;
      const north = drawn.northing[site]! - this.units.northing[unit]!;
      const squared = east * east + north * north;
      if (squared < least && this.sites[site]!.key !== without) [best, least] = [site, squared];
    }
    return best === -1 ? null : { site: best, distanceMetres: Math.sqrt(least) };
  }
}

function addPeople(into: Float64Array | undefined, weights: Float64Array, at: number): void {
  if (into === undefined) return;
  for (let group = 0; group < groups; group++) into[group]! += weights[at * groups + group]!;
}

function averaged(losses: readonly PlaceLoss[], draws: number): PlaceLoss[] {
  return losses
    .map(({ site, people }) => ({ site, people: people.map((sum) => sum / draws) }))
    .filter(({ people }) => people.some((each) => each > 0));
}
