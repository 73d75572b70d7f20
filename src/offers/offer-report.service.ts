/** Takes reports about published offers in, shows them to the moderators of the area, and forgets them in time. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { listAccountsInRole } from '../accounts/account.store';
import { can, scopesOf, type Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import { areaScopes, currentMunicipalities } from '../organisations/organisation.service';
import type { Organisation } from '../organisations/organisation.model';
import { findOrganisation } from '../organisations/organisation.store';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { moderatedMunicipalities } from './moderated-area.model';
import type { Offer } from './offer.model';
import type { ReportFilter } from './offer-report.form';
import { reportKeptDays, type NewReport, type OfferReport } from './offer-report.model';
import {
  deleteReportsBefore,
  findReport,
  hasWaitingReport,
  handleReport,
  insertReport,
  listReports,
} from './offer-report.store';
import { findOffer } from './offer.store';
import { findPublicOffer } from './public-offer.service';

/** Stores a report about a public offer; one about anything else is thanked for in the same way and goes nowhere. */
export async function reportOffer(deps: Deps, offerId: string, report: NewReport): Promise<void> {
  if ((await findPublicOffer(deps, offerId)) === null) return;
  const offer = await findOffer(deps.db, offerId);
  const codes = offer?.publishedContent?.municipalities ?? [];
  const areas = areaScopes(codes, await currentMunicipalities(deps));
  const now = deps.clock();
  const id = randomUUID();
  await deps.db.transaction(async (trx) => {
    // One mail per offer until somebody has looked: whoever reports it again and again fills no mailboxes.
    const isFirst = !(await hasWaitingReport(trx, offerId));
    const rest = { state: 'new', createdAt: now, handledAt: null, note: null } as const;
    await insertReport(trx, { ...report, ...rest, id, offerId });
    await recordAudit(trx, {
      type: 'offer.reported',
      at: now,
      actorId: null,
      objectId: offerId,
      details: {},
    });
    if (isFirst && offer !== null)
      await tellModerators(trx, { reportId: id, areas, organisationId: offer.organisationId }, now);
  });
}

/** Mails the moderators of the offer's area, but nobody of its own organisation. */
async function tellModerators(
  trx: Knex,
  { reportId, ...about }: { reportId: string; areas: readonly string[]; organisationId: string },
  now: Date,
): Promise<void> {
  for (const { id, grants, email, language } of await listAccountsInRole(trx, 'moderator')) {
    if (!can({ accountId: id, grants }, 'reviewOffersInArea', about)) continue;
    const mail = { receiver: email, language, template: 'offerReported', values: { reportId } };
    await queueMail(trx, mail, now);
  }
}

export const reportsPerPage = 25;

export interface ReportInContext {
  report: OfferReport;
  offer: Offer;
  organisation: Organisation;
}

async function inContext(deps: Deps, report: OfferReport): Promise<ReportInContext | null> {
  const offer = await findOffer(deps.db, report.offerId);
  const organisation = offer === null ? null : await findOrganisation(deps.db, offer.organisationId);
  return offer === null || organisation === null ? null : { report, offer, organisation };
}

/** A page of the reports about offers in the actor's area. */
export async function readReports(
  deps: Deps,
  actor: Actor,
  { state, page }: ReportFilter,
): Promise<{ reports: ReportInContext[]; total: number }> {
  const municipalities = moderatedMunicipalities(actor, await currentMunicipalities(deps));
  const scope = { state, municipalities, notOf: scopesOf(actor, 'partner') };
  const at = { offset: (page - 1) * reportsPerPage, limit: reportsPerPage };
  const { reports, total } = await listReports(deps.db, scope, at);
  const found: ReportInContext[] = [];
  for (const report of reports) {
    const each = await inContext(deps, report);
    if (each !== null) found.push(each);
  }
  return { reports: found, total };
}

/** One report with its offer; null when there is none or it is not the actor's to handle. */
export async function readReport(deps: Deps, actor: Actor, id: string): Promise<ReportInContext | null> {
  const report = await findReport(deps.db, id);
  const found = report === null ? null : await inContext(deps, report);
  if (found === null) return null;
  const { content, publishedContent, organisationId } = found.offer;
  const codes = [...content.municipalities, ...(publishedContent?.municipalities ?? [])];
  const areas = areaScopes(codes, await currentMunicipalities(deps));
  return can(actor, 'reviewOffersInArea', { areas, organisationId }) ? found : null;
}

/** Notes how a report was handled and forgets who reported; false when somebody was faster. */
export async function closeReport(
  { db, clock }: Deps,
  actor: Actor,
  { report }: ReportInContext,
  note: string,
): Promise<boolean> {
  const now = clock();
  return db.transaction(async (trx) => {
    if (!(await handleReport(trx, report.id, note, now))) return false;
    const noted = { at: now, actorId: actor.accountId, objectId: report.offerId };
    await recordAudit(trx, { ...noted, type: 'offer.reportHandled', details: {} });
    return true;
  });
}

/** Deletes reports whose time has come; logged. */
export async function deleteOldReports({ db, clock, logger }: Deps): Promise<number> {
  const before = new Date(clock().getTime() - reportKeptDays * 86_400_000);
  const deleted = await deleteReportsBefore(db, before);
  if (deleted > 0) logger.info({ reports: deleted }, 'old reports about offers deleted');
  return deleted;
}
