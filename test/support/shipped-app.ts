/** The test application on everything that the project ships. */
import { loadShippedData } from '../../src/shipped-data/shipped-data.service';
import type { DatabaseKind } from './databases';
import { createTestApp, type TestApp } from './test-app';

/** Takes some seconds: load it once for a file (`beforeAll`), and change nothing in it. */
export async function createShippedApp(kind: DatabaseKind = 'sqlite', now?: string): Promise<TestApp> {
  const test = await createTestApp(kind, now);
  await loadShippedData(test.deps);
  return test;
}
