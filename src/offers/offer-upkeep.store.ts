/** SQL of what organisations are asked again about their offers; only the hash of a link's token is known here. */
import type { Knex } from 'knex';
import type { IsoDate } from '../shared/dates';
import type { OfferRequest, RequestKind } from './offer-upkeep.model';

interface RequestRow {
  id: string;
  offer_id: string;
  kind: RequestKind;
  subject: IsoDate;
  asked_at: string;
  token_hash: string | null;
  answered_at: string | null;
  lapsed_at: string | null;
}

const toInstant = (text: string | null) => (text === null ? null : new Date(text));

function toRequest(row: RequestRow): OfferRequest {
  return {
    id: row.id,
    offerId: row.offer_id,
    kind: row.kind,
    subject: row.subject,
    askedAt: new Date(row.asked_at),
    answeredAt: toInstant(row.answered_at),
    lapsedAt: toInstant(row.lapsed_at),
  };
}

/** Stores a request; false when the same has been asked already, by whichever process. */
export async function insertRequest(
  trx: Knex,
  request: Pick<OfferRequest, 'id' | 'offerId' | 'kind' | 'subject' | 'askedAt'>,
): Promise<boolean> {
  const inserted = await trx('offer_requests')
    .insert({
      id: request.id,
      offer_id: request.offerId,
      kind: request.kind,
      subject: request.subject,
      asked_at: request.askedAt.toISOString(),
    })
    .onConflict(['offer_id', 'kind', 'subject'])
    .ignore()
    .returning('id');
  return inserted.length === 1;
}

/** Everything that has been asked about the offers of an election, oldest first. */
export async function listRequests(db: Knex, electionCode: string): Promise<OfferRequest[]> {
  const ofElection = db('offers').where('election_code', electionCode).select('id');
  const rows = await db<RequestRow>('offer_requests')
    .whereIn('offer_id', ofElection)
    .orderBy(['asked_at', 'id']);
  return rows.map(toRequest);
}

/** What has been asked about offers, oldest first. */
export async function listRequestsOf(db: Knex, offerIds: readonly string[]): Promise<OfferRequest[]> {
  const rows = await db<RequestRow>('offer_requests')
    .whereIn('offer_id', offerIds)
    .orderBy(['asked_at', 'id']);
  return rows.map(toRequest);
}

export async function findRequest(db: Knex, id: string): Promise<OfferRequest | null> {
  const row = await db<RequestRow>('offer_requests').where({ id }).first();
  return row === undefined ? null : toRequest(row);
}

/** Gives a request a link; an older link of it is worthless from then on. */
export async function setRequestToken(db: Knex, id: string, tokenHash: string): Promise<void> {
  await db('offer_requests').where({ id }).whereNull('answered_at').update({ token_hash: tokenHash });
}

/** The request whose unanswered link has the hash. */
export async function findRequestByToken(db: Knex, tokenHash: string): Promise<OfferRequest | null> {
  const row = await db<RequestRow>('offer_requests')
    .where('token_hash', tokenHash)
    .whereNull('answered_at')
    .first();
  return row === undefined ? null : toRequest(row);
}

/** Notes an answer to all open requests of these kinds about an offer; returns how many there were. */
export async function answerRequests(
  trx: Knex,
  offerId: string,
  kinds: readonly RequestKind[],
  now: Date,
): Promise<number> {
  return trx('offer_requests')
    .where('offer_id', offerId)
    .whereIn('kind', kinds)
    .whereNull('answered_at')
    .update({ answered_at: now.toISOString(), token_hash: null });
}

export async function markLapsed(trx: Knex, id: string, now: Date): Promise<void> {
  await trx('offer_requests').where({ id }).update({ lapsed_at: now.toISOString() });
}
