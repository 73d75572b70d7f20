/** What the public interface says of a place: the one fixed list of fields, as schemas from which types and OpenAPI come. */
import { z } from 'zod';
import {
  accessibilitySummaries,
  placeKinds,
  positionSources,
  serviceForms,
} from '../polling-places/polling-place.model';

const text = z.string().nullable();
const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);

const openDay = z.strictObject({ day, opensAt: time, closesAt: time });

const accessibilityFinding = z.strictObject({
  criterion: z.string(),
  value: z.enum(['yes', 'no', 'unknown']),
  measure: text,
  source: text,
  assessedOn: day.nullable(),
});

const descriptionFields = {
  id: z.string(),
  election: z.string().describe('Code of the election.'),
  kind: z.enum(placeKinds),
  name: text.describe('The name in the language asked for, in the other one where it has none.'),
  nameFi: text,
  nameSv: text,
  municipalityCode: z.string().regex(/^\d{3}$/),
  municipalityNameFi: text,
  municipalityNameSv: text,
  districts: z.array(z.string()).describe('Voting districts served on election day.'),
  districtName: text,
  addressFi: text,
  addressSv: text,
  postcode: text,
  locality: text,
};

const serviceFields = {
  positionSource: z.enum(positionSources).describe('What the position rests on, best first.'),
  hours: z.array(openDay).describe('Opening hours as far as they are understood.'),
  hoursText: text.describe('Opening hours as the announcement writes them.'),
  hoursUnderstood: z.boolean().describe('Whether hours says all that hoursText says.'),
  serviceForm: z.enum(serviceForms),
  accessibilitySummary: z.enum(accessibilitySummaries),
  accessibility: z.array(accessibilityFinding).describe('A criterion that is not in the list is unknown.'),
  note: text,
  source: text.describe('The announcement that the place was taken from.'),
  confirmedAt: z.string().nullable().describe('When the municipality confirmed the place in this service.'),
  href: z.url().describe('Page of the place in the language asked for.'),
  pages: z.strictObject({ fi: z.url(), sv: z.url(), en: z.url() }),
};

const position = z
  .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
  .describe('WGS84, with no more decimals than positionSource bears.');

export const publicPlaceSchema = z.strictObject({
  ...descriptionFields,
  position: position.nullable(),
  ...serviceFields,
});
export type PublicPlace = z.infer<typeof publicPlaceSchema>;

const source = z.strictObject({
  publisher: z.string(),
  title: z.string(),
  vintage: z.string(),
  licence: z.string(),
});

/** What stands over every list of places. */
const listFields = {
  election: z.strictObject({ code: z.string(), heldOn: day, name: z.string() }),
  licence: z.strictObject({ name: z.string(), url: z.url() }),
  attribution: z.string().describe('Say this where you show the data.'),
  sources: z.array(source),
  notice: z.string(),
  officialFinder: z.url(),
  leftOut: z
    .strictObject({
      hours: z.int(),
      serviceForm: z.int(),
      stepFree: z.int(),
      position: z.int(),
    })
    .describe('Places left out because what was asked is not known of them.'),
};

export const placesJsonSchema = z.strictObject({ ...listFields, places: z.array(publicPlaceSchema) });
export type PlacesJson = z.infer<typeof placesJsonSchema>;
export type PlaceListHead = Omit<PlacesJson, 'places'>;

const point = z.strictObject({
  type: z.literal('Point'),
  coordinates: z.tuple([z.number(), z.number()]).describe('Longitude, latitude (RFC 7946).'),
});

export const placeFeatureSchema = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: point.nullable().describe('Null where no position is known.'),
  properties: z.strictObject({ ...descriptionFields, ...serviceFields }),
});

export const placesGeoJsonSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  ...listFields,
  features: z.array(placeFeatureSchema),
});
export type PlacesGeoJson = z.infer<typeof placesGeoJsonSchema>;

/** What a map draws a place from, and calls it. */
export const mapFeatureSchema = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: point.nullable().describe('Null where no position is known.'),
  properties: z.strictObject({
    name: text.describe('The name, or else the address, in the language asked for where it has one.'),
    municipalityName: text.describe('In the language asked for.'),
    kind: descriptionFields.kind,
    serviceForm: serviceFields.serviceForm,
    positionSource: serviceFields.positionSource,
    href: serviceFields.href,
  }),
});

export const mapGeoJsonSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  ...listFields,
  features: z.array(mapFeatureSchema),
});
export type MapGeoJson = z.infer<typeof mapGeoJsonSchema>;

export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(z.strictObject({ field: z.string(), value: z.string(), expected: z.string() }))
    .optional()
    .describe('What is wrong, one parameter each.'),
});
export type ApiProblem = z.infer<typeof problemSchema>;
