/** The OpenAPI 3.1 document, made from the schemas that read requests and write answers. */
import { z } from 'zod';
import type { MessageKey } from '../i18n/messages';
import { translator } from '../i18n/translate';
import { machinePaths } from '../paths';
import { apiRelease, exampleValues, mediaTypes, type OperationId } from './operation.model';
import { licence } from './places-answer.pages';
import { parametersOf, placesParameters, type PlacesParameter } from './places-question.form';
import {
  mapFeatureSchema,
  mapGeoJsonSchema,
  placeFeatureSchema,
  placesGeoJsonSchema,
  placesJsonSchema,
  problemSchema,
  publicPlaceSchema,
} from './public-place.form';
import {
  offerFeatureSchema,
  offersGeoJsonSchema,
  offersJsonSchema,
  offersParameters,
  publicOfferSchema,
} from './public-offer.form';
import { organisationsJsonSchema, publicOrganisationSchema } from './public-organisation.form';

type JsonObject = Record<string, unknown>;

const t = translator('en');
const text = (key: MessageKey) => t(key);

/** A schema as a part: the document itself says which dialect holds, and where each schema stands. */
function withoutDeclarations(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema' && name !== '$id'));
}

/** The schemas of answers under their names; where one holds another it refers to it. */
function componentSchemas(): JsonObject {
  const registry = z.registry<{ id: string }>();
  registry.add(publicPlaceSchema, { id: 'Place' });
  registry.add(placesJsonSchema, { id: 'Places' });
  registry.add(placeFeatureSchema, { id: 'PlaceFeature' });
  registry.add(placesGeoJsonSchema, { id: 'PlaceFeatureCollection' });
  registry.add(mapFeatureSchema, { id: 'MapFeature' });
  registry.add(mapGeoJsonSchema, { id: 'MapFeatureCollection' });
  registry.add(publicOfferSchema, { id: 'Offer' });
  registry.add(offersJsonSchema, { id: 'Offers' });
  registry.add(offerFeatureSchema, { id: 'OfferFeature' });
  registry.add(offersGeoJsonSchema, { id: 'OfferFeatureCollection' });
  registry.add(publicOrganisationSchema, { id: 'Organisation' });
  registry.add(organisationsJsonSchema, { id: 'Organisations' });
  registry.add(problemSchema, { id: 'Problem' });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, withoutDeclarations(schema as JsonObject)]),
  );
}

function placesParameter(name: PlacesParameter): JsonObject {
  const schema = withoutDeclarations(z.toJSONSchema(placesParameters[name], { io: 'input' }));
  const example = exampleValues[name];
  return {
    name,
    in: 'query',
    required: name === 'election',
    description: text(`api.parameter.${name}`),
    schema,
    // Several kinds stand in one parameter, separated by commas.
    ...(name === 'kind' ? { style: 'form', explode: false, example: example.split(',') } : { example }),
  };
}

const languageParameter = (): JsonObject => ({ ...placesParameter('lang'), example: 'sv' });
const reference = (id: string): JsonObject => ({ $ref: `#/components/schemas/${id}` });
const etagHeader: JsonObject = {
  ETag: { description: text('api.openapi.etag'), schema: { type: 'string' } },
  Link: { description: text('api.openapi.link'), schema: { type: 'string' } },
};

function problemResponse(description: string): JsonObject {
  return { description, content: { 'application/problem+json': { schema: reference('Problem') } } };
}

function operation(id: OperationId, parts: { parameters: JsonObject[]; schema: JsonObject }): JsonObject {
  const { parameters, schema } = parts;
  return {
    get: {
      operationId: id,
      summary: text(`api.operation.${id}.title`),
      description: text(`api.operation.${id}.text`),
      parameters,
      responses: {
        200: {
          description: text('api.openapi.ok'),
          headers: etagHeader,
          content: { [mediaTypes[id]]: { schema } },
        },
        304: { description: text('api.openapi.notModified') },
        ...(parameters.length === 0 ? {} : { 400: problemResponse(text('api.openapi.badRequest')) }),
        ...(parameters.some(({ name }) => name === 'election')
          ? { 404: problemResponse(text('api.openapi.notFound')) }
          : {}),
      },
    },
  };
}

/** @param publicUrl address of the service without a trailing slash */
export function openApiDocument(publicUrl: string): JsonObject {
  const places = (format: keyof typeof parametersOf) => parametersOf[format].map(placesParameter);
  const plain = { type: 'string' };
  const calendarParameters = [
    { ...placesParameter('election'), in: 'path', required: true },
    languageParameter(),
  ];
  return {
    openapi: '3.1.0',
    info: {
      title: text('api.openapi.title'),
      description: text('api.lead'),
      version: apiRelease,
      license: licence,
    },
    servers: [{ url: publicUrl }],
    paths: {
      [machinePaths.placesGeoJson]: operation('placesGeoJson', {
        parameters: places('geojson'),
        schema: { anyOf: [reference('PlaceFeatureCollection'), reference('MapFeatureCollection')] },
      }),
      [machinePaths.placesJson]: operation('placesJson', {
        parameters: places('json'),
        schema: reference('Places'),
      }),
      [machinePaths.placesCsv]: operation('placesCsv', { parameters: places('csv'), schema: plain }),
      [machinePaths.offersGeoJson]: operation('offersGeoJson', {
        parameters: offersParameters.map(placesParameter),
        schema: reference('OfferFeatureCollection'),
      }),
      [machinePaths.offersJson]: operation('offersJson', {
        parameters: offersParameters.map(placesParameter),
        schema: reference('Offers'),
      }),
      [machinePaths.organisationsJson]: operation('organisationsJson', {
        parameters: [languageParameter()],
        schema: reference('Organisations'),
      }),
      [machinePaths.deadlineCalendar.replace(':election', '{election}')]: operation('deadlineCalendar', {
        parameters: calendarParameters,
        schema: plain,
      }),
      [machinePaths.openApi]: operation('openApi', { parameters: [], schema: { type: 'object' } }),
    },
    components: { schemas: componentSchemas() },
  };
}
