/** Two contents of an offer side by side, in words. */
import type { Municipality } from '../areas/area.model';
import { formatShortWeekday } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { helpLanguages } from '../organisations/organisation.form';
import { municipalityNames } from '../organisations/organisation.pages';
import { changedFields, type ComparedField } from './offer-changes.model';
import type { OfferContent } from './offer.model';
import { serviceAreaText } from './service-area.pages';

export interface ChangedField {
  label: string;
  before: string;
  after: string;
}

type Words = (content: OfferContent) => string;

interface Speech {
  t: Translate;
  language: Language;
  municipalities: readonly Municipality[];
}

function words({ t, language, municipalities }: Speech): Readonly<Record<ComparedField, Words>> {
  return {
    description: ({ description }) => description,
    targetGroups: ({ targetGroups }) => targetGroups.map((each) => t(`offers.target.${each}`)).join(', '),
    languages: ({ languages }) =>
      helpLanguages
        .filter((each) => languages.includes(each))
        .map((each) => t(`organisations.language.${each}`))
        .join(', '),
    notes: ({ notes }) => notes,
    municipalities: (content) =>
      municipalityNames(content.municipalities, municipalities, language).join(', '),
    postcodes: ({ postcodes }) => postcodes.join(', '),
    circle: (content) =>
      content.circle === null ? '' : serviceAreaText(t, language, content, municipalities),
    days: ({ days }) => days.map((day) => formatShortWeekday(day, language)).join(', '),
    opensAt: ({ opensAt }) => opensAt ?? '',
    closesAt: ({ closesAt }) => closesAt ?? '',
    capacity: ({ capacity }) =>
      Object.entries(capacity ?? {})
        .filter(([name]) => name !== 'kind')
        .map(([name, value]) => `${t(`offers.capacity.${name as 'helpers'}`)}: ${value}`)
        .join('; '),
    bookingHow: ({ bookingHow }) => bookingHow,
    bookingUntil: ({ bookingUntil }) => bookingUntil,
    isFree: ({ isFree }) => (isFree === null ? '' : t(isFree ? 'offers.card.free' : 'offers.card.notFree')),
    phone: ({ phone }) => phone,
    email: ({ email }) => email,
    precautions: (content) => content.precautions.map((each) => t(`offers.precaution.${each}`)).join(', '),
  };
}

const labels = {
  description: 'offers.form.description',
  targetGroups: 'offers.card.for',
  languages: 'offers.card.languages',
  notes: 'offers.card.notes',
  municipalities: 'offers.form.municipalities',
  postcodes: 'offerReview.postcodes',
  circle: 'serviceArea.choice.circle',
  days: 'offers.form.days',
  opensAt: 'offers.form.opensAt',
  closesAt: 'offers.form.closesAt',
  capacity: 'offers.queue.capacity',
  bookingHow: 'offers.card.booking',
  bookingUntil: 'offers.card.until',
  isFree: 'offers.card.price',
  phone: 'offers.form.phone',
  email: 'offers.form.email',
  precautions: 'offers.card.precautions',
} as const satisfies Record<ComparedField, string>;

/** Every field that differs, with both values; a dash stands for nothing. */
export function changesInWords(speech: Speech, before: OfferContent, after: OfferContent): ChangedField[] {
  const inWords = words(speech);
  const said = (text: string) => (text === '' ? '–' : text);
  return changedFields(before, after).map((field) => ({
    label: speech.t(labels[field]),
    before: said(inWords[field](before)),
    after: said(inWords[field](after)),
  }));
}
