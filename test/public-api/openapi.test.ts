import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { z } from 'zod';
import request from 'supertest';
import { machineHref, machinePaths } from '../../src/paths';
import { fromRoot } from '../../src/platform/project-root';
import { openApiDocument } from '../../src/public-api/openapi.pages';
import { exampleQueries, mediaTypes, operationIds } from '../../src/public-api/operation.model';
import {
  mapGeoJsonSchema,
  placesGeoJsonSchema,
  placesJsonSchema,
  problemSchema,
} from '../../src/public-api/public-place.form';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

const validator = fromRoot('node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js');

/** What the validator says of a document; it runs by itself, as it is a module of another kind than the tests. */
async function validity(document: unknown): Promise<{ valid: boolean; errors?: unknown }> {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(document));
    const { stdout } = await promisify(execFile)(process.execPath, [validator, file]).catch(
      (error: unknown) => error as { stdout: string },
    );
    return JSON.parse(stdout) as { valid: boolean };
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Operation {
  parameters: { name: string; in: string }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}

describe('the OpenAPI document', () => {
  let test: TestApp;
  let document: {
    paths: Record<string, { get: Operation }>;
    components: { schemas: Record<string, { required: string[]; additionalProperties: boolean }> };
  };
  const get = (path: string) => request(test.app).get(path);
  beforeAll(async () => {
    test = await createShippedApp();
    document = (await get(machinePaths.openApi).expect(200)).body;
  }, 60_000);
  afterAll(() => test.close());

  it('is valid OpenAPI 3.1, by a validator that finds faults', async () => {
    expect(await validity(document)).toEqual({ valid: true });
    expect((await validity({ ...document, paths: { places: {} } })).valid).toBe(false);
    expect((await validity({ ...document, info: {} })).valid).toBe(false);
  }, 60_000);

  it('refers only to schemas that it has', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(5);
    for (const [, name] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  it('describes every address of the interface, and none that does not exist', async () => {
    const described = Object.keys(document.paths);
    expect(described.sort()).toEqual(
      operationIds.map((id) => machinePaths[id].replace(':election', '{election}')).sort(),
    );
    for (const id of operationIds) {
      const path = machineHref(machinePaths[id], { election: 'KV-2021' }, exampleQueries[id]);
      const answer = await get(path).buffer(true).expect(200);
      expect(String(answer.headers['content-type']).split(';')[0]).toBe(mediaTypes[id]);
    }
  });

  it('names parameters that the interface takes, and the interface refuses others', async () => {
    for (const { get: operation } of Object.values(document.paths)) {
      for (const parameter of operation.parameters) expect(parameter).toHaveProperty('schema');
    }
    await get(`${machinePaths.placesJson}?election=KV-2021&colour=blue`).expect(400);
  });

  it('shows each place field as required, with nothing else allowed', () => {
    const place = document.components.schemas.Place!;
    expect(place.required).toHaveLength(28);
    expect(place.additionalProperties).toBe(false);
  });

  it.each(['KV-2017', 'KV-2021', 'KV-2025', 'EPV-2024', 'EKV-2027'])(
    'is true of all answers about %s',
    async (election) => {
      const check = async (path: string, schema: z.ZodType) => {
        const answer = await get(`${path}?election=${election}&lang=sv`).expect(200);
        const parsed = schema.safeParse(answer.body);
        expect(parsed.error?.issues.slice(0, 3)).toBeUndefined();
      };
      await check(machinePaths.placesJson, placesJsonSchema);
      await check(machinePaths.placesGeoJson, placesGeoJsonSchema);
      const slim = await get(`${machinePaths.placesGeoJson}?election=${election}&fields=map`).expect(200);
      expect(mapGeoJsonSchema.safeParse(slim.body).error?.issues.slice(0, 3)).toBeUndefined();
    },
  );

  it('is true of problems', async () => {
    for (const path of ['places.json', 'places.json?election=KV-1900', 'nothing']) {
      const answer = await get(`${machinePaths.apiVersion}/${path}`).buffer(true);
      expect(problemSchema.safeParse(JSON.parse(answer.text)).error).toBeUndefined();
      expect(answer.headers['content-type']).toMatch('application/problem+json');
    }
  });

  it('says where the service is', () => {
    expect(openApiDocument('https://example.org').servers).toEqual([{ url: 'https://example.org' }]);
  });
});
