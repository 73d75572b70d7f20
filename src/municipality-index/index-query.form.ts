/** The query of the index of municipalities, read and written. */
import { areaKinds } from '../areas/area.model';
import { QueryReader, type QueryProblem } from '../coverage/query-reader.form';
import { areaKey, readAreaKey } from '../coverage/report-view.form';
import { indexSorts, indexStates, type IndexQuery } from './index-selection.model';

const longestSearch = 80;

function readArea(text: string): IndexQuery['area'] | undefined {
  const area = readAreaKey(text);
  const kind = areaKinds.find((each) => each === area?.kind);
  return area === undefined || kind === undefined ? undefined : { kind, code: area.code };
}

/** Reads the question; what cannot be used is named and left out. */
export function readIndexQuery(query: Readonly<Record<string, unknown>>): {
  query: IndexQuery;
  problems: readonly QueryProblem[];
} {
  const reader = new QueryReader(query);
  return {
    query: {
      search: reader.text('q', (text) => text.slice(0, longestSearch), ''),
      area: reader.text('area', readArea, null),
      state: reader.text('state', (text) => indexStates.find((state) => state === text), null),
      sort: reader.choice('sort', indexSorts, 'name'),
      page: reader.text('page', (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined), 1),
    },
    problems: reader.problems,
  };
}

/** The question as a query, with its defaults left out. */
export function indexQueryString(
  query: IndexQuery,
  change: Partial<IndexQuery> = {},
): Record<string, string> {
  const { search, area, state, sort, page } = { ...query, ...change };
  const all: [string, string | null][] = [
    ['q', search === '' ? null : search],
    ['area', area === null ? null : areaKey(area)],
    ['state', state],
    ['sort', sort === 'name' ? null : sort],
    ['page', page === 1 ? null : String(page)],
  ];
  return Object.fromEntries(all.filter((each): each is [string, string] => each[1] !== null));
}
