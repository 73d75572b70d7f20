/** Files of offers of an umbrella organisation: template, upload, preview, confirming, withdrawing. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { languages } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { HelpGeographyReader } from '../offers/help-geography.service';
import { field, listField } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import { checkCsrfToken } from '../platform/csrf';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { largestUploadBytes } from '../workspace/upload.model';
import { writeProblems } from '../workspace/upload-problems.csv';
import { isTooLarge, takeFile } from '../workspace/upload.routes';
import {
  doneFileCodes,
  offerFilePage,
  offerFilesPage,
  problemsInWords,
  type OfferFilePageInput,
  type OfferFileReader,
} from './offer-file.pages';
import {
  confirmOfferFile,
  previewOfferFile,
  readOfferFileProblems,
  readOfferFileRoom,
  readOfferUpload,
  readOfferUploads,
  receiveOfferFile,
  withdrawOfferFile,
  writeOfferFile,
  type OfferFileDeps,
  type OfferFileRoom,
} from './offer-file.service';
import type { OfferUpload } from './offer-plan.model';

/** Addresses that take multipart bodies; their routes check the token after the file is read. */
export const offerFilePaths: readonly RegExp[] = [
  new RegExp(`^/(${languages.join('|')})/partner/organisations/[^/]+/offer-files/?$`),
];

const flags = ['N', 'C', 'R', 'P'] as const;

export function offerFileRoutes(given: Deps, geography: HelpGeographyReader): Router {
  const deps: OfferFileDeps = { ...given, geography };
  const router = Router();
  const guard = requireRole('partner');
  router.get(paths.partnerOfferFiles, guard, async (req, res) => {
    await showFiles(deps, req, res);
  });
  router.post(paths.partnerOfferFiles, guard, takeFile, checkCsrfToken, receive(deps));
  router.get(paths.partnerOfferFileCsv, guard, download(deps));
  router.get(paths.partnerOfferFile, guard, async (req, res) => {
    await showFile(deps, res, await fileOf(deps, req, res));
  });
  router.get(paths.partnerOfferFileProblems, guard, downloadProblems(deps));
  for (const path of [paths.partnerOfferFileConfirm, paths.partnerOfferFileWithdraw]) {
    // A page about a conflict shows under the address that it was sent to: changing its language leads back to the preview.
    router.get(path, guard, async (req, res) => {
      const { room, upload } = await fileOf(deps, req, res);
      const params = { organisation: room.organisation.id, upload: upload.id };
      res.redirect(303, href(languageOf(res), paths.partnerOfferFile, params));
    });
  }
  router.post(paths.partnerOfferFileConfirm, guard, confirm(deps));
  router.post(paths.partnerOfferFileWithdraw, guard, withdraw(deps));
  return router;
}

function readerOf(res: Response): OfferFileReader {
  const language = languageOf(res);
  return { t: translator(language), language };
}

/** @throws {AppError} notFound for organisations of others */
async function roomOf(deps: Deps, req: Request, res: Response): Promise<OfferFileRoom> {
  const room = await readOfferFileRoom(deps, actorOf(res)!, String(req.params.organisation));
  if (room === null) throw new AppError('notFound');
  return room;
}

async function fileOf(deps: Deps, req: Request, res: Response) {
  const room = await roomOf(deps, req, res);
  const upload = await readOfferUpload(deps, room, String(req.params.upload));
  if (upload === null) throw new AppError('notFound');
  return { room, upload };
}

async function showFiles(
  deps: Deps,
  req: Request,
  res: Response,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const room = await roomOf(deps, req, res);
  const { organisation, organisations, elections } = room;
  const page = offerFilesPage(
    {
      organisation,
      elections,
      problems,
      locals: organisations.length - 1,
      chosen: field(req.body, 'election'),
      uploads: await readOfferUploads(deps, room),
      done: doneFileCodes.find((each) => each === req.query.done) ?? null,
    },
    readerOf(res),
  );
  await renderPage(res, 'offer-files/files', page);
}

function receive(deps: OfferFileDeps): RequestHandler {
  return async (req, res) => {
    const refuse = async (status: number, problem: FieldProblem) => {
      res.status(status);
      await showFiles(deps, req, res, [problem]);
    };
    if (isTooLarge(res)) {
      const params = { megabytes: largestUploadBytes / 1024 / 1024 };
      await refuse(413, { field: 'file', message: 'offerFile.problem.tooLarge', params });
      return;
    }
    const { file } = req;
    if (file === undefined || (file.size === 0 && file.originalname === '')) {
      await refuse(422, { field: 'file', message: 'workspace.problem.fileMissing' });
      return;
    }
    const room = await roomOf(deps, req, res);
    const upload = await receiveOfferFile(deps, actorOf(res)!, room, {
      electionCode: field(req.body, 'election'),
      name: file.originalname,
      bytes: file.buffer,
    });
    if (upload === null) {
      await refuse(422, { field: 'election', message: 'offers.problem.election' });
      return;
    }
    const params = { organisation: room.organisation.id, upload: upload.id };
    res.redirect(303, href(languageOf(res), paths.partnerOfferFile, params));
  };
}

function download(deps: OfferFileDeps): RequestHandler {
  return async (req, res) => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const room = await roomOf(deps, req, res);
    const electionCode = String(req.params.election);
    const csv = await writeOfferFile(deps, room, { electionCode, dialect, language: languageOf(res) });
    if (csv === null) throw new AppError('notFound');
    res.attachment(`${electionCode}-offers.csv`);
    res.type('text/csv; charset=utf-8').set('Cache-Control', 'no-store').send(csv);
  };
}

function downloadProblems(deps: OfferFileDeps): RequestHandler {
  return async (req, res) => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const { upload } = await fileOf(deps, req, res);
    const found = await readOfferFileProblems(deps, upload);
    if (found === null) throw new AppError('notFound');
    const { t } = readerOf(res);
    const csv = writeProblems(problemsInWords(found.problems, t), found.text, { t, dialect });
    res.attachment(`${upload.electionCode}-offer-problems.csv`);
    res.type('text/csv; charset=utf-8').set('Cache-Control', 'no-store').send(csv);
  };
}

async function showFile(
  deps: OfferFileDeps,
  res: Response,
  {
    room,
    upload,
    ...more
  }: { room: OfferFileRoom; upload: OfferUpload } & Partial<
    Pick<OfferFilePageInput, 'conflict' | 'declared'>
  >,
): Promise<void> {
  const input: OfferFilePageInput = {
    declared: [],
    ...more,
    upload,
    organisation: room.organisation,
    election: room.elections.find(({ code }) => code === upload.electionCode) ?? null,
    preview: await previewOfferFile(deps, upload),
  };
  await renderPage(res, 'offer-files/file', offerFilePage(input, readerOf(res)));
}

function toFiles(res: Response, room: OfferFileRoom, done: (typeof doneFileCodes)[number]): void {
  const params = { organisation: room.organisation.id };
  res.redirect(303, href(languageOf(res), paths.partnerOfferFiles, params, { done }));
}

function confirm(deps: OfferFileDeps): RequestHandler {
  return async (req, res) => {
    const { room, upload } = await fileOf(deps, req, res);
    if (!room.elections.some(({ code }) => code === upload.electionCode)) throw new AppError('notFound');
    const declared = flags.filter((flag) => listField(req.body, 'declarations').includes(flag));
    const sent = { seen: field(req.body, 'seen'), flags: declared };
    const done = await confirmOfferFile(deps, actorOf(res)!, upload, sent);
    if (done.ok) {
      toFiles(res, room, 'confirmed');
      return;
    }
    res.status(done.problem === 'notDeclared' ? 422 : 409);
    const current = (await readOfferUpload(deps, room, upload.id)) ?? upload;
    await showFile(deps, res, { room, upload: current, conflict: done.problem, declared });
  };
}

function withdraw(deps: OfferFileDeps): RequestHandler {
  return async (req, res) => {
    const { room, upload } = await fileOf(deps, req, res);
    if (await withdrawOfferFile(deps, actorOf(res)!, upload)) {
      toFiles(res, room, 'withdrawn');
      return;
    }
    res.status(409);
    const current = (await readOfferUpload(deps, room, upload.id)) ?? upload;
    await showFile(deps, res, { room, upload: current, conflict: 'settled' });
  };
}
