/** Files that programs send: the body as it is, or one part of a multipart body; into the preview only. */
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { machinePaths } from '../paths';
import type { Deps } from '../platform/deps';
import { problemText } from '../polling-places/place-problem.pages';
import { largestUploadBytes } from '../workspace/upload.model';
import { isTooLarge, takeFile } from '../workspace/upload.routes';
import { workspaceOf } from '../workspace/workspace.routes';
import { uploadAnswer } from './exchange-answer.pages';
import {
  admit,
  ExchangeRefused,
  exchangeReader,
  TokenRefused,
  type ExchangeLocals,
} from './exchange-guard.routes';
import { receiveScheduledUpload } from './scheduled-upload.service';

export function scheduledUploadRoutes(deps: Deps): Router {
  const router = Router();
  const guard = admit(deps, 'uploadPlaces');
  router
    .route(machinePaths.workspaceUploads)
    .post(guard, takeBody, receive(deps))
    .put(guard, takeBody, receive(deps));
  return router;
}

const rawBody = express.raw({ type: () => true, limit: largestUploadBytes, inflate: false });

/** The file as the body itself, or as the part `file` of a multipart body; never unpacked. */
const takeBody: RequestHandler = (req, res, next) => {
  if (req.is('multipart/form-data')) {
    void takeFile(req, res, next);
    return;
  }
  (rawBody as RequestHandler)(req, res, (error: unknown) => {
    const { status } = (error ?? {}) as { status?: number };
    if (status === 413)
      next(new ExchangeRefused('tooLarge', { megabytes: largestUploadBytes / 1024 / 1024 }));
    else if (status === 415) next(new ExchangeRefused('encoded'));
    else next(error);
  });
};

/** @throws {ExchangeRefused} when there is none, or it is too large */
function fileOf(req: Request, res: Response): { name: string; bytes: Buffer } {
  if (isTooLarge(res)) throw new ExchangeRefused('tooLarge', { megabytes: largestUploadBytes / 1024 / 1024 });
  const { file } = req;
  if (file !== undefined) return { name: file.originalname, bytes: file.buffer };
  const body: unknown = req.body;
  if (!Buffer.isBuffer(body) || body.length === 0) throw new ExchangeRefused('bodyMissing');
  const name = typeof req.query.name === 'string' ? req.query.name : '';
  return { name: name === '' ? 'upload.csv' : name, bytes: body };
}

function receive(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { token } = res.locals as ExchangeLocals;
    if (token === undefined) throw new TokenRefused('missing');
    const reader = exchangeReader(req, res);
    const workspace = await workspaceOf(deps, req);
    if (!workspace.isOpen) throw new ExchangeRefused('closed');
    const received = await receiveScheduledUpload(deps, workspace, token, fileOf(req, res));
    if (!received.ok) {
      const { what, advice } = problemText(received.problem, reader.t, reader.language);
      throw new ExchangeRefused('notText', { reason: `${what} ${advice}` });
    }
    const answer = uploadAnswer(received.value, deps.config.publicUrl, reader);
    res.status(answer.state === 'refused' ? 422 : answer.isNew ? 201 : 200);
    if (answer.preview !== null) res.location(answer.preview);
    res.set('Cache-Control', 'no-store').json(answer);
  };
}
