/** One offer as everybody sees it: in the help finder, in the preview of its form, and to its reviewer. */
import type { Municipality } from '../areas/area.model';
import { formatHours, formatWeekday } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { helpLanguages } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import { helpType } from './help-type.model';
import type { Offer } from './offer.model';
import type { PublicOffer } from './public-offer.model';
import { serviceAreaText } from './service-area.pages';

export interface OfferCard {
  id: string;
  title: string;
  organisation: string;
  /** Null before the organisation has a page for everybody. */
  organisationHref: string | null;
  trust: string;
  description: string;
  /** Null where none was given; for `tel:` without spaces. */
  phone: { text: string; href: string } | null;
  email: string | null;
  /** `isOwnWords`: as whoever offers wrote it. */
  facts: readonly { label: string; value: string; isOwnWords: boolean }[];
  /** Language of what whoever offers wrote, where it is known to be another than the reader's. */
  wordsLanguage: Language | null;
  /** The voter chooses the person: it is said wherever such help is offered. */
  voterChooses: boolean;
  /** Its organisation has not answered whether it still holds. */
  isUnconfirmed: boolean;
}

function when(offer: PublicOffer, language: Language): string[] {
  const hours =
    offer.opensAt === null || offer.closesAt === null
      ? ''
      : ` ${formatHours(offer.opensAt, offer.closesAt, language)}`;
  return offer.days.length === 0
    ? []
    : [`${offer.days.map((day) => formatWeekday(day, language)).join(', ')}${hours}`];
}

/** What the card of the latest content is: what the public sees, or what it would see. */
export function cardHeading(t: Translate, { state }: Pick<Offer, 'state'>): string {
  return t(state === 'published' ? 'offers.own.current' : 'offers.own.preview');
}

export function offerCard(
  t: Translate,
  language: Language,
  offer: PublicOffer,
  municipalities: readonly Municipality[],
): OfferCard {
  const facts: readonly (readonly [label: string, value: string, isOwnWords?: boolean])[] = [
    [t('offers.card.for'), offer.targetGroups.map((each) => t(`offers.target.${each}`)).join(', ')],
    [t('offers.card.where'), serviceAreaText(t, language, offer, municipalities)],
    [t('offers.card.when'), when(offer, language).join(' ')],
    [t('offers.card.booking'), offer.bookingHow, true],
    [t('offers.card.until'), offer.bookingUntil, true],
    [
      t('offers.card.price'),
      offer.isFree === null ? '' : t(offer.isFree ? 'offers.card.free' : 'offers.card.notFree'),
    ],
    [
      t('offers.card.languages'),
      helpLanguages
        .filter((each) => offer.languages.includes(each))
        .map((each) => t(`organisations.language.${each}`))
        .join(', '),
    ],
    [t('offers.card.wheelchair'), offer.takesWheelchairs ? t('offers.card.takesWheelchairs') : ''],
    [
      t('offers.card.precautions'),
      offer.precautions.map((each) => t(`offers.precaution.${each}`)).join(', '),
    ],
    [t('offers.card.notes'), offer.notes, true],
  ];
  return {
    id: offer.id,
    title: t(`offers.type.${offer.type}`),
    organisation: offer.organisationName,
    organisationHref:
      offer.organisationId === null
        ? null
        : href(language, paths.organisation, { organisation: offer.organisationId }),
    trust: t(`organisations.trust.${offer.trust}`),
    description: offer.description,
    phone:
      offer.phone === '' ? null : { text: offer.phone, href: `tel:${offer.phone.replace(/[^\d+]/g, '')}` },
    email: offer.email === '' ? null : offer.email,
    facts: facts
      .filter(([, value]) => value !== '')
      .map(([label, value, isOwnWords = false]) => ({ label, value, isOwnWords })),
    wordsLanguage: null,
    isUnconfirmed: offer.isUnconfirmed,
    voterChooses: helpType(offer.type).flags.some((flag) => flag === 'P'),
  };
}
