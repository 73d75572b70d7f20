/** Puts people into the voting district whose boundary they live in. */
import { OutlineSlots } from '../geo/outline-slots';
import { buildPointRows } from '../geo/point-rows';
import { SlotRanges } from '../geo/slot-ranges';
import type { CoverageMunicipality, DistrictOutline } from './coverage-input.model';
import type { DemandUnits } from './demand-columns.model';
import { districtKey } from './district-key.model';

/**
 * The units with their districts by boundary, in the municipalities that have boundaries: what shares of buildings say of them no longer
 * counts, and people outside all boundaries have no known district. Where boundaries overlap, the last one counts.
 */
export function assignDistricts(
  units: DemandUnits,
  municipalities: readonly CoverageMunicipality[],
  outlines: readonly DistrictOutline[],
): DemandUnits {
  if (outlines.length === 0) return units;
  const positions = new Map(municipalities.map(({ code }, position) => [code, position]));
  const bounded = new Set(outlines.map(({ municipalityCode }) => positions.get(municipalityCode) ?? -1));
  const district = units.district.map((each, unit) => (bounded.has(units.municipality[unit]!) ? -1 : each));
  const districts = [...units.districts];
  const indexOf = new Map(districts.map((key, index) => [key, index]));
  const rows = buildPointRows(units.easting, units.northing);
  const ranges = new SlotRanges();
  const inside = new OutlineSlots(rows);
  for (const { municipalityCode, district: number, outline } of outlines) {
    ranges.clear();
    inside.add(outline, ranges);
    if (ranges.count === 0) continue;
    const key = districtKey(municipalityCode, number);
    const index = indexOf.get(key) ?? districts.push(key) - 1;
    indexOf.set(key, index);
    for (let range = 0; range < ranges.count; range++) {
      for (let slot = ranges.starts[range]!; slot < ranges.ends[range]!; slot++) {
        const unit = rows.source[slot]!;
        if (units.municipality[unit] === positions.get(municipalityCode)) district[unit] = index;
      }
    }
  }
  return { ...units, district, districts };
}
