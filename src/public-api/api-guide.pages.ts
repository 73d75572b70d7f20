/** The page that explains the interface to people who write programs. */
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, machineHref, machinePaths, paths } from '../paths';
import { exampleQueries, exampleValues, operationIds, mediaTypes, type OperationId } from './operation.model';
import { pollingPlaceSources } from '../reference-data/catalogue.model';
import { sourceLine } from '../reference-data/data-source.pages';
import { licence } from './places-answer.pages';
import { parametersOf, type PlacesParameter } from './places-question.form';
import { offersParameters } from './public-offer.form';

export interface OperationView {
  id: OperationId;
  title: string;
  text: string;
  /** The address with its variable part in braces. */
  path: string;
  mediaType: string;
  example: string;
  parameters: readonly {
    name: string;
    isRequired: boolean;
    text: string;
    expected: string;
    example: string;
  }[];
}

export interface ApiGuidePage {
  title: string;
  description: string;
  section: 'data';
  styles: readonly string[];
  operations: readonly OperationView[];
  rules: readonly { label: string; text: string }[];
  licence: { name: string; url: string };
  sources: readonly string[];
  openApi: string;
  back: { text: string; href: string };
}

const parametersOfOperation: Readonly<Record<OperationId, readonly PlacesParameter[]>> = {
  placesGeoJson: parametersOf.geojson,
  placesJson: parametersOf.json,
  placesCsv: parametersOf.csv,
  offersGeoJson: offersParameters,
  offersJson: offersParameters,
  organisationsJson: ['lang'],
  deadlineCalendar: ['election', 'lang'],
  openApi: [],
};

const ruleNames = ['unknown', 'public', 'position', 'caching', 'errors', 'crossOrigin'] as const;

function operationView(id: OperationId, t: Translate): OperationView {
  const example = machineHref(machinePaths[id], { election: exampleValues.election }, exampleQueries[id]);
  return {
    id,
    title: t(`api.operation.${id}.title`),
    text: t(`api.operation.${id}.text`),
    path: `GET ${machinePaths[id].replace(':election', '{election}')}`,
    mediaType: mediaTypes[id],
    example,
    parameters: parametersOfOperation[id].map((name) => ({
      name,
      isRequired: name === 'election',
      text: t(`api.parameter.${name}`),
      expected: t(`api.expected.${name}`),
      example: exampleValues[name],
    })),
  };
}

export function apiGuidePage(t: Translate, language: Language): ApiGuidePage {
  return {
    title: t('api.title'),
    description: t('api.lead'),
    section: 'data',
    styles: ['css/api.css'],
    operations: operationIds.map((id) => operationView(id, t)),
    rules: ruleNames.map((name) => ({
      label: t(`api.rule.${name}.title`),
      text: t(`api.rule.${name}.text`),
    })),
    licence: { ...licence },
    sources: pollingPlaceSources(exampleValues.election).map((id) => sourceLine(t, id)),
    openApi: machineHref(machinePaths.openApi),
    back: { text: t('common.nav.home'), href: href(language, paths.home) },
  };
}
