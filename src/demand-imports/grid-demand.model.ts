/** From the cells of the population grid to people by group; what the grid does not tell is estimated from postal areas. */
import {
  reportedGroups,
  type CoverageDemandArea,
  type CoverageInput,
  type ExactDemand,
  type ReportedGroup,
} from '../coverage/coverage-input.model';
import { isWhole, peopleByMunicipality, type PopulationGrid } from './population-grid.model';

type GroupCounts = Readonly<Record<ReportedGroup, number | null>>;

/** Shares (0 to 1) of groups among people; null where they are not known. */
export interface AgeShares {
  /** Among all. */
  adults: number;
  over65: number;
  /** Among those of 65 and over. */
  over75: number;
  over85: number;
}

/** Shares from the numbers of an area; null unless all of them are known and somebody of 65 or over lives there. */
export function ageShares({ all, adults, over65, over75, over85 }: GroupCounts): AgeShares | null {
  if (all === null || adults === null || over65 === null || over75 === null || over85 === null) return null;
  if (all <= 0 || over65 <= 0) return null;
  return { adults: adults / all, over65: over65 / all, over75: over75 / over65, over85: over85 / over65 };
}

/** What is published of a cell; null is not published. */
export interface CellPeople {
  people: number;
  under15: number | null;
  from15To64: number | null;
  over65: number | null;
}

/**
 * People by group of a cell. Published are all, and where at least ten live, those under 15, of 15 to 64 and from 65 on. Those of 18 and
 * over are estimated by the area's share, but are at least those of 65 and over and at most all but those under 15; those of 75 and
 * 85 and over by their share among those of 65 and over. Without shares the estimated groups are NaN: not known.
 */
export function peopleOfCell(cell: CellPeople, shares: AgeShares | null): Record<ReportedGroup, number> {
  const over65 = cell.over65 ?? (shares === null ? NaN : cell.people * shares.over65);
  const of65 = (share: number | undefined) => (over65 === 0 ? 0 : over65 * (share ?? NaN));
  const most = cell.under15 === null ? cell.people : Math.max(0, cell.people - cell.under15);
  const adults = shares === null ? NaN : Math.min(most, Math.max(over65, cell.people * shares.adults));
  return { all: cell.people, adults, over65, over75: of65(shares?.over75), over85: of65(shares?.over85) };
}

function sumCounts(areas: readonly CoverageDemandArea[]): GroupCounts {
  const sum = { all: 0, adults: 0, over65: 0, over75: 0, over85: 0 };
  for (const { people } of areas) {
    if (reportedGroups.some((group) => people[group] === null)) continue;
    for (const group of reportedGroups) sum[group] += people[group]!;
  }
  return sum;
}

/** Finds the shares for a cell: of its postal area, else of its municipality, else of all areas. */
function sharesFinder(areas: readonly CoverageDemandArea[]) {
  const byMunicipality = new Map<string, CoverageDemandArea[]>();
  for (const area of areas) {
    const found = byMunicipality.get(area.municipalityCode);
    if (found) found.push(area);
    else byMunicipality.set(area.municipalityCode, [area]);
  }
  const postal = new Map(areas.map((area) => [area.postcode, ageShares(area.people)]));
  const municipal = new Map(
    [...byMunicipality].map(([code, members]) => [code, ageShares(sumCounts(members))]),
  );
  const country = ageShares(sumCounts(areas));
  return (postcode: string | null, municipalityCode: string): AgeShares | null =>
    (postcode === null ? null : postal.get(postcode)) ?? municipal.get(municipalityCode) ?? country;
}

/**
 * Puts a grid in the place of the postal areas, in the municipalities for which it speaks as a whole.
 * @param codeOf code in the division of the input for a code of 2021; null where there is none
 */
export function withGrid(
  input: CoverageInput,
  grid: PopulationGrid,
  codeOf: (code: string) => string | null,
): CoverageInput {
  const postalPeople = new Map<string, number>();
  for (const { municipalityCode, people } of input.demandAreas)
    postalPeople.set(municipalityCode, (postalPeople.get(municipalityCode) ?? 0) + (people.all ?? 0));
  const known = new Set(input.municipalities.map(({ code }) => code));
  const whole = new Set(
    [...peopleByMunicipality(grid, codeOf)]
      .filter(([code, people]) => known.has(code) && isWhole(people, postalPeople.get(code) ?? 0))
      .map(([code]) => code),
  );
  if (whole.size === 0) return input;
  return {
    ...input,
    exactDemand: toExactDemand(grid, input.demandAreas, (code) => {
      const current = codeOf(code);
      return current !== null && whole.has(current) ? current : null;
    }),
    exactMunicipalities: [...whole].sort(),
    settlementNames: input.demandAreas.map(({ postcode, nameFi, nameSv, centre }) => ({
      postcode,
      nameFi,
      nameSv,
      position: centre,
    })),
  };
}

function toExactDemand(
  grid: PopulationGrid,
  areas: readonly CoverageDemandArea[],
  codeOf: (code: string) => string | null,
): ExactDemand {
  const codes = grid.municipalityCodes.map(codeOf);
  const cells = grid.municipality.flatMap((position, cell) => (codes[position] === null ? [] : [cell]));
  const sharesOf = sharesFinder(areas);
  const municipalityCodes = cells.map((cell) => codes[grid.municipality[cell]!]!);
  const postcodes = cells.map((cell) => grid.postcodes[grid.postcode[cell]!] ?? null);
  const people = Object.fromEntries(
    reportedGroups.map((group) => [group, new Float64Array(cells.length)]),
  ) as Record<ReportedGroup, Float64Array>;
  cells.forEach((cell, index) => {
    const shares = sharesOf(postcodes[index]!, municipalityCodes[index]!);
    const counts = peopleOfCell(
      {
        people: grid.people[cell]!,
        under15: grid.under15[cell]!,
        from15To64: grid.from15To64[cell]!,
        over65: grid.over65[cell]!,
      },
      shares,
    );
    for (const group of reportedGroups) people[group][index] = counts[group];
  });
  return {
    easting: Float64Array.from(cells, (cell) => grid.easting[cell]!),
    northing: Float64Array.from(cells, (cell) => grid.northing[cell]!),
    municipalityCodes,
    postcodes,
    districts: null,
    people,
  };
}
