/** The operations of the interface: from this one list come the OpenAPI document and the page that explains it. */

/** Raised with every change of what answers hold, so that nobody keeps an answer of an older form. */
export const apiRelease = '1.2.0';

export const operationIds = [
  'placesGeoJson',
  'placesJson',
  'placesCsv',
  'offersGeoJson',
  'offersJson',
  'organisationsJson',
  'deadlineCalendar',
  'openApi',
] as const;
export type OperationId = (typeof operationIds)[number];

export const mediaTypes: Readonly<Record<OperationId, string>> = {
  placesGeoJson: 'application/geo+json',
  placesJson: 'application/json',
  placesCsv: 'text/csv',
  offersGeoJson: 'application/geo+json',
  offersJson: 'application/json',
  organisationsJson: 'application/json',
  deadlineCalendar: 'text/calendar',
  openApi: 'application/json',
};

/** Values that show how parameters are written. */
export const exampleValues = {
  election: 'KV-2021',
  municipality: '091',
  kind: 'advance,mobile_stop',
  day: '2021-05-29',
  time: '10:30',
  form: 'outdoors',
  stepfree: '1',
  q: 'koulu',
  bbox: '24.5,60.1,25.3,60.4',
  lang: 'sv',
  dialect: 'excel-fi',
  fields: 'map',
  helptype: 'transport_accessible',
} as const;

/** A request of each operation that people can try. */
export const exampleQueries: Readonly<Record<OperationId, Readonly<Record<string, string>>>> = {
  placesGeoJson: { election: 'KV-2021', kind: 'advance', lang: 'sv' },
  placesJson: { election: 'KV-2021', municipality: '091', day: '2021-05-29', time: '10:30' },
  placesCsv: { election: 'KV-2021', dialect: 'excel-fi' },
  offersGeoJson: { election: 'EKV-2027' },
  offersJson: { election: 'EKV-2027', helptype: 'transport_accessible' },
  organisationsJson: { lang: 'sv' },
  deadlineCalendar: { lang: 'sv' },
  openApi: {},
};
