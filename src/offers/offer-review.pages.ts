/** View models of the reviewer's queue and of one offer to decide on. */
import { electionName } from '../elections/election-name.pages';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import { localName, type Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { Municipality } from '../areas/area.model';
import { municipalityNames } from '../organisations/organisation.pages';
import type { Organisation } from '../organisations/organisation.model';
import { helpTypeCodes } from './help-type.model';
import { needsMoreTrust, type Offer } from './offer.model';
import { offerStates } from './offer-state.model';
import { paging } from '../i18n/paging';
import { href, paths } from '../paths';
import { cardHeading, offerCard } from './offer-card.pages';
import type { Likeness } from './offer-changes.model';
import { changesInWords } from './offer-changes.pages';
import type { OwnOfferInput } from './partner.pages';
import { publicView } from './public-offer.model';
import type { OfferFilter } from './offer-queue.form';

export interface QueueInput {
  offers: readonly Offer[];
  organisations: ReadonlyMap<string, Organisation>;
  municipalities: readonly Municipality[];
  total: number;
  filter: OfferFilter;
}

/** An offer that looks like the one under review. */
interface LikeOffer {
  offer: Offer;
  organisationName: string;
  likeness: readonly Likeness[];
}

const perPage = 50;

export function offerQueuePage(t: Translate, language: Language, input: QueueInput) {
  const { offers, organisations, municipalities, filter, total } = input;
  const all = { value: '', label: t('offers.queue.all') };
  return {
    title: t('offers.queue.title'),
    filter: {
      state: filter.state,
      type: filter.type ?? '',
      municipality: filter.municipalityCode ?? '',
    },
    stateOptions: offerStates
      .filter((state) => state !== 'draft')
      .map((state) => ({ value: state, label: t(`offers.state.${state}`) })),
    typeOptions: [all, ...helpTypeCodes.map((code) => ({ value: code, label: t(`offers.type.${code}`) }))],
    municipalityOptions: [
      all,
      ...municipalities
        .map((each) => ({ value: each.code, label: localName(each, language) }))
        .sort((a, b) => a.label.localeCompare(b.label, language)),
    ],
    paging: paging(t, { page: filter.page, perPage, total }, (page) =>
      href(
        language,
        paths.moderationOffers,
        {},
        {
          state: filter.state,
          type: filter.type ?? undefined,
          municipality: filter.municipalityCode ?? undefined,
          page: String(page),
        },
      ),
    ),
    rows: offers.map((offer) => ({
      id: offer.id,
      type: t(`offers.type.${offer.type}`),
      organisation: organisations.get(offer.organisationId)?.name ?? '',
      municipalities: municipalityNames(offer.content.municipalities, municipalities, language).join(', '),
      since: offer.submittedAt ?? offer.changedAt,
    })),
  };
}

function capacityFacts(t: Translate, offer: Offer) {
  const { capacity } = offer.content;
  if (capacity === null) return [];
  const { kind, ...numbers } = capacity;
  return Object.entries(numbers).map(([name, value]) => ({
    label: t(`offers.capacity.${name as 'helpers'}`),
    value: String(value),
    kind,
  }));
}

export function offerDecisionPage(
  t: Translate,
  language: Language,
  input: Omit<OwnOfferInput, 'days'> & {
    problems?: readonly FieldProblem[];
    reason?: string;
    like: readonly LikeOffer[];
  },
) {
  const { offer, organisation, election, municipalities, problems, reason } = input;
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
    isWaiting: offer.state === 'submitted',
    mayTakeDown: offer.hasPublicVersion,
    takeDownChoices: [{ value: 'yes', label: t('offerReview.takeDownSure'), isChosen: false }],
    cardHeading: cardHeading(t, offer),
    card: card(offer.content),
    changes:
      offer.publishedContent === null || offer.state === 'published'
        ? null
        : changesInWords({ t, language, municipalities }, offer.publishedContent, offer.content),
    like: input.like.map((each) => ({
      href: href(language, paths.moderationOffer, { offer: each.offer.id }),
      organisation: each.organisationName,
      state: t(`offers.state.${each.offer.state}`),
      description: each.offer.content.description,
      why: each.likeness.map((why) => t(`offerReview.likeness.${why}`)).join(', '),
    })),
    capacity: capacityFacts(t, offer),
    declarations: offer.content.declarations.map(({ flag, at }) => ({
      text: t(`offers.declaration.${flag}`),
      at: new Date(at),
    })),
    needsMoreTrust: needsMoreTrust(offer.type, organisation.trust),
    reason: reason ?? '',
  };
}
