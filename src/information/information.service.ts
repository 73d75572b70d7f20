/** Reads what the page on data and methods tells about. */
import { peopleDescribedOn } from '../coverage/coverage-input.model';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import { findElections } from '../elections/election.service';
import type { ElectionRecord } from '../elections/election.model';
import type { Deps } from '../platform/deps';
import { fromRoot } from '../platform/project-root';
import type { Manifest } from '../reference-data/manifest.model';
import { readManifest } from '../reference-data/reference-data.service';

export interface DataOverview {
  manifest: Manifest;
  dataVersion: string;
  elections: readonly ElectionRecord[];
  peopleDescribedOn: string;
}

export async function readDataOverview(deps: Deps): Promise<DataOverview> {
  const [manifest, versions, elections] = await Promise.all([
    readManifest(fromRoot('data')),
    readDataVersions(deps.db),
    findElections(deps),
  ]);
  return { manifest, dataVersion: dataVersionTag(versions), elections, peopleDescribedOn };
}
