/** View models of the steps of the offer form. */
import { formatDay, formatWeekday } from '../i18n/format';
import { formErrors } from '../i18n/form-problem';
import { localName, type Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { contactDeletionDay } from '../needs/need-retention.model';
import { field, helpLanguages, listField } from '../organisations/organisation.form';
import { helpType } from './help-type.model';
import {
  capacityFields,
  offerSteps,
  precautions,
  targetGroups,
  type OfferContent,
  type OfferStep,
} from './offer.model';
import { knownPlaceName } from './known-place.model';
import type { OwnOfferInput } from './partner.pages';
import { changesInWords } from './offer-changes.pages';
import { areaChoices } from './service-area.form';

/** Fields that hold one text. */
const textFields = [
  'description',
  'notes',
  'municipalities',
  'postcodes',
  'areaKind',
  'centre',
  'radiusKm',
  'opensAt',
  'closesAt',
  'bookingHow',
  'bookingUntil',
  'isFree',
  'phone',
  'email',
] as const;

export interface StepInput extends OwnOfferInput {
  step: OfferStep;
  /** What was sent, when it was not right: shown again instead of what is stored. */
  sent?: unknown;
  /** What would be stored, when somebody else has stored something meanwhile: both are shown. */
  mine?: OfferContent;
}

/** Values of the fields: as sent, or else as stored. */
function valuesOf(
  content: OfferContent,
  { areas, centre }: { areas: string; centre: string },
  sent: unknown,
) {
  const stored: Readonly<Record<string, string | readonly string[]>> = {
    description: content.description,
    notes: content.notes,
    targetGroups: content.targetGroups,
    languages: content.languages,
    municipalities: areas,
    postcodes: content.postcodes.join(', '),
    areaKind: content.circle === null ? 'municipalities' : 'circle',
    centre,
    radiusKm: content.circle === null ? '' : String(content.circle.radiusMetres / 1000),
    days: content.days,
    opensAt: content.opensAt ?? '',
    closesAt: content.closesAt ?? '',
    bookingHow: content.bookingHow,
    bookingUntil: content.bookingUntil,
    isFree: content.isFree === null ? '' : content.isFree ? 'yes' : 'no',
    phone: content.phone,
    email: content.email,
    precautions: content.precautions,
    declarations: content.declarations.map(({ flag }) => flag),
    ...Object.fromEntries(
      Object.entries(content.capacity ?? {}).map(([name, value]) => [name, String(value)]),
    ),
  };
  const text = (name: string) => {
    const value = sent === undefined ? stored[name] : field(sent, name).slice(0, 2000);
    return typeof value === 'string' ? value : '';
  };
  const list = (name: string): readonly string[] => {
    const value = sent === undefined ? stored[name] : listField(sent, name);
    return Array.isArray(value) ? (value as readonly string[]) : [];
  };
  return { text, list };
}

export function offerStepPage(t: Translate, language: Language, input: StepInput) {
  const { offer, organisation, election, municipalities, days, step, sent, problems, mine } = input;
  const areas = offer.content.municipalities.flatMap((code) => {
    const found = municipalities.find((each) => each.code === code);
    return found === undefined ? [] : [localName(found, language)];
  });
  const { circle } = offer.content;
  const centre = circle === null ? '' : knownPlaceName(circle, language, municipalities);
  const { text, list } = valuesOf(offer.content, { areas: areas.join(', '), centre }, sent);
  const choices = <T extends string>(name: string, values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value), isChosen: list(name).includes(value) }));
  const { flags, capacity } = helpType(offer.type);
  return {
    title: t(`offers.step.${step}`),
    styles: ['css/offers.css'],
    errors: formErrors(t, problems ?? []),
    id: offer.id,
    version: offer.version,
    step,
    conflict:
      mine === undefined ? null : changesInWords({ t, language, municipalities }, offer.content, mine),
    kept: t('offers.form.kept', { day: formatDay(contactDeletionDay(election.heldOn), language) }),
    type: t(`offers.type.${offer.type}`),
    organisation: organisation.name,
    progress: t('offers.step.progress', { number: offerSteps.indexOf(step) + 1, count: offerSteps.length }),
    values: Object.fromEntries(textFields.map((name) => [name, text(name)])),
    areaOptions: areaChoices.map((value) => ({ value, label: t(`serviceArea.choice.${value}`) })),
    targetChoices: choices('targetGroups', targetGroups, (value) => t(`offers.target.${value}`)),
    languageChoices: choices('languages', helpLanguages, (value) => t(`organisations.language.${value}`)),
    dayChoices: choices('days', days, (day) => formatWeekday(day, language)),
    capacityFields: capacityFields[capacity].map((name) => ({
      name,
      label: t(`offers.capacity.${name}`),
      value: text(name),
    })),
    precautionChoices:
      election.hazardProfile === 'epidemic'
        ? choices('precautions', precautions, (value) => t(`offers.precaution.${value}`))
        : [],
    declarationChoices: choices('declarations', flags, (flag) => t(`offers.declaration.${flag}`)),
    isFreeOptions: [
      { value: '', label: t('offers.form.choose') },
      { value: 'yes', label: t('offers.card.free') },
      { value: 'no', label: t('offers.card.notFree') },
    ],
  };
}
