/** What the public interface says of an offer of help: one fixed list of fields, as schemas; and the question about offers. */
import { z } from 'zod';
import type { Language } from '../i18n/language';
import { helpTypeCodes, helpTypesForVoters, type HelpTypeCode } from '../offers/help-type.model';
import { knownPlaceKinds } from '../offers/known-place.model';
import { precautions, targetGroups } from '../offers/offer.model';
import { trustLevels } from '../organisations/organisation.model';
import { ok, problem, type Result } from '../shared/result';
import { placesParameters, type ParameterProblem } from './places-question.form';
import { placesJsonSchema } from './public-place.form';

const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);
const municipalityCode = z.string().regex(/^\d{3}$/);
const degrees = z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });

const circle = z
  .strictObject({
    centre: degrees.describe('Position of the known place, WGS84.'),
    radiusMetres: z.int(),
    kind: z.enum(knownPlaceKinds),
    reference: z.string().describe('Code of the municipality, postcode, or id of the polling place.'),
    nameFi: z.string(),
    nameSv: z.string().nullable(),
  })
  .describe('A circle around a place that everybody knows.');

const offerFields = {
  id: z.string(),
  election: z.string().describe('Code of the election.'),
  type: z.enum(helpTypeCodes as [HelpTypeCode, ...HelpTypeCode[]]),
  typeName: z.string().describe('In the language asked for.'),
  organisationName: z.string(),
  trust: z.enum(trustLevels).describe('How the organisation is known.'),
  isUnconfirmed: z.boolean().describe('The organisation has not answered whether the help is still given.'),
  description: z.string(),
  targetGroups: z.array(z.enum(targetGroups)),
  languages: z.array(z.string()),
  municipalities: z.array(municipalityCode).describe('With a circle: those that it touches.'),
  postcodes: z
    .array(z.string())
    .describe('Only in these postcodes; empty: everywhere in the municipalities.'),
  circle: circle.nullable(),
  days: z.array(day).describe('Empty where the help is not tied to days.'),
  opensAt: time.nullable(),
  closesAt: time.nullable(),
  takesWheelchairs: z.boolean(),
  bookingHow: z.string(),
  bookingUntil: z.string(),
  isFree: z.boolean().nullable(),
  phone: z.string(),
  email: z.string(),
  notes: z.string(),
  precautions: z.array(z.enum(precautions)),
  href: z.url().describe('Page of the help in its first municipality, in the language asked for.'),
};

export const publicOfferSchema = z.strictObject(offerFields);
export type ApiOffer = z.infer<typeof publicOfferSchema>;

const listFields = {
  election: placesJsonSchema.shape.election,
  licence: placesJsonSchema.shape.licence,
  attribution: z.string().describe('Say this where you show the data.'),
  notice: z.string(),
};

export const offersJsonSchema = z.strictObject({ ...listFields, offers: z.array(publicOfferSchema) });
export type OffersJson = z.infer<typeof offersJsonSchema>;
export type OfferListHead = Omit<OffersJson, 'offers'>;

const coordinates = z.tuple([z.number(), z.number()]).describe('Longitude, latitude (RFC 7946).');

export const offerFeatureSchema = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z
    .strictObject({ type: z.literal('MultiPoint'), coordinates: z.array(coordinates).min(1) })
    .nullable()
    .describe(
      'Points that stand for the area: centre of the circle, postal areas, or seats of municipalities.',
    ),
  properties: z.strictObject(offerFields),
});

export const offersGeoJsonSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  ...listFields,
  features: z.array(offerFeatureSchema),
});
export type OffersGeoJson = z.infer<typeof offersGeoJsonSchema>;

export interface OffersQuestion {
  electionCode: string;
  municipality: string | null;
  type: HelpTypeCode | null;
  language: Language;
}

/** The parameters of offers; `type` takes the kinds that the public can look for. */
export const offersParameters = ['election', 'municipality', 'helptype', 'lang'] as const;

/** Reads the question out of the query of an address; nothing wrong is passed over. */
export function readOffersQuestion(
  given: Readonly<Record<string, unknown>>,
): Result<OffersQuestion, ParameterProblem[]> {
  const echo = (value: unknown) => (typeof value === 'string' ? value.slice(0, 40) : '…');
  const problems: ParameterProblem[] = Object.keys(given)
    .filter((name) => !offersParameters.some((each) => each === name))
    .map((name) => ({ field: name.slice(0, 40), value: echo(given[name]), expected: 'unknown' }));
  const read = (field: (typeof offersParameters)[number], isRequired = false): string | null => {
    const value = given[field];
    if ((value === undefined || value === '') && !isRequired) return null;
    const parsed = placesParameters[field].safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push({ field, value: value === undefined ? '' : echo(value), expected: field });
    return null;
  };
  const electionCode = read('election', true);
  const municipality = read('municipality');
  const type = helpTypesForVoters.find((code) => code === read('helptype')) ?? null;
  const language = (read('lang') ?? 'fi') as Language;
  if (electionCode === null || problems.length > 0) return problem(problems.slice(0, 10));
  return ok({ electionCode, municipality, type, language });
}
