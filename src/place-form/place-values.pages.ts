/** Values of a place in words: for the form, for two that differ, and for the history. */
import type { Etrs } from '../geo/coordinates';
import { formatHours, formatInstant, formatNumber, formatWeekday } from '../i18n/format';
import type { MessageKey } from '../i18n/messages';
import { isAccessibilityCriterion } from '../polling-places/accessibility.model';
import { findingText } from '../polling-places/place-accessibility.pages';
import type { FieldDifference } from '../polling-places/place-change.model';
import type { OpenDay } from '../polling-places/polling-place.model';
import type { Reader } from '../workspace/workspace.pages';

/** A field that differs, in words. */
export interface ShownDifference {
  field: string;
  before: string;
  after: string;
}

/** What a field is called; one that an older version wrote keeps its code. */
export function fieldLabel(field: string, { t }: Reader): string {
  const criterion = field.replace(/^accessibility\./, '');
  if (isAccessibilityCriterion(criterion)) return t(`pollingPlaces.accessibility.criterion.${criterion}`);
  const key = `placeForm.field.${field.replace(/^arrangements\./, '')}` as MessageKey;
  const text = t(key);
  return text === key ? field : text;
}

function hoursText(hours: readonly OpenDay[], { t, language }: Reader): string {
  if (hours.length === 0) return t('workspace.unknown');
  return hours
    .map(
      (open) => `${formatWeekday(open.day, language)} ${formatHours(open.opensAt, open.closesAt, language)}`,
    )
    .join('; ');
}

/** Fields whose values are codes, with where their words stand. */
const codeTexts: Readonly<Record<string, string>> = {
  kind: 'pollingPlaces.kind',
  serviceForm: 'pollingPlaces.serviceForm',
  positionSource: 'pollingPlaces.positionSource',
  accessibilitySummary: 'pollingPlaces.accessibilitySummary',
  visibility: 'placeForm.visibility.state',
  'arrangements.screens': 'places.accessibility.value',
  'arrangements.masks': 'places.accessibility.value',
  'arrangements.handSanitiser': 'places.accessibility.value',
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** Fields with a form of their own. */
const ownForms: Readonly<Record<string, (value: unknown, reader: Reader) => string>> = {
  hours: (value, reader) => hoursText(value as OpenDay[], reader),
  confirmedAt: (value, { language }) => formatInstant(new Date(value as string), language),
  position: (value, { language }) => {
    const { northing, easting } = value as Etrs;
    return `N ${formatNumber(northing, language)}, E ${formatNumber(easting, language)}`;
  },
};

/** A value without a form of its own: text, number, yes or no, or a list of texts. */
function plainValue(value: unknown, { t, language }: Reader): string {
  if (typeof value === 'boolean') return t(`places.accessibility.value.${value ? 'yes' : 'no'}`);
  if (typeof value === 'number') return formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
  if (Array.isArray(value)) return value.length === 0 ? t('workspace.unknown') : value.join(', ');
  return isText(value) ? value : JSON.stringify(value);
}

/** A value of a field as the history keeps it, in words. */
export function shownValue(field: string, value: unknown, reader: Reader): string {
  if (value === null || value === undefined || value === '') return reader.t('workspace.unknown');
  const ownForm = ownForms[field];
  if (ownForm !== undefined) return ownForm(value, reader);
  if (field.startsWith('accessibility.')) return findingText(value, reader.t, reader.language);
  const texts = codeTexts[field];
  return texts !== undefined && isText(value)
    ? reader.t(`${texts}.${value}` as MessageKey)
    : plainValue(value, reader);
}

export function shownDifference({ field, before, after }: FieldDifference, reader: Reader): ShownDifference {
  return {
    field: fieldLabel(field, reader),
    before: shownValue(field, before, reader),
    after: shownValue(field, after, reader),
  };
}
