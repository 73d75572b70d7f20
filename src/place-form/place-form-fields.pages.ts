/** The fields of the form of a place: values as stored or as sent, with labels and hints. */
import type { Option } from '../i18n/form-control';
import type { MessageKey } from '../i18n/messages';
import { accessibilityGroups, criteriaOf } from '../polling-places/accessibility.model';
import type { EditedPlace } from '../polling-places/place-edit.model';
import {
  accessibilitySummaries,
  knownOrNot,
  positionSources,
  serviceForms,
} from '../polling-places/polling-place.model';
import type { Reader } from '../workspace/workspace.pages';
import {
  arrangementChoices,
  arrangementLines,
  arrangementNumbers,
  arrangementTexts,
} from './arrangements.form';
import { criterionField, lineFields, longFields } from './place-form.form';

export interface FieldView {
  name: string;
  label: string;
  value: string;
  hint?: string;
  type?: string;
  maxlength?: number;
  rows?: number;
  options?: readonly Option[];
}

/** Values of the fields as they are stored, all as text. */
function storedValues(edited: EditedPlace | null): Record<string, string> {
  if (edited === null) return {};
  const { place, arrangements } = edited;
  const plain = Object.entries({ ...place, ...arrangements }).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
  );
  const findings = place.accessibility.flatMap(({ criterion, value, measure, source, assessedOn }) => [
    [criterionField.value(criterion), value],
    [criterionField.measure(criterion), measure ?? ''],
    [criterionField.source(criterion), source ?? ''],
    [criterionField.assessedOn(criterion), assessedOn ?? ''],
  ]);
  return Object.fromEntries([
    ...plain,
    ...findings,
    ['districts', place.districts.join(', ')],
    ['northing', place.position === null ? '' : String(place.position.northing)],
    ['easting', place.position === null ? '' : String(place.position.easting)],
  ]) as Record<string, string>;
}

export type ValueOf = (name: string) => string;

/** @param from what is stored, and what was sent instead */
export function valueReader(
  { edited, sent }: { edited: EditedPlace | null; sent?: unknown },
  { language }: Reader,
): ValueOf {
  const stored = storedValues(edited);
  if (sent === undefined) {
    // A decimal as the reader writes it; the form reads both.
    const decimal = (text: string) =>
      /^\d+\.\d+$/.test(text) && language !== 'en' ? text.replace('.', ',') : text;
    return (name) =>
      arrangementNumbers.some((each) => each === name) ? decimal(stored[name] ?? '') : (stored[name] ?? '');
  }
  return (name) => {
    const value = (sent as Record<string, unknown>)[name];
    return typeof value === 'string' ? value.slice(0, 4000) : '';
  };
}

const hinted: ReadonlySet<string> = new Set([
  'ownId',
  'districts',
  'northing',
  'easting',
  'positionSource',
  'serviceMapId',
  'buildingId',
  'hoursText',
  'source',
  'contactRoleFi',
  'quarantineFi',
  'floorAreaSquareMetres',
]);

export function fieldViews(value: ValueOf, { t }: Reader): Record<string, FieldView> {
  const view = (name: string, more: Partial<FieldView> = {}): FieldView => ({
    name,
    label: t(`placeForm.field.${name}` as MessageKey),
    value: value(name),
    ...(hinted.has(name) ? { hint: t(`placeForm.hint.${name}` as MessageKey) } : {}),
    ...more,
  });
  const choice = (name: string, values: readonly string[], texts: string) =>
    view(name, {
      value: value(name) || 'unknown',
      options: values.map((each) => ({ value: each, label: t(`${texts}.${each}` as MessageKey) })),
    });
  const all = [
    ...lineFields.map((name) => view(name, { maxlength: 200 })),
    ...longFields.map((name) => view(name, { rows: name === 'hoursText' ? 2 : 3, maxlength: 2000 })),
    ...['postcode', 'districts', 'northing', 'easting'].map((name) => view(name)),
    ...arrangementNumbers.map((name) => view(name)),
    ...arrangementTexts.map((name) => view(name, { rows: 3, maxlength: 600 })),
    ...arrangementLines.map((name) =>
      view(name, {
        maxlength: 200,
        type: name === 'contactEmail' ? 'email' : name === 'contactPhone' ? 'tel' : 'text',
      }),
    ),
    choice('serviceForm', serviceForms, 'pollingPlaces.serviceForm'),
    choice('positionSource', positionSources, 'pollingPlaces.positionSource'),
    choice('accessibilitySummary', accessibilitySummaries, 'pollingPlaces.accessibilitySummary'),
    ...arrangementChoices.map((name) => choice(name, knownOrNot, 'places.accessibility.value')),
  ];
  return Object.fromEntries(all.map((each) => [each.name, each]));
}

export function checklist(value: ValueOf, { t }: Reader) {
  return accessibilityGroups.map((group) => ({
    heading: t(`pollingPlaces.accessibility.group.${group}`),
    rows: criteriaOf(group).map((criterion) => {
      const input = (part: 'measure' | 'source' | 'assessedOn', type: string) => ({
        name: criterionField[part](criterion),
        label: t(`placeForm.criterion.${part}`),
        value: value(criterionField[part](criterion)),
        type,
      });
      const chosen = value(criterionField.value(criterion)) || 'unknown';
      const details = [input('measure', 'text'), input('source', 'text'), input('assessedOn', 'date')];
      return {
        legend: t(`pollingPlaces.accessibility.criterion.${criterion}`),
        name: criterionField.value(criterion),
        options: knownOrNot.map((each) => ({
          value: each,
          label: t(`places.accessibility.value.${each}`),
          isChosen: each === chosen,
        })),
        details,
        isOpen: details.some((each) => each.value !== ''),
      };
    }),
  }));
}
