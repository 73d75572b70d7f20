/** Takes the file of a form onto the disk beside the database. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { RequestHandler, Response } from 'express';
import multer from 'multer';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { withinTime } from '../platform/within-time';
import type { BroughtFile } from './demand-import.service';
import type { ImportReadings } from './import-readings.service';
import { makeTemporaryFolder } from './temporary-files.service';

interface UploadLocals {
  isTooLarge?: boolean;
  inUse?: Promise<unknown>;
}

/** Files up to this size are read while the form is answered; of larger ones a page tells how far they are. */
const readAtOnceBytes = 5 * 1024 * 1024;
const waitMs = 2000;

/** Begins to read a file that `fileTaker` took; answers with the id of its version when it is ready, or takes longer than people wait. */
export async function readTaken(res: Response, readings: ImportReadings, file: BroughtFile): Promise<string> {
  const { id, ready } = readings.start(file);
  (res.locals as UploadLocals).inUse = ready;
  await (file.sizeBytes <= readAtOnceBytes ? ready : withinTime(ready, waitMs));
  return id;
}

/** Whether the file was over the limit. */
export function isFileTooLarge(res: Response): boolean {
  return (res.locals as UploadLocals).isTooLarge === true;
}

/** Writes the file to the disk; it is removed when the answer has left and the file is read, whatever came of either. */
export function fileTaker(deps: Deps, largestBytes: number): RequestHandler {
  const multipart = multer({
    storage: multer.diskStorage({
      destination: (_req, _file, done) => {
        makeTemporaryFolder(deps.config).then(
          (folder) => {
            done(null, folder);
          },
          (error: unknown) => {
            done(error as Error, '');
          },
        );
      },
      filename: (_req, _file, done) => {
        done(null, randomUUID());
      },
    }),
    defParamCharset: 'utf8',
    limits: { fileSize: largestBytes, files: 1, fields: 5, fieldSize: 1000, parts: 7 },
  }).single('file');
  return (req, res, next) => {
    res.once('close', () => {
      const { file } = req;
      if (file === undefined) return;
      const remove = () => rm(file.path, { force: true });
      ((res.locals as UploadLocals).inUse ?? Promise.resolve())
        .then(remove, remove)
        .catch((error: unknown) => {
          deps.logger.error({ err: error }, 'an uploaded file could not be removed');
        });
    });
    void multipart(req, res, (error: unknown) => {
      if (error === undefined || error === null) {
        next();
        return;
      }
      if (!(error instanceof multer.MulterError)) {
        next(error);
        return;
      }
      if (error.code === 'LIMIT_FILE_SIZE') {
        (res.locals as UploadLocals).isTooLarge = true;
        next();
        return;
      }
      next(new AppError('badRequest'));
    });
  };
}
