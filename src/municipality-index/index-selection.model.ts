/** Which municipalities the index shows, and in which order. */
import type { AreaKind, Municipality } from '../areas/area.model';
import { confirmationStates, type MunicipalityReadiness } from './readiness.model';

/** `noAccount` is a state of its own: nobody of the municipality can be asked. */
export const indexStates = [...confirmationStates, 'noAccount'] as const;
export type IndexState = (typeof indexStates)[number];

export const indexSorts = ['name', 'leastConfirmed', 'lastConfirmed', 'lastAsked'] as const;
export type IndexSort = (typeof indexSorts)[number];

export interface IndexQuery {
  /** Part of a name in Finnish or Swedish, or a code. */
  search: string;
  /** Only municipalities of this area. */
  area: { kind: AreaKind; code: string } | null;
  state: IndexState | null;
  sort: IndexSort;
  page: number;
}

function isWithin(
  { regionCode, wellbeingCountyCode, constituencyCode }: Municipality,
  of: IndexQuery,
): boolean {
  if (of.area === null) return true;
  const own = { region: regionCode, wellbeing_county: wellbeingCountyCode, constituency: constituencyCode };
  return own[of.area.kind] === of.area.code;
}

function isNamed({ code, nameFi, nameSv }: Municipality, search: string): boolean {
  const asked = search.toLowerCase();
  return code === asked || [nameFi, nameSv].some((name) => name.toLowerCase().includes(asked));
}

function isIn({ state, people }: MunicipalityReadiness, asked: IndexState): boolean {
  return asked === 'noAccount' ? people === 0 : state === asked;
}

const confirmedShare = ({ places, confirmed }: MunicipalityReadiness) =>
  places === 0 ? 0 : confirmed / places;
/** What never happened stands first: those are the municipalities to look after. */
const instant = (date: Date | null) => date?.getTime() ?? 0;

const orders: Readonly<Record<IndexSort, (row: MunicipalityReadiness) => number>> = {
  name: () => 0,
  leastConfirmed: confirmedShare,
  lastConfirmed: ({ lastConfirmedAt }) => instant(lastConfirmedAt),
  lastAsked: ({ lastAskedAt }) => instant(lastAskedAt),
};

/** How many municipalities of the area and search are in each state. */
export function countByState(
  all: readonly MunicipalityReadiness[],
  query: IndexQuery,
): Readonly<Record<IndexState, number>> {
  const found = all.filter(
    ({ municipality }) => isWithin(municipality, query) && isNamed(municipality, query.search),
  );
  const count = (state: IndexState) => found.filter((row) => isIn(row, state)).length;
  return {
    notBegun: count('notBegun'),
    some: count('some'),
    confirmed: count('confirmed'),
    noAccount: count('noAccount'),
  };
}

/** @param compareNames alphabetical order of the reader's language, which also breaks ties */
export function selectMunicipalities(
  all: readonly MunicipalityReadiness[],
  query: IndexQuery,
  compareNames: (a: Municipality, b: Municipality) => number,
): MunicipalityReadiness[] {
  const order = orders[query.sort];
  return all
    .filter(
      (row) =>
        isWithin(row.municipality, query) &&
        isNamed(row.municipality, query.search) &&
        (query.state === null || isIn(row, query.state)),
    )
    .sort((a, b) => order(a) - order(b) || compareNames(a.municipality, b.municipality));
}
