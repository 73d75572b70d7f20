import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  await globalThis.testPostgres?.stop();
  rmSync(globalThis.testPostgresFolder, { recursive: true, force: true });
  rmSync(process.env.TEST_RUN_FOLDER, { recursive: true, force: true });
}
