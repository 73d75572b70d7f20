/** Asking municipalities by mail to confirm their places; the link is made only when the mail is sent. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { findAccount, listAccountsWithGrant } from '../accounts/account.store';
import { recordAudit } from '../audit/audit.store';
import { electionYear, type ElectionType } from '../elections/election.model';
import { localName } from '../i18n/language';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import { queueMail } from '../outbox/outbox.store';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { hashOf, newToken } from '../platform/secrets';
import { placesState } from '../polling-places/places-state.service';
import { finnishDay } from '../shared/dates';
import { findWorkspace } from '../workspace/workspace.service';
import { confirmationLinkDays, mayConfirm } from './confirmation-link.model';
import { placesToConfirm } from './confirmation-link.service';
import { issueConfirmationLink } from './confirmation-link.store';

/** Whom asking would reach. */
export interface AskedMunicipality {
  municipalityCode: string;
  places: number;
  /** People of the municipality with an account, who would get one mail each. */
  accountIds: readonly string[];
}

/** Municipalities among the given ones that have places to confirm, and whom a mail would reach there. */
export async function readAskable(
  db: Knex,
  electionCode: string,
  municipalityCodes: readonly string[],
): Promise<AskedMunicipality[]> {
  const asked: AskedMunicipality[] = [];
  for (const municipalityCode of municipalityCodes) {
    const places = (await placesToConfirm(db, { electionCode, municipalityCode })).length;
    if (places === 0) continue;
    const people = await listAccountsWithGrant(db, { role: 'municipality', scope: municipalityCode });
    const accountIds = people.filter(({ isExample }) => !isExample).map(({ id }) => id);
    asked.push({ municipalityCode, places, accountIds });
  }
  return asked;
}

export interface AskedCounts {
  municipalities: number;
  mails: number;
}

/** Queues one mail for everybody who can confirm the places of the municipalities; audited. */
export async function askForConfirmation(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { electionCode, actorId }: { electionCode: string; actorId: string | null },
  municipalityCodes: readonly string[],
): Promise<AskedCounts> {
  const now = clock();
  return db.transaction(async (trx) => {
    const asked = (await readAskable(trx, electionCode, municipalityCodes)).filter(
      ({ accountIds }) => accountIds.length > 0,
    );
    for (const { municipalityCode: municipality, accountIds } of asked) {
      for (const accountId of accountIds) {
        const account = await findAccount(trx, accountId);
        if (account === null) continue;
        const values = { accountId, municipality, election: electionCode };
        const mail = {
          receiver: account.email,
          language: account.language,
          template: 'confirmPlaces',
          values,
        };
        await queueMail(trx, mail, now);
      }
    }
    const counts = { municipalities: asked.length, mails: asked.flatMap((each) => each.accountIds).length };
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
