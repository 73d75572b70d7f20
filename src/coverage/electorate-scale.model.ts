/** Scales adults to the people entitled to vote, by municipality and within it by voting district. */
import { reportedGroups, type CoverageInput } from './coverage-input.model';
import type { DemandUnits } from './demand-columns.model';
import { districtKey } from './district-key.model';

const adults = reportedGroups.indexOf('adults');
const groups = reportedGroups.length;

type Scaled = Pick<DemandUnits, 'count' | 'municipality' | 'district' | 'districts' | 'weights'>;

/** Multiplies the adults of units by what `factorOf` says of each. */
function multiply(units: Scaled, factorOf: (unit: number) => number): void {
  for (let unit = 0; unit < units.count; unit++) units.weights[unit * groups + adults]! *= factorOf(unit);
}

function sums(units: Scaled, positions: Int32Array, count: number): Float64Array {
  const known = new Float64Array(count);
  for (let unit = 0; unit < units.count; unit++)
    if (positions[unit]! >= 0) known[positions[unit]!]! += units.weights[unit * groups + adults]!;
  return known;
}

/**
 * The adults of a voting district first become its electors where they are known; then those of each municipality, districts and the rest
 * together, become its electorate. Where nobody is known nothing can be scaled.
 */
export function scaleAdults(
  units: Scaled,
  { municipalities, districtElectors = [] }: Pick<CoverageInput, 'municipalities' | 'districtElectors'>,
): void {
  scaleDistricts(units, { municipalities, districtElectors });
  const known = sums(units, units.municipality, municipalities.length);
  multiply(units, (unit) => {
    const municipality = units.municipality[unit]!;
    const electorate = municipalities[municipality]!.electorate;
    return electorate === null || known[municipality] === 0 ? 1 : electorate / known[municipality]!;
  });
}

function scaleDistricts(
  units: Scaled,
  { municipalities, districtElectors = [] }: Pick<CoverageInput, 'municipalities' | 'districtElectors'>,
): void {
  if (districtElectors.length === 0) return;
  const electors = new Map(
    districtElectors.map((each) => [districtKey(each.municipalityCode, each.district), each.electors]),
  );
  const byDistrict = units.districts.map((key) => electors.get(key) ?? null);
  const known = sums(units, units.district, units.districts.length);
  const fixed = new Float64Array(municipalities.length);
  const rest = new Float64Array(municipalities.length);
  const isFixed = (unit: number) => {
    const district = units.district[unit]!;
    return district >= 0 && byDistrict[district] !== null && known[district]! > 0;
  };
  for (let unit = 0; unit < units.count; unit++) {
    const people = units.weights[unit * groups + adults]!;
    const municipality = units.municipality[unit]!;
    if (isFixed(unit))
      fixed[municipality]! += (people * byDistrict[units.district[unit]!]!) / known[units.district[unit]!]!;
    else rest[municipality]! += people;
  }
  multiply(units, (unit) => {
    const municipality = units.municipality[unit]!;
    const district = units.district[unit]!;
    if (isFixed(unit)) return byDistrict[district]! / known[district]!;
    const { electorate } = municipalities[municipality]!;
    if (fixed[municipality] === 0 || rest[municipality] === 0 || electorate === null) return 1;
    return Math.max(0, electorate - fixed[municipality]!) / rest[municipality]!;
  });
}
