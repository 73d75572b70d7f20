/** Electors of an election by municipality and voting district, and how people are scaled to them. */
import type { CoverageInput, DistrictElectors } from '../coverage/coverage-input.model';

export interface Electors {
  /** With codes of 2021 or of today. */
  municipalities: { municipalityCode: string; electors: number }[];
  districts: DistrictElectors[];
}

/**
 * Scales the adults of municipalities to their electors, and within them those of voting districts whose number is known.
 * Municipalities that have merged count together; their former districts have other numbers in the new one and are left out.
 */
export function withElectors(
  input: CoverageInput,
  { municipalities, districts }: Electors,
  codeOf: (code: string) => string | null,
): CoverageInput {
  const sums = new Map<string, number>();
  for (const { municipalityCode, electors } of municipalities) {
    const code = codeOf(municipalityCode) ?? municipalityCode;
    sums.set(code, (sums.get(code) ?? 0) + electors);
  }
  return {
    ...input,
    municipalities: input.municipalities.map((each) => ({
      ...each,
      electorate: sums.get(each.code) ?? each.electorate,
    })),
    districtElectors: districts.filter(
      ({ municipalityCode }) => (codeOf(municipalityCode) ?? municipalityCode) === municipalityCode,
    ),
  };
}
