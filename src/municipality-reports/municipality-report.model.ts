/** The reports that a municipality takes away as files, and the columns of each in their order. */

export const reportKinds = ['places', 'accessibility', 'coverage', 'gaps', 'offers', 'needs'] as const;
export type ReportKind = (typeof reportKinds)[number];

export function isReportKind(text: unknown): text is ReportKind {
  return reportKinds.some((kind) => kind === text);
}

/** Headings are `reports.column.<name>`, described in docs/csv-formats.md; one name means one thing in every report. */
export const reportColumns = {
  places: [
    'ownId',
    'kind',
    'nameFi',
    'nameSv',
    'address',
    'postcode',
    'locality',
    'districts',
    'hours',
    'serviceForm',
    'accessibility',
    'northing',
    'easting',
    'position',
    'state',
    'note',
  ],
  accessibility: [
    'ownId',
    'kind',
    'place',
    'address',
    'group',
    'criterion',
    'value',
    'measure',
    'assessedOn',
    'source',
    'placeId',
  ],
  coverage: [
    'phase',
    'areaKind',
    'area',
    'name',
    'adults',
    'place',
    'basis',
    'meanMetres',
    'within1600',
    'within5000',
    'uncertaintyMetres',
    'unknownPositions',
  ],
  gaps: [
    'severity',
    'rule',
    'kind',
    'place',
    'area',
    'adults',
    'metres',
    'what',
    'advice',
    'actor',
    'deadline',
    'daysLeft',
  ],
  offers: [
    'help',
    'organisation',
    'trust',
    'description',
    'serviceArea',
    'days',
    'languages',
    'phone',
    'email',
    'booking',
  ],
  needs: [
    'help',
    'needState',
    'description',
    'place',
    'area',
    'days',
    'quantity',
    'languages',
    'until',
    'inReturn',
    'pledgeState',
    'organisation',
    'pledged',
    'pledgeDays',
    'contactRole',
    'phone',
    'email',
  ],
} as const satisfies Readonly<Record<ReportKind, readonly string[]>>;

export type ReportColumn = (typeof reportColumns)[ReportKind][number];
