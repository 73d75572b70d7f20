/** A small country for tests of the coverage engine; every part can be replaced. */
import type {
  ReportedGroup,
  AccessKind,
  CoverageInput,
  CoverageMunicipality,
  CoveragePlace,
  CoverageDemandArea,
  ExactDemand,
  ListCompleteness,
  ListState,
} from '../../src/coverage/coverage-input.model';

/** A municipality of region 01 that takes part. */
export function aMunicipality(
  code: string,
  changes: Partial<CoverageMunicipality> = {},
): CoverageMunicipality {
  return {
    code,
    nameFi: `Kunta ${code}`,
    nameSv: `Kommun ${code}`,
    regionCode: '01',
    wellbeingCountyCode: '01',
    constituencyCode: '01',
    takesPart: true,
    electorate: null,
    ...changes,
  };
}

/** A place standing exactly at its position. */
export function aPlace(
  municipalityCode: string,
  kind: CoveragePlace['kind'],
  at: readonly [easting: number, northing: number] | null,
  changes: Partial<CoveragePlace> = {},
): CoveragePlace {
  return {
    municipalityCode,
    kind,
    districts: [],
    nameFi: null,
    nameSv: null,
    addressFi: null,
    addressSv: null,
    postcode: null,
    position: at && { easting: at[0], northing: at[1] },
    positionSource: at ? 'building' : 'unknown',
    hours: [],
    hoursText: null,
    hoursUnderstood: false,
    serviceForm: 'unknown',
    accessibility: [],
    accessibilitySummary: 'unknown',
    confirmedAt: null,
    carriedOverFrom: null,
    ...changes,
  };
}

/** A square postal area, 2 km wide, with the same number of people in every group. */
export function aDemandArea(
  postcode: string,
  municipalityCode: string,
  at: readonly [easting: number, northing: number],
  changes: Partial<CoverageDemandArea> = {},
): CoverageDemandArea {
  const [e, n] = at;
  return {
    postcode,
    nameFi: `Kylä ${postcode}`,
    nameSv: null,
    municipalityCode,
    centre: { easting: e, northing: n },
    areaSquareMetres: 4_000_000,
    outline: [
      [
        [
          [e - 1000, n - 1000],
          [e + 1000, n - 1000],
          [e + 1000, n + 1000],
          [e - 1000, n + 1000],
          [e - 1000, n - 1000],
        ],
      ],
    ],
    people: everyGroup(100),
    ...changes,
  };
}

export function everyGroup<T>(value: T): Record<ReportedGroup, T> {
  return { adults: value, all: value, over65: value, over75: value, over85: value };
}

export interface ExactPoint {
  at: readonly [easting: number, northing: number];
  municipalityCode: string;
  people: number;
  district?: string | null;
}

/** People at exact points, the same number in every group. */
export function exactDemand(points: readonly ExactPoint[]): ExactDemand {
  const people = Float64Array.from(points, (point) => point.people);
  return {
    easting: Float64Array.from(points, (point) => point.at[0]),
    northing: Float64Array.from(points, (point) => point.at[1]),
    municipalityCodes: points.map((point) => point.municipalityCode),
    districts: points.map((point) => point.district ?? null),
    people: everyGroup(people),
  };
}

/** The same state for both lists of each municipality. */
export function completenessOf(states: Readonly<Record<string, ListState>>): ListCompleteness[] {
  const kinds: readonly AccessKind[] = ['election_day', 'advance'];
  return Object.entries(states).flatMap(([municipalityCode, state]) =>
    kinds.map((kind) => ({ municipalityCode, kind, state })),
  );
}

/** Nobody, nowhere, in municipalities 001 and 002, whose lists are complete. */
export function aCoverageInput(changes: Partial<CoverageInput> = {}): CoverageInput {
  return {
    election: {
      code: 'KV-2021',
      type: 'municipal',
      heldOn: '2021-06-13',
      advanceFrom: '2021-05-26',
      advanceTo: '2021-06-08',
    },
    dataVersion: 'test-1',
    peopleDescribedOn: '2016-12-31',
    municipalities: [aMunicipality('001'), aMunicipality('002')],
    areas: [
      { kind: 'region', code: '01', nameFi: 'Maakunta', nameSv: 'Landskap', nameEn: 'Region' },
      { kind: 'wellbeing_county', code: '01', nameFi: 'Alue', nameSv: 'Område', nameEn: 'County' },
      { kind: 'constituency', code: '01', nameFi: 'Piiri', nameSv: 'Krets', nameEn: 'Constituency' },
    ],
    demandAreas: [],
    exactDemand: null,
    districtShares: [],
    places: [],
    completeness: completenessOf({ '001': 'complete', '002': 'complete' }),
    sources: [],
    ...changes,
  };
}
