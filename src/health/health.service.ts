/** Whether the service can do its work, and on which data it does it. */
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import type { Deps } from '../platform/deps';
import type { Health } from './health.model';

/** Never throws: a database that does not answer is what this is there to tell. */
export async function checkHealth({ db, config, logger }: Deps, version: string): Promise<Health> {
  const database = { kind: config.database.kind };
  try {
    const versions = await readDataVersions(db);
    return {
      status: 'ok',
      version,
      database: { ...database, reachable: true },
      dataVersion: dataVersionTag(versions),
    };
  } catch (error) {
    logger.error({ err: error }, 'the database does not answer');
    return { status: 'failing', version, database: { ...database, reachable: false }, dataVersion: null };
  }
}
