/** Takes in files of offers of many locals, shows what each would do, and sends the offers to review or forgets it when told. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import type { ElectionRecord } from '../elections/election.model';
import { listElections, readElection } from '../elections/election.store';
import type { Language } from '../i18n/language';
import type { HelpGeography, HelpGeographyReader } from '../offers/help-geography.service';
import type { GuardFlag } from '../offers/help-type.model';
import { declarationTextVersion, type Declaration, type Offer } from '../offers/offer.model';
import { homeRegistrationDay, newOffer, openElections } from '../offers/offer.service';
import { changeOffer } from '../offers/offer-state.model';
import { insertOffer, listOffersOfElection, updateOffer } from '../offers/offer.store';
import { helpType } from '../offers/help-type.model';
import { mayActFor } from '../organisations/coordination.service';
import type { Organisation } from '../organisations/organisation.model';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import { lockOrganisation } from '../organisations/people.store';
import { localIdsOf } from '../organisations/umbrella.store';
import { sha256, sha256OfBytes } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import type { CsvDialect } from '../shared/csv-table';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { decodeText, type NotText } from '../shared/text-decoding';
import { tidyFileName, uploadDeletionDay } from '../workspace/upload.model';
import { offerCells, writeOffersCsv } from './offer-cells.csv';
import { readOffersCsv } from './offer-file.csv';
import type { OfferFileProblem } from './offer-row.csv';
import { planOffers, type FileRow, type OfferPlan, type OfferUpload } from './offer-plan.model';
import {
  deleteOfferUploadsBefore,
  findOfferUpload,
  insertOfferUpload,
  listOfferUploads,
  readOfferUploadContent,
  settleOfferUpload,
} from './offer-file.store';

export type OfferFileDeps = Deps & { geography: HelpGeographyReader };

/** An umbrella with those below it, and the elections for which offers can be sent. */
export interface OfferFileRoom {
  organisation: Organisation;
  organisations: readonly Organisation[];
  elections: readonly ElectionRecord[];
}

/** @returns null to whoever does not act for the organisation, or when it is not accepted */
export async function readOfferFileRoom(
  deps: Deps,
  actor: Actor,
  organisationId: string,
): Promise<OfferFileRoom | null> {
  if (!(await mayActFor(deps.db, actor, organisationId))) return null;
  const organisations = await organisationsBelow(deps.db, organisationId);
  const [organisation] = organisations;
  if (organisation?.id !== organisationId || organisation.state !== 'accepted') return null;
  const elections = openElections(await listElections(deps.db), finnishDay(deps.clock()));
  return { organisation, organisations, elections };
}

/** The organisation first, then those below it by name. */
async function organisationsBelow(db: Knex, organisationId: string): Promise<Organisation[]> {
  const below = await listOrganisationsByIds(db, await localIdsOf(db, [organisationId]));
  return [...(await listOrganisationsByIds(db, [organisationId])), ...below];
}

/** Everything that a file is read and judged against. */
interface Ground {
  election: ElectionRecord;
  organisations: readonly Organisation[];
  /** Offers of the election that have not ended. */
  offers: readonly Offer[];
  geography: HelpGeography;
  /** One word for the state of the organisations and their offers; any change gives another. */
  seen: string;
}

async function readGround(
  db: Knex,
  of: { organisationId: string; electionCode: string; geography: HelpGeography },
): Promise<Ground | null> {
  const election = await readElection(db, of.electionCode);
  if (election === undefined) return null;
  const organisations = await organisationsBelow(db, of.organisationId);
  const ids = organisations.map(({ id }) => id);
  const offers = await listOffersOfElection(db, of.electionCode, ids);
  const parts = [
    ...organisations.map(({ id, state }) => `${id} ${state}`),
    ...offers.map(({ id, version }) => `${id} ${version}`),
  ];
  return { election, organisations, offers, geography: of.geography, seen: sha256(parts.sort().join('\n')) };
}

const notTextMessages = {
  workbook: ['pollingPlaces.problem.fileIsWorkbook.what', 'pollingPlaces.problem.fileIsWorkbook.advice'],
  pdf: ['pollingPlaces.problem.fileIsPdf.what', 'offerFile.advice.file'],
  archive: ['pollingPlaces.problem.fileIsArchive.what', 'pollingPlaces.problem.fileIsArchive.advice'],
  image: ['pollingPlaces.problem.fileIsImage.what', 'offerFile.advice.file'],
  binary: ['pollingPlaces.problem.fileIsBinary.what', 'pollingPlaces.problem.fileIsBinary.advice'],
  empty: ['offerFile.problem.empty', 'offerFile.advice.file'],
} as const satisfies Record<NotText, readonly [OfferFileProblem['message'], OfferFileProblem['advice']]>;

export interface OfferFilePreview {
  /** Null when the file has errors. */
  plan: OfferPlan | null;
  problems: readonly OfferFileProblem[];
  blank: number;
  seen: string;
  organisations: readonly Organisation[];
}

/** What the bytes would do to the offers as they are on the ground. */
function judge(bytes: Uint8Array, ground: Ground, now: Date): OfferFilePreview {
  const { election, organisations, offers, geography, seen } = ground;
  const rest = { seen, organisations };
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const [message, advice] = notTextMessages[decoded.problem];
    const found = { severity: 'error', line: null, column: null, value: null, message, advice } as const;
    return { plan: null, problems: [found], blank: 0, ...rest };
  }
  const form = { ...geography, asksPrecautions: election.hazardProfile === 'epidemic', now };
  const registrationEnds = homeRegistrationDay(election);
  const file = readOffersCsv(decoded.value.text, { election, registrationEnds, form, organisations, offers });
  const { problems, blank } = file;
  if (problems.some(({ severity }) => severity === 'error')) return { plan: null, problems, blank, ...rest };
  const stored = offers.flatMap((offer) => {
    const organisation = organisations.find(({ id }) => id === offer.organisationId)!;
    const cells = offerCells({ ...offer, organisation }, 'fi', geography.municipalities);
    return [{ organisationId: organisation.id, cells }];
  });
  return { plan: planOffers(file.rows, stored), problems, blank, ...rest };
}

/** Keeps a file for the preview; no offer changes. Null when the election is none to offer help for. */
export async function receiveOfferFile(
  deps: OfferFileDeps,
  actor: Actor,
  room: OfferFileRoom,
  file: { electionCode: string; name: string; bytes: Uint8Array },
): Promise<OfferUpload | null> {
  if (!room.elections.some(({ code }) => code === file.electionCode)) return null;
  const of = { organisationId: room.organisation.id, electionCode: file.electionCode };
  const ground = await readGround(deps.db, { ...of, geography: await deps.geography.read() });
  if (ground === null) return null;
  const now = deps.clock();
  const upload: OfferUpload = {
    ...of,
    id: randomUUID(),
    accountId: actor.accountId,
    fileName: tidyFileName(file.name),
    seen: ground.seen,
    state: judge(file.bytes, ground, now).plan === null ? 'refused' : 'previewed',
    createdAt: now,
    deleteAfter: uploadDeletionDay(finnishDay(now)),
  };
  await deps.db.transaction(async (trx) => {
    await insertOfferUpload(trx, upload, file.bytes);
    const details = { election: upload.electionCode, sha256: sha256OfBytes(file.bytes) };
    const noted = { at: now, actorId: actor.accountId, objectId: upload.id };
    await recordAudit(trx, { ...noted, type: 'offerFile.received', details });
  });
  return upload;
}

export function readOfferUpload({ db }: Deps, room: OfferFileRoom, id: string): Promise<OfferUpload | null> {
  return findOfferUpload(db, { id, organisationId: room.organisation.id });
}

const shownUploads = 10;

export function readOfferUploads({ db }: Deps, room: OfferFileRoom): Promise<OfferUpload[]> {
  return listOfferUploads(db, room.organisation.id, shownUploads);
}

/** What a file would do by now; null once its content is no longer kept. */
export async function previewOfferFile(
  deps: OfferFileDeps,
  upload: OfferUpload,
): Promise<OfferFilePreview | null> {
  const bytes = await readOfferUploadContent(deps.db, upload.id);
  const ground =
    bytes === null ? null : await readGround(deps.db, { ...upload, geography: await deps.geography.read() });
  return bytes === null || ground === null ? null : judge(bytes, ground, deps.clock());
}

/** What is wrong with a file by now, and its text; null once its content is no longer kept, and for what is no text. */
export async function readOfferFileProblems(
  deps: OfferFileDeps,
  upload: OfferUpload,
): Promise<{ problems: readonly OfferFileProblem[]; text: string } | null> {
  const bytes = await readOfferUploadContent(deps.db, upload.id);
  const decoded = bytes === null ? null : decodeText(bytes);
  const preview = decoded?.ok === true ? await previewOfferFile(deps, upload) : null;
  return preview === null || decoded?.ok !== true
    ? null
    : { problems: preview.problems, text: decoded.value.text };
}

/** Why nothing was sent: settled before, the offers have moved since the preview, errors by now, or not all is declared. */
export type OfferFileConflict = 'settled' | 'moved' | 'refused' | 'notDeclared';

/** Thrown inside the transaction, so that it is taken back. */
class OfferFileRefused extends Error {
  constructor(readonly reason: OfferFileConflict) {
    super(reason);
  }
}

/**
 * Sends every offer of the file to review, or none: those that are up stay as they are until the change is published.
 * @param sent the state that the person saw, and the flags that they declared
 */
export async function confirmOfferFile(
  deps: OfferFileDeps,
  actor: Actor,
  upload: OfferUpload,
  sent: { seen: string; flags: readonly GuardFlag[] },
): Promise<Result<null, OfferFileConflict>> {
  const bytes = await readOfferUploadContent(deps.db, upload.id);
  if (bytes === null || upload.state !== 'previewed') return problem('settled');
  const geography = await deps.geography.read();
  const now = deps.clock();
  try {
    await deps.db.transaction(async (trx) => {
      await lockOrganisation(trx, upload.organisationId);
      const ground = await readGround(trx, { ...upload, geography });
      if (ground === null) throw new OfferFileRefused('refused');
      const { plan, seen } = judge(bytes, ground, now);
      if (seen !== sent.seen) throw new OfferFileRefused('moved');
      if (plan === null) throw new OfferFileRefused('refused');
      if (!plan.flags.every((flag) => sent.flags.includes(flag))) throw new OfferFileRefused('notDeclared');
      if (!(await settleOfferUpload(trx, upload.id, 'confirmed'))) throw new OfferFileRefused('settled');
      await writePlan(trx, actor, { plan, upload, now });
    });
    return ok(null);
  } catch (error) {
    if (error instanceof OfferFileRefused) return problem(error.reason);
    throw error;
  }
}

async function writePlan(
  trx: Knex,
  actor: Actor,
  { plan, upload, now }: { plan: OfferPlan; upload: OfferUpload; now: Date },
): Promise<void> {
  const noted = { at: now, actorId: actor.accountId };
  const standing = { changedAt: now, submittedAt: now, state: 'submitted' } as const;
  for (const row of plan.add) {
    const { organisationId, type } = row;
    const id = randomUUID();
    const start = {
      id,
      organisationId,
      type,
      electionCode: upload.electionCode,
      content: declared(row, now),
    };
    await insertOffer(trx, { ...newOffer(start, now), ...standing });
    await recordAudit(trx, { ...noted, type: 'offer.created', objectId: id, details: { type } });
    await recordAudit(trx, {
      ...noted,
      type: 'offer.changed',
      objectId: id,
      details: { state: 'submitted' },
    });
  }
  for (const row of plan.change) {
    const edited = changeOffer(row.existing, { type: 'edit' });
    if (!edited.ok) throw new OfferFileRefused('refused');
    const { hasPublicVersion } = edited.value;
    const publishedContent = hasPublicVersion ? row.existing.publishedContent : null;
    const changed = {
      ...row.existing,
      ...standing,
      hasPublicVersion,
      publishedContent,
      content: declared(row, now),
    };
    if (!(await updateOffer(trx, changed))) throw new OfferFileRefused('moved');
    const { id: objectId } = row.existing;
    await recordAudit(trx, { ...noted, type: 'offer.changed', objectId, details: { state: 'submitted' } });
  }
  const details = { election: upload.electionCode, add: plan.add.length, change: plan.change.length };
  await recordAudit(trx, { ...noted, type: 'offerFile.confirmed', objectId: upload.id, details });
}

function declared({ content, type }: FileRow, now: Date): Offer['content'] {
  const declarations = helpType(type).flags.map((flag): Declaration => ({
    flag,
    textVersion: declarationTextVersion,
    at: now.toISOString(),
  }));
  return { ...content, declarations };
}

/** Forgets a file that was not confirmed; false when it was settled before. */
export async function withdrawOfferFile(
  { db, clock }: Deps,
  actor: Actor,
  upload: OfferUpload,
): Promise<boolean> {
  return db.transaction(async (trx) => {
    if (!(await settleOfferUpload(trx, upload.id, 'withdrawn'))) return false;
    const noted = { at: clock(), actorId: actor.accountId, objectId: upload.id };
    await recordAudit(trx, {
      ...noted,
      type: 'offerFile.withdrawn',
      details: { election: upload.electionCode },
    });
    return true;
  });
}

/** The offers of the umbrella and its locals as a file, with a row to fill in for whoever has none; null for an election that is over. */
export async function writeOfferFile(
  deps: OfferFileDeps,
  room: OfferFileRoom,
  as: { electionCode: string; language: Language; dialect: CsvDialect },
): Promise<string | null> {
  if (!room.elections.some(({ code }) => code === as.electionCode)) return null;
  const { municipalities } = await deps.geography.read();
  const ids = room.organisations.map(({ id }) => id);
  const offers = await listOffersOfElection(deps.db, as.electionCode, ids);
  const named = offers.flatMap((offer) => {
    const organisation = room.organisations.find(({ id }) => id === offer.organisationId);
    return organisation === undefined ? [] : [{ ...offer, organisation }];
  });
  const idle = room.organisations.filter(
    ({ id, state }) => state === 'accepted' && !offers.some(({ organisationId }) => organisationId === id),
  );
  return writeOffersCsv(named, idle, { ...as, municipalities });
}

/** Deletes files after their last day; tells how many. */
export function deleteOldOfferFiles({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return deleteOfferUploadsBefore(db, finnishDay(clock()));
}
