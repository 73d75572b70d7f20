/** What a program asks of places: the parameters of an address to a question, or what is wrong with them. */
import { z } from 'zod';
import { languages, type Language } from '../i18n/language';
import { helpTypesForVoters, type HelpTypeCode } from '../offers/help-type.model';
import { placeKinds } from '../polling-places/polling-place.model';
import { readPlaceQuery, searchLimit, type PlaceQuery } from '../polling-places/place-query.form';
import { askedServiceForms } from '../polling-places/place-selection.model';
import { csvDialects, type CsvDialect } from '../shared/csv-table';
import { ok, problem, type Result } from '../shared/result';

/** West, south, east and north edge in degrees of WGS84. */
export interface BoundingBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

const number = String.raw`-?\d{1,3}(?:\.\d{1,10})?`;
const boundingBoxPattern = new RegExp(`^${number},${number},${number},${number}$`);

const boundingBox = z
  .string()
  .regex(boundingBoxPattern)
  .refine((text) => {
    const [west, south, east, north] = text.split(',').map(Number) as [number, number, number, number];
    return -180 <= west && west < east && east <= 180 && -90 <= south && south < north && north <= 90;
  });

/** The parameters with what each takes; `kind` may name several, separated by commas. */
export const placesParameters = {
  election: z.string().regex(/^[A-Z]{2,4}-\d{4}(-[A-Z0-9]+)?$/),
  municipality: z.string().regex(/^\d{3}$/),
  kind: z.array(z.enum(placeKinds)),
  day: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  form: z.enum(askedServiceForms),
  stepfree: z.literal('1'),
  q: z.string().max(searchLimit),
  bbox: boundingBox,
  lang: z.enum(languages),
  dialect: z.enum(csvDialects),
  fields: z.literal('map'),
  helptype: z.enum(helpTypesForVoters as [HelpTypeCode, ...HelpTypeCode[]]),
};
export type PlacesParameter = keyof typeof placesParameters;

/** Parameters that choose places, by format those that shape the answer. */
const filterNames = [
  'election',
  'municipality',
  'kind',
  'day',
  'time',
  'form',
  'stepfree',
  'q',
  'bbox',
] as const satisfies readonly PlacesParameter[];
export const parametersOf = {
  geojson: [...filterNames, 'lang', 'fields'],
  json: [...filterNames, 'lang'],
  csv: [...filterNames, 'dialect'],
} as const satisfies Record<string, readonly PlacesParameter[]>;
export type PlacesFormat = keyof typeof parametersOf;

export interface PlacesQuestion {
  electionCode: string;
  query: PlaceQuery;
  boundingBox: BoundingBox | null;
  language: Language;
  dialect: CsvDialect;
  /** Whether only the fields are asked for that a map draws and names places from. */
  isForMap: boolean;
}

/** A parameter that cannot be used; `unknown` when no parameter has that name. */
export interface ParameterProblem {
  field: string;
  /** What was given, at most 40 characters of it. */
  value: string;
  expected: PlacesParameter | 'unknown';
}

const echo = (value: unknown) => (typeof value === 'string' ? value.slice(0, 40) : '…');

/** How many problems are told: an address may hold thousands. */
const toldProblems = 10;

function readBoundingBox(text: string): BoundingBox {
  const [west, south, east, north] = text.split(',').map(Number) as [number, number, number, number];
  return { west, south, east, north };
}

/** Reads the question out of the query of an address; nothing wrong is passed over, as no reader would see it. */
export function readPlacesQuestion(
  given: Readonly<Record<string, unknown>>,
  format: PlacesFormat,
): Result<PlacesQuestion, ParameterProblem[]> {
  const names: readonly string[] = parametersOf[format];
  const problems: ParameterProblem[] = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => ({ field: name.slice(0, 40), value: echo(given[name]), expected: 'unknown' }));
  const known = Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));
  const { query, problems: found } = readPlaceQuery(known);
  problems.push(...found.map(({ field, value }) => ({ field, value, expected: field as PlacesParameter })));
  const own = (
    field: 'election' | 'bbox' | 'lang' | 'dialect' | 'fields',
    isRequired = false,
  ): string | null => {
    const value = known[field];
    if ((value === undefined || value === '') && !isRequired) return null;
    const parsed = placesParameters[field].safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push({ field, value: value === undefined ? '' : echo(value), expected: field });
    return null;
  };
  const electionCode = own('election', true);
  const bbox = own('bbox');
  const language = (own('lang') ?? 'fi') as Language;
  const dialect = (own('dialect') ?? 'rfc4180') as CsvDialect;
  const isForMap = own('fields') !== null;
  if (electionCode === null || problems.length > 0) return problem(problems.slice(0, toldProblems));
  return ok({
    electionCode,
    query,
    boundingBox: bbox === null ? null : readBoundingBox(bbox),
    language,
    dialect,
    isForMap,
  });
}

/** One text for equal questions, whatever the order and spelling of their parameters. */
export function questionKey({
  query,
  boundingBox: box,
  language,
  dialect,
  isForMap,
}: PlacesQuestion): string {
  const { municipality, kinds, openDay, openTime, serviceForm, stepFreeKnown, search } = query;
  return JSON.stringify([
    municipality,
    kinds,
    openDay,
    openTime,
    serviceForm,
    stepFreeKnown,
    search,
    box,
    language,
    dialect,
    isForMap,
  ]);
}

/** Whether all places of the election are asked for. */
export function asksForAll({ query, boundingBox: box }: PlacesQuestion): boolean {
  return (
    box === null &&
    query.municipality === null &&
    query.kinds.length === 0 &&
    query.openDay === null &&
    query.openTime === null &&
    query.serviceForm === null &&
    !query.stepFreeKnown &&
    query.search === ''
  );
}

/** The language of a calendar; Finnish where none is asked for. */
export function readCalendarLanguage(
  given: Readonly<Record<string, unknown>>,
): Result<Language, ParameterProblem[]> {
  const problems: ParameterProblem[] = Object.keys(given)
    .filter((name) => name !== 'lang')
    .map((name) => ({ field: name.slice(0, 40), value: echo(given[name]), expected: 'unknown' }));
  const language = placesParameters.lang.safeParse(given.lang ?? 'fi');
  if (!language.success) problems.push({ field: 'lang', value: echo(given.lang), expected: 'lang' });
  return language.success && problems.length === 0
    ? ok(language.data)
    : problem(problems.slice(0, toldProblems));
}
