/** View models of an organisation's own page and of one of its offers. */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { IsoDate } from '../shared/dates';
import type { Organisation } from '../organisations/organisation.model';
import { helpTypeCodes } from './help-type.model';
import { missingSteps, needsMoreTrust, type Offer, type OfferStep } from './offer.model';
import { isUp } from './offer-state.model';
import { candidatesDay, flagsToDeclare, reconfirmationOf } from './offer-upkeep.model';
import { upkeepView, type UpkeepView } from './offer-upkeep.pages';
import { href, paths } from '../paths';
import { hasEnded, type ListedTemplate } from './offer-template.model';
import { cardHeading, offerCard, type OfferCard } from './offer-card.pages';
import { publicView } from './public-offer.model';
import type { Municipality } from '../areas/area.model';

export interface DeskInput {
  today: IsoDate;
  ownIds: readonly string[];
  organisations: readonly Organisation[];
  offers: readonly Offer[];
  elections: readonly ElectionRecord[];
  canOffer: boolean;
  /** Offers to copy to locals; null where there are none. */
  templates: { templates: readonly ListedTemplate[] } | null;
}

/** What the organisation must do about an offer now; null when nothing. */
function taskOf(
  t: Translate,
  offer: Offer,
  election: ElectionRecord | undefined,
  today: IsoDate,
): string | null {
  if (election !== undefined && isUp(offer)) {
    if (flagsToDeclare(offer, candidatesDay(election), today).length > 0)
      return t('offerUpkeep.task.declare');
    if (reconfirmationOf(offer, election, today).isOpen) return t('offerUpkeep.task.confirm');
  }
  if (offer.state === 'draft') return t('offers.desk.task.draft');
  if (offer.state === 'returned') return t('offers.desk.task.returned');
  return offer.state === 'paused' ? t('offers.desk.task.paused') : null;
}

export function partnerDeskPage(
  t: Translate,
  language: Language,
  { ownIds, organisations, offers, elections, canOffer, today, templates }: DeskInput,
) {
  const nameOf = new Map(elections.map((each) => [each.code, electionName(each, t, language)]));
  const rows = offers.map((offer) => ({
    id: offer.id,
    type: t(`offers.type.${offer.type}`),
    election: nameOf.get(offer.electionCode) ?? offer.electionCode,
    organisation: organisations.find(({ id }) => id === offer.organisationId)?.name ?? '',
    organisationId: offer.organisationId,
    state: t(`offers.state.${offer.state}`),
    isUp: isUp(offer),
    isTemplate: templates?.templates.some((each) => each.isKept && each.offer.id === offer.id) ?? false,
    changedAt: offer.changedAt,
    task: taskOf(
      t,
      offer,
      elections.find(({ code }) => code === offer.electionCode),
      today,
    ),
  }));
  return {
    hasTemplates: templates !== null,
    title: t('offers.desk.title'),
    organisations: organisations
      .filter(({ id }) => ownIds.includes(id))
      .map((each) => ({
        id: each.id,
        name: each.name,
        state: t(`organisations.state.${each.state}`),
        trust: t(`organisations.trust.${each.trust}`),
        isAccepted: each.state === 'accepted',
      })),
    rows,
    tasks: rows.flatMap(({ id, type, organisation, organisationId, task }) =>
      task === null
        ? []
        : [{ id, type: ownIds.includes(organisationId) ? type : `${organisation}: ${type}`, task }],
    ),
    canOffer: canOffer && organisations.some(({ state }) => state !== 'refused'),
  };
}

export interface NewOfferInput {
  organisations: readonly Organisation[];
  /** Elections that are still ahead. */
  elections: readonly ElectionRecord[];
  typed: { organisation: string; election: string; type: string };
  problems?: readonly FieldProblem[];
}

export function newOfferPage(t: Translate, language: Language, input: NewOfferInput) {
  const { organisations, elections, typed, problems } = input;
  return {
    title: t('offers.new.title'),
    errors: formErrors(t, problems ?? []),
    typed,
    organisationOptions: organisations.map(({ id, name }) => ({ value: id, label: name })),
    electionOptions: elections.map((each) => ({ value: each.code, label: electionName(each, t, language) })),
    typeOptions: [
      { value: '', label: t('offers.new.chooseType') },
      ...helpTypeCodes.map((code) => ({ value: code, label: t(`offers.type.${code}`) })),
    ],
  };
}

export interface OwnOfferInput {
  offer: Offer;
  organisation: Organisation;
  election: ElectionRecord;
  municipalities: readonly Municipality[];
  days: readonly string[];
  problems?: readonly FieldProblem[];
}

/** What can be done with the offer as a template; null where its organisation has no locals. */
export interface TemplateView {
  isKept: boolean;
  text: string;
  /** Null where it can no longer become one. */
  button: { action: string; label: string } | null;
  /** Null where it cannot be copied: the election is over, or the organisation waits. */
  copyHref: string | null;
}

export interface OwnOfferPage {
  template: TemplateView | null;
  title: string;
  styles: readonly string[];
  errors: readonly FormError[];
  id: string;
  version: number;
  election: string;
  state: string;
  returnedBecause: string | null;
  isUp: boolean;
  missing: readonly { step: OfferStep; label: string }[];
  cardHeading: string;
  /** What the public will see once it is published. */
  card: OfferCard;
  /** What the public sees now, where that is something else. */
  publicCard: OfferCard | null;
  waitsForAcceptance: boolean;
  needsMoreTrust: boolean;
  actions: readonly { action: string; label: string; isDangerous: boolean }[];
  canEdit: boolean;
  upkeep: UpkeepView;
}

function actionsOf(t: Translate, offer: Offer, canSubmit: boolean): OwnOfferPage['actions'] {
  const isOver = offer.state === 'withdrawn' || offer.state === 'expired';
  const all = [
    { action: 'submit', isShown: canSubmit },
    { action: 'pause', isShown: isUp(offer) },
    { action: 'resume', isShown: offer.state === 'paused' },
    { action: 'copy', isShown: true },
    { action: 'withdraw', isShown: !isOver },
  ] as const;
  return all
    .filter(({ isShown }) => isShown)
    .map(({ action }) => ({
      action,
      label: t(`offers.action.${action}`),
      isDangerous: action === 'withdraw',
    }));
}

function templateView(
  t: Translate,
  language: Language,
  { template, offer, organisation, election, today }: OwnOfferPageInput,
): TemplateView | null {
  if (template === null) return null;
  const { isKept } = template;
  const isAhead = organisation.state === 'accepted' && election.heldOn >= today;
  const action = isKept ? 'dropTemplate' : 'keepTemplate';
  return {
    isKept,
    text: t(isKept ? 'offerTemplate.isKept' : 'offerTemplate.isNotKept'),
    button: isKept || !hasEnded(offer) ? { action, label: t(`offerTemplate.${action}`) } : null,
    copyHref: isAhead ? href(language, paths.partnerTemplate, { offer: offer.id }) : null,
  };
}

export type OwnOfferPageInput = OwnOfferInput & { today: IsoDate; template: { isKept: boolean } | null };

export function ownOfferPage(t: Translate, language: Language, input: OwnOfferPageInput): OwnOfferPage {
  const { offer, organisation, election, municipalities, days, problems } = input;
  const missing = missingSteps(offer.type, offer.content, days);
  const isWriting = offer.state === 'draft' || offer.state === 'returned';
  const canSubmit = isWriting && missing.length === 0 && organisation.state === 'accepted';
  const card = (content: Offer['content']) =>
    offerCard(t, language, publicView(offer, content, organisation), municipalities);
  return {
    title: t(`offers.type.${offer.type}`),
    styles: ['css/offers.css'],
    errors: formErrors(t, problems ?? []),
    id: offer.id,
    version: offer.version,
    election: electionName(election, t, language),
    state: t(`offers.state.${offer.state}`),
    returnedBecause: offer.state === 'returned' ? offer.decisionReason : null,
    isUp: isUp(offer),
    missing: isWriting ? missing.map((step) => ({ step, label: t(`offers.step.${step}`) })) : [],
    cardHeading: cardHeading(t, offer),
    card: card(offer.content),
    publicCard:
      isUp(offer) && offer.state !== 'published' && offer.publishedContent !== null
        ? card(offer.publishedContent)
        : null,
    waitsForAcceptance: organisation.state !== 'accepted',
    needsMoreTrust: needsMoreTrust(offer.type, organisation.trust),
    actions: actionsOf(t, offer, canSubmit),
    canEdit: offer.state !== 'withdrawn' && offer.state !== 'expired',
    upkeep: upkeepView(t, language, input),
    template: templateView(t, language, input),
  };
}
