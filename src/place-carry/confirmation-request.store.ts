/** SQL of which municipalities were asked by mail to confirm their places, and when. */
import type { Knex } from 'knex';
import { insertInPortions } from '../platform/database';

interface RequestRow {
  request_id: string;
  municipality_code: string;
  election_code: string;
  asked_at: string;
  mails: number;
}

/** One municipality asked in one request. */
export interface MunicipalityRequest {
  municipalityCode: string;
  mails: number;
}

/** Writes down whom a request asked; a municipality comes in a request once. */
export async function insertConfirmationRequests(
  trx: Knex,
  { requestId, electionCode, askedAt }: { requestId: string; electionCode: string; askedAt: Date },
  asked: readonly MunicipalityRequest[],
): Promise<void> {
  const rows = asked.map(({ municipalityCode, mails }): RequestRow => ({
    request_id: requestId,
    municipality_code: municipalityCode,
    election_code: electionCode,
    asked_at: askedAt.toISOString(),
    mails,
  }));
  await insertInPortions(trx, 'confirmation_requests', rows);
}

/** Whom a request asked for an election; nobody when it was never sent. */
export async function listAskedIn(
  db: Knex,
  { requestId, electionCode }: { requestId: string; electionCode: string },
): Promise<MunicipalityRequest[]> {
  const rows = await db<RequestRow>('confirmation_requests')
    .where({ request_id: requestId, election_code: electionCode })
    .orderBy('municipality_code');
  return rows.map((row) => ({ municipalityCode: row.municipality_code, mails: row.mails }));
}

/** When each municipality was last asked for an election; those that never were are absent. */
export async function readLastAsked(db: Knex, electionCode: string): Promise<Map<string, Date>> {
  const rows = await db<RequestRow>('confirmation_requests')
    .where({ election_code: electionCode })
    .groupBy('municipality_code')
    .select('municipality_code')
    .max<{ municipality_code: string; asked: string }[]>({ asked: 'asked_at' });
  return new Map(rows.map((row) => [row.municipality_code, new Date(row.asked)]));
}
