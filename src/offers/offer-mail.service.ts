/** Mail about offers: the reviewer's decision, and what organisations are asked again. */
import { href, paths } from '../paths';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import type { Translate } from '../i18n/translate';
import type { Deps } from '../platform/deps';
import { helpTypeCodes } from './help-type.model';
import { hashOf, newToken } from '../platform/secrets';
import { addDays, finnishDay } from '../shared/dates';
import { readElection } from '../elections/election.store';
import { findOrganisation } from '../organisations/organisation.store';
import { isUp } from './offer-state.model';
import { candidatesDay, declareBy, flagsToDeclare, reconfirmationOf } from './offer-upkeep.model';
import { findRequest, setRequestToken } from './offer-upkeep.store';
import { reportReasons } from './offer-report.model';
import { findReport } from './offer-report.store';
import { findOffer } from './offer.store';

/** Tells how the offer stands when the mail leaves; nothing when it has been changed again since. */
async function prepareDecision(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const offer = await findOffer(deps.db, String(mail.values.offerId));
  const told = ['published', 'returned', ...(mail.values.state === 'withdrawn' ? ['withdrawn'] : [])];
  if (offer === null || !told.includes(offer.state)) return null;
  const url = `${deps.config.publicUrl}${href(mail.language, paths.partnerOffer, { offer: offer.id })}`;
  return { url, type: offer.type, state: offer.state, reason: offer.decisionReason ?? '' };
}

/** The link is made only now and the database keeps its hash; nothing is told that has been answered meanwhile. */
async function prepareRequest(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const request = await findRequest(deps.db, String(mail.values.requestId));
  const offer = request === null ? null : await findOffer(deps.db, request.offerId);
  if (request?.answeredAt !== null || offer === null || !isUp(offer)) return null;
  const election = await readElection(deps.db, offer.electionCode);
  if (election === undefined) return null;
  const today = finnishDay(deps.clock());
  const isDeclaring = request.kind === 'redeclare';
  const isLeft = isDeclaring
    ? flagsToDeclare(offer, candidatesDay(election), today).length > 0
    : reconfirmationOf(offer, election, today).isOpen;
  if (!isLeft) return null;
  const token = newToken();
  await setRequestToken(deps.db, request.id, hashOf(token));
  const url = `${deps.config.publicUrl}${href(mail.language, paths.offerAnswer, {}, { token })}`;
  const until = isDeclaring ? declareBy(request) : addDays(request.subject, -1);
  return { url, type: offer.type, kind: request.kind, day: request.subject, until };
}

/** Tells that the offer is paused, while it is. */
async function prepareLapsed(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const offer = await findOffer(deps.db, String(mail.values.offerId));
  if (offer?.state !== 'paused') return null;
  const url = `${deps.config.publicUrl}${href(mail.language, paths.partnerOffer, { offer: offer.id })}`;
  return { url, type: offer.type };
}

/** Tells a local of the draft that its umbrella made, while it is one. */
async function prepareDraft(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const offer = await findOffer(deps.db, String(mail.values.offerId));
  if (offer?.state !== 'draft') return null;
  const organisation = await findOrganisation(deps.db, offer.organisationId);
  const umbrella = await findOrganisation(deps.db, String(mail.values.umbrellaId));
  if (organisation === null || umbrella === null) return null;
  const url = `${deps.config.publicUrl}${href(mail.language, paths.partnerOffer, { offer: offer.id })}`;
  return { url, type: offer.type, umbrella: umbrella.name, name: organisation.name };
}

function typeName(t: Translate, type: MailValues[string] | undefined): string {
  const code = helpTypeCodes.find((each) => each === type);
  return code === undefined ? '' : t(`offers.type.${code}`);
}

/** What is told of each decision of a reviewer. */
const decisionTexts = {
  published: { subject: 'offers.mail.publishedSubject', text: 'offers.mail.published' },
  returned: { subject: 'offers.mail.returnedSubject', text: 'offers.mail.returned' },
  withdrawn: { subject: 'offers.mail.takenDownSubject', text: 'offers.mail.takenDown' },
} as const;
type ToldState = keyof typeof decisionTexts;
const toDecision = (state: MailValues[string] | undefined): ToldState =>
  state === 'published' || state === 'withdrawn' ? state : 'returned';

/** Tells moderators of a report while it waits. */
async function prepareReported(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const report = await findReport(deps.db, String(mail.values.reportId));
  const offer = report?.state === 'new' ? await findOffer(deps.db, report.offerId) : null;
  if (report === null || offer === null) return null;
  const page = href(mail.language, paths.moderationReport, { report: report.id });
  return { url: `${deps.config.publicUrl}${page}`, type: offer.type, reason: report.reason };
}

export const offerMailTemplates = {
  offerReported: {
    prepare: prepareReported,
    content: (t, { url, type, reason }) => ({
      subject: t('offerReports.mail.subject', { name: typeName(t, type) }),
      paragraphs: [
        t('offerReports.mail.text', {
          reason: t(`offerReports.reason.${reportReasons.find((each) => each === reason) ?? 'other'}`),
        }),
      ],
      link: { url: String(url), label: t('offerReports.mail.link') },
    }),
  },
  moderationWaits: {
    content: (t, { url, offers, reports, days }) => ({
      subject: t('offerReports.waits.subject'),
      paragraphs: [
        t('offerReports.waits.text', {
          days: Number(days),
          offers: Number(offers),
          reports: Number(reports),
        }),
      ],
      link: { url: String(url), label: t('offerReports.waits.link') },
    }),
  },
  offerRequest: {
    prepare: prepareRequest,
    content: (t, { url, type, kind, day, until }, format) => {
      const name = typeName(t, type);
      const isDeclaring = kind === 'redeclare';
      const days = { day: format.day(String(day)), until: format.day(String(until)) };
      return {
        subject: t(isDeclaring ? 'offerUpkeep.mail.declareSubject' : 'offerUpkeep.mail.confirmSubject', {
          name,
        }),
        paragraphs: [
          t(isDeclaring ? 'offerUpkeep.mail.declare' : 'offerUpkeep.mail.confirm', days),
          t('offerUpkeep.mail.change'),
        ],
        link: {
          url: String(url),
          label: t(isDeclaring ? 'offerUpkeep.declareButton' : 'offerUpkeep.confirmButton'),
        },
      };
    },
  },
  offerLapsed: {
    prepare: prepareLapsed,
    content: (t, { url, type }) => ({
      subject: t('offerUpkeep.mail.lapsedSubject', { name: typeName(t, type) }),
      paragraphs: [t('offerUpkeep.mail.lapsed')],
      link: { url: String(url), label: t('offers.mail.link') },
    }),
  },
  offerDraftGiven: {
    keepsSubject: true,
    prepare: prepareDraft,
    content: (t, { url, type, umbrella, name }) => ({
      subject: t('offerTemplate.mail.subject', { type: typeName(t, type) }),
      paragraphs: [t('offerTemplate.mail.text', { umbrella: String(umbrella), name: String(name) })],
      link: { url: String(url), label: t('offerTemplate.mail.link') },
    }),
  },
  offerDecided: {
    keepsSubject: true,
    prepare: prepareDecision,
    content: (t, { url, type, state, reason }) => {
      const name = typeName(t, type);
      return {
        subject: t(decisionTexts[toDecision(state)].subject, { name }),
        paragraphs: [t(decisionTexts[toDecision(state)].text, { reason: String(reason) })],
        link: { url: String(url), label: t('offers.mail.link') },
      };
    },
  },
} satisfies Record<string, MailTemplate>;
