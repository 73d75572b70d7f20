/** SQL of reports about offers. */
import type { Knex } from 'knex';
import type { Language } from '../i18n/language';
import type { OfferReport, ReportReason, ReportState } from './offer-report.model';

interface ReportRow {
  id: string;
  offer_id: string;
  reason: ReportReason;
  message: string;
  reporter_email: string | null;
  language: Language;
  state: ReportState;
  created_at: string;
  handled_at: string | null;
  note: string | null;
}

function toReport(row: ReportRow): OfferReport {
  return {
    id: row.id,
    offerId: row.offer_id,
    reason: row.reason,
    message: row.message,
    email: row.reporter_email,
    language: row.language,
    state: row.state,
    createdAt: new Date(row.created_at),
    handledAt: row.handled_at === null ? null : new Date(row.handled_at),
    note: row.note,
  };
}

export async function insertReport(trx: Knex, report: OfferReport): Promise<void> {
  await trx('offer_reports').insert({
    id: report.id,
    offer_id: report.offerId,
    reason: report.reason,
    message: report.message,
    reporter_email: report.email,
    language: report.language,
    state: report.state,
    created_at: report.createdAt.toISOString(),
  });
}

/** Whether a report about the offer waits to be handled. */
export async function hasWaitingReport(trx: Knex, offerId: string): Promise<boolean> {
  const row = await trx<ReportRow>('offer_reports').where({ offer_id: offerId, state: 'new' }).first('id');
  return row !== undefined;
}

export async function findReport(db: Knex, id: string): Promise<OfferReport | null> {
  const row = await db<ReportRow>('offer_reports').where({ id }).first();
  return row === undefined ? null : toReport(row);
}

/** Whose reports are listed. */
export interface ReportScope {
  state: ReportState;
  /** Municipalities of which the offer's area must touch one; null: the whole country. */
  municipalities: readonly string[] | null;
  /** Organisations whose offers are left out: nobody handles reports about their own. */
  notOf: readonly string[];
}

function scoped(db: Knex, { state, municipalities, notOf }: ReportScope) {
  const offers = db('offers').whereNotIn('organisation_id', notOf).select('id');
  if (municipalities !== null)
    void offers.whereIn(
      'id',
      db('offer_areas').whereIn('municipality_code', municipalities).select('offer_id'),
    );
  return db<ReportRow>('offer_reports').where('state', state).whereIn('offer_id', offers);
}

/** One page of reports, those that have waited longest first, and how many there are in all. */
export async function listReports(
  db: Knex,
  scope: ReportScope,
  page: { offset: number; limit: number },
): Promise<{ reports: OfferReport[]; total: number }> {
  const [count] = await scoped(db, scope).count<{ total: number | string }[]>({ total: '*' });
  const rows = await scoped(db, scope)
    .select('*')
    .orderBy([{ column: 'created_at' }, { column: 'id' }])
    .offset(page.offset)
    .limit(page.limit);
  return { reports: rows.map((row) => toReport(row)), total: Number(count!.total) };
}

/** Marks a report as handled and forgets who reported; false when it was handled before. */
export async function handleReport(trx: Knex, id: string, note: string, now: Date): Promise<boolean> {
  const changed = await trx('offer_reports')
    .where({ id, state: 'new' })
    .update({ state: 'handled', note, handled_at: now.toISOString(), reporter_email: null });
  return changed === 1;
}

/** Deletes reports that came before an instant; tells how many. */
export async function deleteReportsBefore(db: Knex, before: Date): Promise<number> {
  return db('offer_reports').where('created_at', '<', before.toISOString()).delete();
}
