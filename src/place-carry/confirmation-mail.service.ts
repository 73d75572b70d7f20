/** Asking municipalities by mail to confirm their places; the link is made only when the mail is sent. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Account } from '../accounts/account.model';
import { findAccount, listAccountsInRole } from '../accounts/account.store';
import { recordAudit } from '../audit/audit.store';
import { electionYear, type ElectionType } from '../elections/election.model';
import { localName } from '../i18n/language';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import { queueMail } from '../outbox/outbox.store';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { hashOf, newToken } from '../platform/secrets';
import { chosenPlaces } from '../polling-places/confirmation.model';
import { placesState } from '../polling-places/places-state.service';
import { listPlaces, lockPlaces } from '../polling-places/polling-place.store';
import { finnishDay } from '../shared/dates';
import { groupBy } from '../shared/group-by';
import { findWorkspace } from '../workspace/workspace.service';
import { confirmationLinkDays, mayConfirm } from './confirmation-link.model';
import { placesToConfirm } from './confirmation-link.service';
import { issueConfirmationLink } from './confirmation-link.store';
import { isRequestId, peopleToAsk, wasAskedRecently } from './confirmation-request.model';
import { insertConfirmationRequests, listAskedIn, readLastAsked } from './confirmation-request.store';

/** Whom asking would reach. */
export interface AskedMunicipality {
  municipalityCode: string;
  places: number;
  /** People of the municipality with an account, who would get one mail each. */
  people: readonly Account[];
  lastAskedAt: Date | null;
}

/** Municipalities among the given ones that have places to confirm, whom a mail would reach there, and when one last did. */
export async function readAskable(
  db: Knex,
  electionCode: string,
  municipalityCodes: readonly string[],
): Promise<AskedMunicipality[]> {
  const all = await listPlaces(db, electionCode, { municipalityCodes });
  const waiting = groupBy(
    chosenPlaces(all, { action: 'confirm', placeId: null, kind: null }),
    (place) => place.municipalityCode,
  );
  const people = peopleToAsk(await listAccountsInRole(db, 'municipality'));
  const lastAsked = await readLastAsked(db, electionCode);
  return municipalityCodes
    .filter((code) => waiting.has(code))
    .map((code) => ({
      municipalityCode: code,
      places: waiting.get(code)!.length,
      people: people.get(code) ?? [],
      lastAskedAt: lastAsked.get(code) ?? null,
    }));
}

/** One press of the button that asks. */
export interface ConfirmationRequest {
  electionCode: string;
  actorId: string | null;
  /** Made by the page with the button: a second press is the same request and asks nobody again. */
  requestId: string;
  /** Whether municipalities that were asked a moment ago are asked again. */
  insists: boolean;
}

export interface AskedCounts {
  municipalities: number;
  mails: number;
}

function countAsked(asked: readonly { mails: number }[]): AskedCounts {
  return {
    municipalities: asked.length,
    mails: asked.reduce((total, { mails }) => total + mails, 0),
  };
}

/** Queues one mail for everybody who can confirm the places of a municipality. */
async function queueMails(
  trx: Knex,
  { electionCode, municipalityCode, people }: AskedMunicipality & { electionCode: string },
  now: Date,
): Promise<void> {
  for (const { id, email, language } of people) {
    const values = { accountId: id, municipality: municipalityCode, election: electionCode };
    await queueMail(trx, { receiver: email, language, template: 'confirmPlaces', values }, now);
  }
}

/**
 * Queues one mail for everybody who can confirm the places of the municipalities; audited. Left out are municipalities that the
 * same request has asked already, and those asked within three days unless the request insists.
 * @returns whom this call asked
 */
export async function askForConfirmation(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { electionCode, actorId, requestId, insists }: ConfirmationRequest,
  municipalityCodes: readonly string[],
): Promise<AskedCounts> {
  const now = clock();
  return db.transaction(async (trx) => {
    // Two who ask at once come one after the other: the second finds what the first has written.
    await lockPlaces(trx, electionCode);
    const sent = await listAskedIn(trx, { requestId, electionCode });
    const before = new Set(sent.map(({ municipalityCode }) => municipalityCode));
    const asked = (await readAskable(trx, electionCode, [...new Set(municipalityCodes)])).filter(
      ({ municipalityCode, people, lastAskedAt }) =>
        people.length > 0 &&
        !before.has(municipalityCode) &&
        (insists || !wasAskedRecently(lastAskedAt, now)),
    );
    for (const each of asked) await queueMails(trx, { ...each, electionCode }, now);
    const rows = asked.map(({ municipalityCode, people }) => ({ municipalityCode, mails: people.length }));
    await insertConfirmationRequests(trx, { requestId, electionCode, askedAt: now }, rows);
    const counts = countAsked(rows);
    if (counts.mails > 0)
      await recordAudit(trx, {
        type: 'places.confirmationAsked',
        at: now,
        actorId,
        objectId: null,
        details: { election: electionCode, ...counts },
      });
    return counts;
  });
}

/** Whom a request asked; null when the text is the id of no request that asked anybody. */
export async function readRequestCounts(
  db: Knex,
  electionCode: string,
  requestId: unknown,
): Promise<AskedCounts | null> {
  if (typeof requestId !== 'string' || !isRequestId(requestId)) return null;
  const asked = await listAskedIn(db, { requestId, electionCode });
  return asked.length === 0 ? null : countAsked(asked);
}

/** Nothing is sent when the person no longer works there, or nothing is left to confirm. */
async function prepare(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const { db, clock, config } = deps;
  const of = {
    electionCode: String(mail.values.election),
    municipalityCode: String(mail.values.municipality),
  };
  const account = await findAccount(db, String(mail.values.accountId));
  const workspace = await findWorkspace(deps, of.municipalityCode, of.electionCode);
  if (account === null || !mayConfirm(account, of.municipalityCode)) return null;
  if (workspace?.isOpen !== true) return null;
  const places = await placesToConfirm(db, of);
  if (places.length === 0) return null;
  const token = newToken();
  const now = clock();
  const expiresAt = new Date(now.getTime() + confirmationLinkDays * 86_400_000);
  const link = { id: randomUUID(), accountId: account.id, ...of, createdAt: now, expiresAt };
  await db.transaction((trx) =>
    issueConfirmationLink(trx, { ...link, placesState: placesState(places) }, hashOf(token)),
  );
  return {
    url: `${config.publicUrl}${href(mail.language, paths.confirmPlaces, {}, { token })}`,
    places: places.length,
    municipality: localName(workspace.municipality, mail.language),
    type: workspace.election.type,
    year: electionYear(workspace.election),
    until: finnishDay(expiresAt),
  };
}

export const confirmationMailTemplates = {
  confirmPlaces: {
    prepare,
    content: (t, { url, places, municipality, type, year, until }, format) => {
      const election = t(`elections.name.${type as ElectionType}`, { year: Number(year) });
      return {
        subject: t('placeCarry.mail.subject', { municipality: String(municipality), election }),
        paragraphs: [
          t('placeCarry.mail.text', { count: Number(places), election }),
          t('placeCarry.mail.how', { until: format.day(String(until)) }),
          t('placeCarry.mail.changed'),
        ],
        link: { url: String(url), label: t('placeCarry.mail.link') },
      };
    },
  },
} satisfies Record<string, MailTemplate>;
