/** A question about places as the query of an address: read from it, and written back. */
import { z } from 'zod';
import { isIsoDate } from '../shared/dates';
import { askedServiceForms, type PlaceQuery } from './place-selection.model';
import { placeKinds, type PlaceKind } from './polling-place.model';

export type { PlaceQuery } from './place-selection.model';

/** A part of the question that could not be used; its default stands in. */
export interface PlaceQueryProblem {
  field: keyof typeof fields | 'kind';
  /** What was given, at most 40 characters of it. */
  value: string;
}

export const searchLimit = 100;

export const defaultPlaceQuery: PlaceQuery = {
  municipality: null,
  kinds: [],
  openDay: null,
  openTime: null,
  serviceForm: null,
  stepFreeKnown: false,
  near: null,
  search: '',
  page: 1,
};

/** Names in the address, with how each value is read. `kind` may come more than once and is read apart. */
const fields = {
  municipality: z.string().regex(/^\d{3}$/),
  day: z.string().refine(isIsoDate),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  form: z.enum(askedServiceForms),
  stepfree: z.literal('1').transform(() => true),
  near: z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().regex(/^\d{5}$/)),
  q: z
    .string()
    .max(searchLimit)
    .transform((text) => text.trim()),
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number),
};

const echo = (value: unknown) => (typeof value === 'string' ? value.slice(0, 40) : '…');

/** Kinds out of `kind=a&kind=b` or `kind=a,b`; all of them together are the same as none. */
function readKinds(given: unknown): { kinds: PlaceKind[]; problems: PlaceQueryProblem[] } {
  const parts: unknown[] = given === undefined ? [] : Array.isArray(given) ? given : [given];
  const values = parts.flatMap((part): unknown[] =>
    typeof part === 'string' ? part.split(',').filter((text) => text !== '') : [part],
  );
  const kinds = placeKinds.filter((kind) => values.includes(kind));
  const wrong = values.filter((value) => !placeKinds.some((kind) => kind === value));
  return {
    kinds: kinds.length === placeKinds.length ? [] : kinds,
    // One is enough to tell what is wrong: an address may hold thousands.
    problems: wrong.slice(0, 1).map((value) => ({ field: 'kind', value: echo(value) })),
  };
}

/** Reads the question from the query of an address; what cannot be used is named and replaced by its default. */
export function readPlaceQuery(query: Readonly<Record<string, unknown>>): {
  query: PlaceQuery;
  problems: readonly PlaceQueryProblem[];
} {
  const { kinds, problems } = readKinds(query.kind);
  const read = <F extends keyof typeof fields, D>(
    field: F,
    fallback: D,
  ): z.output<(typeof fields)[F]> | D => {
    const given = query[field];
    if (given === undefined || given === '') return fallback;
    const parsed = fields[field].safeParse(given);
    if (parsed.success) return parsed.data as z.output<(typeof fields)[F]>;
    problems.push({ field, value: echo(given) });
    return fallback;
  };
  return {
    query: {
      municipality: read('municipality', null),
      kinds,
      openDay: read('day', null),
      openTime: read('time', null),
      serviceForm: read('form', null),
      stepFreeKnown: read('stepfree', false),
      near: read('near', null),
      search: read('q', ''),
      page: read('page', 1),
    },
    problems,
  };
}

/** The question as a query, with its defaults left out, so that equal questions have equal addresses. */
export function placeQueryString(
  query: PlaceQuery,
  change: Partial<PlaceQuery> = {},
): Record<string, string> {
  const wanted = { ...query, ...change };
  const all: Record<string, string | null> = {
    municipality: wanted.municipality,
    kind: wanted.kinds.length === placeKinds.length ? '' : wanted.kinds.join(','),
    day: wanted.openDay,
    time: wanted.openTime,
    form: wanted.serviceForm,
    stepfree: wanted.stepFreeKnown ? '1' : null,
    near: wanted.near,
    q: wanted.search,
    page: wanted.page === 1 ? null : String(wanted.page),
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );
}
