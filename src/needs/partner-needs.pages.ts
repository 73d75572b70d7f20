/** View models of what organisations see of needs, and of their pledges. */
import { formatDay, formatDistance, formatWeekday } from '../i18n/format';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import { localName } from '../i18n/language';
import { paging } from '../i18n/paging';
import { isRide } from '../offers/help-type.model';
import type { Offer } from '../offers/offer.model';
import { field, listField } from '../organisations/organisation.form';
import type { Organisation } from '../organisations/organisation.model';
import { href, paths } from '../paths';
import type { Municipality } from '../areas/area.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { IsoDate } from '../shared/dates';
import type { Reader } from '../workspace/workspace.pages';
import { typeOptions } from './municipality-needs.pages';
import { bandText, needCard, placesValues, untilText, whenText, whereText } from './need-card.pages';
import type { PartnerNeedQuery } from './need.form';
import { contactDeletionDay } from './need-retention.model';
import type { PartnersNeed } from './need-view.model';
import { needTypeCodes, type Need } from './need.model';
import { needScopes, type RankedNeed } from './need-ranking.model';
import type { PledgeListQuery } from './pledge.form';
import { pledgeFacts, pledgeStateText, quantityText } from './pledge-card.pages';
import type { TakeUnit } from './pledge-capacity.model';
import { pledgeForOrganisation } from './pledge-view.model';
import { pledgeStates, type Pledge } from './pledge.model';

/** Structurally the surroundings of the service, which a page may not import. */
export interface ShownSurroundings {
  municipalities: readonly Municipality[];
  places: ReadonlyMap<string, PollingPlace>;
}

/** A need with the names that its texts want. */
export function needInput(
  need: PartnersNeed,
  { municipalities, places }: ShownSurroundings,
  { language }: Reader,
) {
  const municipality = municipalities.find(({ code }) => code === need.municipalityCode);
  return {
    need,
    municipality: municipality === undefined ? need.municipalityCode : localName(municipality, language),
    place: need.content.placeId === null ? null : (places.get(need.content.placeId) ?? null),
  };
}

export interface NeedRow {
  id: string;
  title: string;
  where: string;
  when: string;
  amount: string;
  until: string;
  distance: string;
  isOwnKind: boolean;
}

export function rankedRow(
  { need, isOwnArea, distanceMetres, isOwnKind }: RankedNeed,
  around: ShownSurroundings,
  today: IsoDate,
  reader: Reader,
): NeedRow {
  const { t, language } = reader;
  return {
    id: need.id,
    title: t(`offers.type.${need.type}`),
    where: whereText(needInput(need, around, reader), reader),
    when: whenText(need.content, language),
    amount: bandText(t, need.type, need.content.band),
    until: untilText(need.content.until, today, reader),
    distance: isOwnArea
      ? t('pledges.near.ownArea')
      : distanceMetres === null
        ? t('pledges.near.unknown')
        : t('pledges.near.about', { distance: formatDistance(distanceMetres, language) }),
    isOwnKind,
  };
}

export interface PartnerNeedListInput extends ShownSurroundings {
  isAccepted: boolean;
  ranked: readonly RankedNeed[];
  total: number;
  perPage: number;
  query: PartnerNeedQuery;
  today: IsoDate;
}

export function partnerNeedListPage(input: PartnerNeedListInput, reader: Reader) {
  const { t, language } = reader;
  const { query, total, perPage, ranked } = input;
  return {
    title: t('pledges.list.title'),
    isAccepted: input.isAccepted,
    query,
    scopeOptions: needScopes.map((scope) => ({ value: scope, label: t(`pledges.scope.${scope}`) })),
    typeOptions: typeOptions(reader, needTypeCodes, t('needs.list.allTypes')),
    rows: ranked.map((each) => rankedRow(each, input, input.today, reader)),
    paging: paging(t, { page: query.page, perPage, total }, (page) =>
      href(
        language,
        paths.partnerNeeds,
        {},
        {
          scope: query.scope,
          type: query.type ?? undefined,
          q: query.search === '' ? undefined : query.search,
          page: String(page),
        },
      ),
    ),
  };
}

/** Structurally an offer with what of it is free, as the service answers it. */
export interface ShownFreeOffer {
  offer: Offer;
  organisation: Organisation;
  days: readonly IsoDate[];
  free: readonly { day: IsoDate | null; amounts: Readonly<Record<TakeUnit, number | null>> }[];
}

export interface PartnerNeedInput extends ShownSurroundings {
  need: PartnersNeed;
  offers: readonly ShownFreeOffer[];
  /** Election day. */
  heldOn: IsoDate;
  today: IsoDate;
  sent?: unknown;
  problems?: readonly FieldProblem[];
}

const pledgeFields = [
  'offerId',
  'quantity',
  'seats',
  'wheelchairPlaces',
  'opensAt',
  'closesAt',
  'message',
  'contactRole',
  'email',
  'phone',
];

/** Values of the pledge form: as sent, or else what the first offer suggests. */
function pledgeValues({ need, offers, sent }: PartnerNeedInput) {
  const [first] = offers;
  const content = first?.offer.publishedContent;
  const suggested: Readonly<Record<string, string>> = {
    offerId: first?.offer.id ?? '',
    ...placesValues(need.content),
    contactRole: first?.organisation.name ?? '',
    email: content?.email ?? '',
    phone: content?.phone ?? '',
  };
  const text = (name: string) =>
    sent === undefined ? (suggested[name] ?? '') : field(sent, name).slice(0, 2000);
  return Object.fromEntries(pledgeFields.map((name) => [name, text(name)]));
}

export function partnerNeedPage(input: PartnerNeedInput, reader: Reader) {
  const { t, language } = reader;
  const { need, offers, today, sent } = input;
  const days = need.content.days.filter((day) => offers.some((each) => each.days.includes(day)));
  const card = needCard(needInput(need, input, reader), today, reader);
  const offerName = ({ offer, organisation }: ShownFreeOffer) =>
    `${organisation.name}: ${(offer.publishedContent?.description ?? '').slice(0, 60)}`;
  return {
    title: card.title,
    styles: ['css/offers.css'],
    errors: formErrors(t, input.problems ?? []),
    id: need.id,
    card,
    kept: t('needs.form.kept', { day: formatDay(contactDeletionDay(input.heldOn), language) }),
    unit: quantityText(reader, need.type, 0).replace(/^0\s*/, ''),
    isRide: isRide(need.type),
    values: pledgeValues(input),
    offerOptions: offers.map((each) => ({ value: each.offer.id, label: offerName(each) })),
    offers: offers.map((each) => ({
      id: each.offer.id,
      name: offerName(each),
      hours: whenText({ ...each.offer.publishedContent!, days: [] }, language),
      free: each.free.map(({ day, amounts }) => ({
        day: day === null ? t('pledges.form.anyDay') : formatWeekday(day, language),
        amount: quantityText(reader, need.type, Math.max(0, amounts.quantity ?? 0)),
        seats: Math.max(0, amounts.seats ?? 0),
        wheelchairPlaces: Math.max(0, amounts.wheelchairPlaces ?? 0),
      })),
    })),
    dayChoices: days.map((day) => ({
      value: day,
      label: formatWeekday(day, language),
      isChosen: sent === undefined ? days.length === 1 : listField(sent, 'days').includes(day),
    })),
  };
}

export interface PledgeListInput extends ShownSurroundings {
  pledges: readonly Pledge[];
  total: number;
  perPage: number;
  needs: ReadonlyMap<string, Need>;
  query: PledgeListQuery;
}

export function pledgeListPage(input: PledgeListInput, reader: Reader) {
  const { t, language } = reader;
  const { query, perPage, total, needs } = input;
  return {
    title: t('pledges.own.title'),
    query,
    stateOptions: [
      { value: '', label: t('needs.list.allStates') },
      ...pledgeStates.map((state) => ({ value: state, label: t(`pledges.state.${state}`) })),
    ],
    rows: input.pledges.flatMap((pledge) => {
      const need = needs.get(pledge.needId);
      if (need === undefined) return [];
      const shown = pledgeForOrganisation(pledge, need);
      return [
        {
          id: pledge.id,
          title: t(`offers.type.${need.type}`),
          where: whereText(needInput(need, input, reader), reader),
          when: whenText(pledge, language),
          quantity: quantityText(reader, need.type, pledge.quantity),
          state: pledgeStateText(shown, reader),
          changedAt: pledge.changedAt,
        },
      ];
    }),
    paging: paging(t, { page: query.page, perPage, total }, (page) =>
      href(language, paths.partnerPledges, {}, { state: query.state ?? undefined, page: String(page) }),
    ),
  };
}

export interface PledgePageInput extends ShownSurroundings {
  pledge: Pledge;
  need: Need;
  /** Null when the offer is gone. */
  offer: Offer | null;
  today: IsoDate;
  reason?: string;
  problems?: readonly FieldProblem[];
}

export function pledgePage(input: PledgePageInput, reader: Reader) {
  const { t } = reader;
  const { pledge, need, offer, today } = input;
  const shown = pledgeForOrganisation(pledge, need);
  const name = t(`offers.type.${need.type}`);
  return {
    title: t('pledges.own.one', { type: name }),
    styles: ['css/offers.css'],
    errors: formErrors(t, input.problems ?? []),
    id: pledge.id,
    version: pledge.version,
    state: pledgeStateText(shown, reader),
    facts: pledgeFacts(shown, need.type, reader),
    card: needCard(needInput(need, input, reader), today, reader),
    offer: offer?.id ?? null,
    contact: shown.contact,
    canTakeBack: pledge.state === 'waiting' || pledge.state === 'accepted',
    reason: input.reason ?? '',
  };
}
