/** Publishes, corrects and withdraws reports, and gives what was published. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Outlines } from '../areas/outline.service';
import { recordAudit } from '../audit/audit.store';
import type { ElectionRecord } from '../elections/election.model';
import { listElections, readElection } from '../elections/election.store';
import { writeKeptReport } from '../full-report/report-file.service';
import type { MadeDocument } from '../full-report/report-file.worker';
import type { ReportFormat } from '../full-report/report-format.model';
import type { Language } from '../i18n/language';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import { createKeptAnswers } from '../platform/kept-answers';
import type { CsvDialect } from '../shared/csv-table';
import { keepLatest } from '../shared/kept-latest';
import { ok, problem, type Result } from '../shared/result';
import type { Snapshot } from '../snapshots/snapshot.model';
import { readSnapshot } from '../snapshots/snapshot.store';
import {
  publicationId,
  publicationIdLength,
  type Correction,
  type OfficialText,
  type Publication,
} from './publication.model';
import {
  findPublication,
  findPublicationOfSnapshot,
  insertPublication,
  insertWithdrawal,
  listCorrections,
  listCurrentPublications,
  listPublications,
  listPublishedElections,
  readPublishedText,
} from './publication.store';
import type { PublicationJob, Released, ReleaseCounts } from './publication.worker';
import type { ReleasablePart } from './released-report.model';

export const publicationsPerPage = 50;
const shownCorrections = 50;
const keptFileBytes = 64 * 1024 * 1024;
const keptDocuments = 12;

const worker = join(__dirname, 'publication.worker');
const run = <Made>({ workers }: Pick<Deps, 'workers'>, job: PublicationJob) => workers.run<Made>(worker, job);

/** Everything that a planner must see before releasing a snapshot. */
export interface Publishing {
  snapshot: Snapshot;
  counts: ReleaseCounts;
  /** Reports on the same election and area that this one may replace. */
  replaceable: readonly Publication[];
  /** Where it is published already. */
  published: Publication | undefined;
}

export async function readPublishing(
  deps: Pick<Deps, 'db' | 'workers'>,
  snapshotId: string,
): Promise<Publishing | null> {
  const kept = await readSnapshot(deps.db, snapshotId);
  if (kept === undefined) return null;
  const { report: text, ...snapshot } = kept;
  return {
    snapshot,
    counts: await run<ReleaseCounts>(deps, { do: 'count', kept: { text, sha256: kept.sha256 } }),
    replaceable: await listCurrentPublications(deps.db, snapshot),
    published: await findPublicationOfSnapshot(deps.db, snapshotId),
  };
}

export type PublishProblem = 'notFound' | 'published' | 'replaced';

export interface PublishInput {
  snapshotId: string;
  parts: readonly ReleasablePart[];
  replaces: string | null;
  correction: Correction | null;
  by: string;
}

/** Releases a snapshot; of two who do it, or correct the same report, at the same time one is refused. */
export async function publish(
  deps: Pick<Deps, 'db' | 'workers' | 'clock' | 'config'>,
  { snapshotId, parts, replaces, correction, by }: PublishInput,
): Promise<Result<Publication, PublishProblem>> {
  const kept = await readSnapshot(deps.db, snapshotId);
  if (kept === undefined) return problem('notFound');
  const at = deps.clock();
  const id = publicationId(randomBytes(publicationIdLength));
  const { text, names } = await run<Released>(deps, {
    do: 'release',
    kept: { text: kept.report, sha256: kept.sha256 },
    parts,
    mark: { origin: deps.config.publicUrl, id, publishedAt: at.toISOString(), released: parts },
  });
  const publication = {
    id,
    snapshotId,
    replaces,
    correction,
    publishedAt: at,
    publishedBy: by,
    election: kept.election,
    area: kept.area,
    names,
    released: parts,
    sha256: sha256(text),
  };
  try {
    await deps.db.transaction(async (trx) => {
      await insertPublication(trx, { ...publication, report: text });
      await recordAudit(trx, {
        type: 'report.published',
        at,
        actorId: by,
        objectId: id,
        details: { election: kept.election, released: parts.join(' '), replaces: replaces ?? '' },
      });
    });
  } catch (error) {
    if ((await findPublicationOfSnapshot(deps.db, snapshotId)) !== undefined) return problem('published');
    const other = replaces === null ? undefined : await findPublication(deps.db, replaces);
    if (typeof other?.replacedBy === 'string') return problem('replaced');
    throw error;
  }
  return ok({ ...publication, replacedBy: null, withdrawal: null });
}

/** Takes a published report back: its address says so and why from then on. */
export async function withdraw(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { id, reason, by }: { id: string; reason: OfficialText; by: string },
): Promise<Result<null, 'notFound' | 'withdrawn'>> {
  const publication = await findPublication(db, id);
  if (publication === undefined) return problem('notFound');
  const at = clock();
  try {
    await db.transaction(async (trx) => {
      await insertWithdrawal(trx, { id, at, by, reason });
      await recordAudit(trx, {
        type: 'report.withdrawn',
        at,
        actorId: by,
        objectId: id,
        details: { election: publication.election },
      });
    });
  } catch (error) {
    if (((await findPublication(db, id))?.withdrawal ?? null) !== null) return problem('withdrawn');
    throw error;
  }
  return ok(null);
}

/** One page of the list, the elections that it can be narrowed to, and the latest corrections. */
export async function readPublications(
  { db }: Pick<Deps, 'db'>,
  { election, page }: { election: string | null; page: number },
) {
  const limit = publicationsPerPage;
  return {
    ...(await listPublications(db, { election, offset: (page - 1) * limit, limit })),
    elections: await listPublishedElections(db),
    corrections: await listCorrections(db, shownCorrections),
  };
}

/** All elections, whose names the pages say. */
export function readElections({ db }: Pick<Deps, 'db'>): Promise<ElectionRecord[]> {
  return listElections(db);
}

/** A published report with all its versions, oldest first; null where there is none of that id. */
export async function readVersions(
  { db }: Pick<Deps, 'db'>,
  id: string,
): Promise<{ publication: Publication; versions: readonly Publication[] } | null> {
  const publication = await findPublication(db, id);
  if (publication === undefined) return null;
  const versions = [publication];
  while (versions[0]!.replaces !== null)
    versions.unshift((await findPublication(db, versions[0]!.replaces))!);
  while (versions.at(-1)!.replacedBy !== null)
    versions.push((await findPublication(db, versions.at(-1)!.replacedBy!))!);
  return { publication, versions };
}

export interface PublishedFile {
  format: ReportFormat;
  language: Language;
  dialect: CsvDialect;
}

/** Gives the files and documents of published reports; what was made is kept in bounded memory. */
export interface PublishedReports {
  file(publication: Publication, file: PublishedFile): Promise<Buffer>;
  document(publication: Publication, language: Language): Promise<MadeDocument>;
}

export function createPublishedReports(
  deps: Pick<Deps, 'db' | 'workers'>,
  outlines: Outlines,
): PublishedReports {
  const files = createKeptAnswers(keptFileBytes);
  const documents = keepLatest<MadeDocument>(keptDocuments);
  const make = async <Made>(
    publication: Publication,
    file: Omit<PublishedFile, 'format'> & { format: ReportFormat | 'page' },
  ): Promise<Made> =>
    writeKeptReport<Made>(
      { ...deps, outlines },
      {
        kept: {
          text: (await readPublishedText(deps.db, publication.id))!,
          sha256: publication.sha256,
        },
        election: await readElection(deps.db, publication.election),
        file,
      },
    );
  return {
    async file(publication, file) {
      if (file.format === 'json') return Buffer.from((await readPublishedText(deps.db, publication.id))!);
      const key = [publication.id, file.format, file.language, file.dialect].join(' ');
      return files.read(key, 'identity', () => make<Uint8Array>(publication, file));
    },
    document: (publication, language) =>
      documents(`${publication.id} ${language}`, () =>
        make<MadeDocument>(publication, { format: 'page', language, dialect: 'excel-fi' }),
      ),
  };
}
