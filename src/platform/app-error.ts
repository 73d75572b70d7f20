/** Errors that people see: thrown anywhere, answered in errors.ts. */

export type ErrorKind =
  'badRequest' | 'forbidden' | 'staleForm' | 'notFound' | 'tooMany' | 'busy' | 'unexpected';

/** Thrown when a request cannot be answered as asked; `kind` chooses status and text. */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string = kind,
  ) {
    super(message);
  }
}

/** Thrown when the machine has too much to do already; the answer says after how many seconds to try again. */
export class Busy extends AppError {
  readonly retryAfterSeconds = 20;

  constructor() {
    super('busy');
  }
}

/** Thrown when somebody asks too often; the answer says after how many seconds to try again. */
export class TooManyRequests extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super('tooMany');
  }
}
