/** Puts the data that planners have brought into what figures are computed from, in the thread that computes. */
import { withElectors, type Electors } from './electors.model';
import type { CareResidents, CoverageInput } from '../coverage/coverage-input.model';
import { districtsInUse } from './district-versions.model';
import { withGrid } from './grid-demand.model';
import { unpackContent } from './packed-content.model';
import { unpackCosts } from './packed-costs.model';
import type { PopulationGrid } from './population-grid.model';

/** The input with everything that was brought; the same input where nothing was. */
export function withBroughtDemand(input: CoverageInput): CoverageInput {
  const { brought } = input;
  if (brought === null || brought === undefined) return input;
  const codeOf = (code: string) => brought.currentCodes[code] ?? null;
  let changed: CoverageInput = { ...input, brought: null, exactDescribedOn: brought.gridDescribedOn };
  if (brought.grid !== null)
    changed = withGrid(changed, unpackContent(brought.grid) as PopulationGrid, codeOf);
  if (brought.electors !== null)
    changed = withElectors(changed, unpackContent(brought.electors) as Electors, codeOf);
  if (brought.districts.length > 0)
    changed = {
      ...changed,
      // The former districts of a municipality that has merged have other numbers in the new one.
      districtOutlines: districtsInUse(brought.districts).filter(
        ({ municipalityCode }) => codeOf(municipalityCode) === municipalityCode,
      ),
    };
  if (brought.careUnits !== null)
    changed = {
      ...changed,
      careResidents: (unpackContent(brought.careUnits) as CareResidents[]).map((each) => ({
        ...each,
        municipalityCode: each.municipalityCode && (codeOf(each.municipalityCode) ?? each.municipalityCode),
      })),
    };
  return changed;
}

/** The input with the cost matrix that was handed over as bytes, if one was. */
export function withBroughtCosts({ packedCosts = null, ...input }: CoverageInput): CoverageInput {
  return packedCosts === null ? input : { ...input, costMatrix: unpackCosts(packedCosts) };
}
