/** The form of one place: fields to what is saved, or what is wrong with which field. */
import { z } from 'zod';
import { field } from '../organisations/organisation.form';
import type { FieldProblem } from '../i18n/form-problem';
import { accessibilityCriteria, type AccessibilityCriterion } from '../polling-places/accessibility.model';
import type { HoursContext } from '../polling-places/opening-hours.model';
import { districtCodeOf, postcodeOf } from '../polling-places/place-codes.csv';
import type { DescribedPlace } from '../polling-places/place-edit.model';
import { readNumber, readPosition } from '../polling-places/place-position.csv';
import {
  accessibilitySummaries,
  knownOrNot,
  positionSources,
  serviceForms,
  type AccessibilityFinding,
  type PollingPlace,
  type PollingPlaceDraft,
} from '../polling-places/polling-place.model';
import { isIsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { gridDays, readGrid, sentGrid } from './hours-grid.form';
import { readArrangements } from './arrangements.form';

export const criteria = Object.keys(accessibilityCriteria) as AccessibilityCriterion[];

/** Names of the fields of a criterion. */
export const criterionField = {
  value: (criterion: string) => `criterion-${criterion}`,
  measure: (criterion: string) => `measure-${criterion}`,
  source: (criterion: string) => `source-${criterion}`,
  assessedOn: (criterion: string) => `assessed-${criterion}`,
};

const shortLimit = 200;
const longLimit = 2000;

/** Fields of one line; the others of several. */
export const lineFields = [
  'ownId',
  'nameFi',
  'nameSv',
  'addressFi',
  'addressSv',
  'locality',
  'districtName',
  'serviceMapId',
  'buildingId',
] as const;
export const longFields = ['note', 'source', 'hoursText'] as const;

/** What the form is read against. */
export interface PlaceFormContext {
  municipalityCode: string;
  hours: HoursContext;
  /** The place as it is stored; null for a new one. */
  before: PollingPlace | null;
}

const textOrNull = (fields: unknown, name: string) => field(fields, name).replace(/\r\n?/g, '\n') || null;

function tooLong(fields: unknown): FieldProblem[] {
  const wrong = (name: string, limit: number, signs: RegExp): FieldProblem[] => {
    const text = field(fields, name);
    if (text.length > limit)
      return [{ field: name, message: 'placeForm.problem.tooLong', params: { limit } }];
    return signs.test(text) ? [{ field: name, message: 'placeForm.problem.signs' }] : [];
  };
  return [
    ...[
      ...lineFields,
      ...criteria.flatMap((each) => [criterionField.measure(each), criterionField.source(each)]),
    ].flatMap((name) => wrong(name, shortLimit, /\p{Cc}/u)),
    // Line breaks and tabs are fine in a text of several lines.
    ...longFields.flatMap((name) => wrong(name, longLimit, /(?![\r\n\t])\p{Cc}/u)),
  ];
}

/** The one of the values that a field says; the fallback where it says none of them. */
function oneOf<T extends string>(fields: unknown, name: string, values: readonly T[], ifNone: T): T {
  return values.find((value) => value === field(fields, name)) ?? ifNone;
}

function readDistricts(fields: unknown, kind: PollingPlaceDraft['kind']) {
  const parts = field(fields, 'districts')
    .split(/[|,;/\s]+/)
    .filter((part) => part !== '');
  if (kind !== 'election_day') return { districts: [], problems: [] };
  const codes = parts.map((part) => ({ part, code: districtCodeOf(part) }));
  const wrong = codes.filter(({ code }) => code === null).map(({ part }) => part);
  const districts = [...new Set(codes.flatMap(({ code }) => code ?? []))].sort();
  const problems: FieldProblem[] =
    wrong.length === 0
      ? []
      : [
          {
            field: 'districts',
            message: 'placeForm.problem.districts',
            params: { codes: wrong.join(', ').slice(0, 60) },
          },
        ];
  return { districts, problems };
}

type ReadPosition = Pick<PollingPlaceDraft, 'position' | 'positionSource'> & { problems: FieldProblem[] };

/** Metres of EPSG:3067 or degrees of WGS84: their values tell which. No numbers: the position is not known. */
export function readFormPosition(fields: unknown): ReadPosition {
  const nowhere = (problems: FieldProblem[]): ReadPosition => ({
    position: null,
    positionSource: 'unknown',
    problems,
  });
  const texts = [field(fields, 'northing'), field(fields, 'easting')] as const;
  if (texts[0] === '' && texts[1] === '') return nowhere([]);
  const [north, east] = texts.map(readNumber) as [number | null, number | null];
  const wrong = (
    [
      ['northing', north],
      ['easting', east],
    ] as const
  ).filter(([, value]) => value === null);
  if (north === null || east === null)
    return nowhere(wrong.map(([name]) => ({ field: name, message: 'placeForm.problem.number' })));
  const reading = readPosition(north, east);
  if (reading.code === 'positionOutsideFinland')
    return nowhere([{ field: 'northing', message: 'placeForm.problem.outsideFinland' }]);
  return {
    position: reading.position,
    positionSource: oneOf(fields, 'positionSource', positionSources, 'unknown'),
    problems: [],
  };
}

function readFinding(fields: unknown, criterion: string): AccessibilityFinding[] {
  const finding = {
    criterion,
    value: oneOf(fields, criterionField.value(criterion), knownOrNot, 'unknown'),
    measure: textOrNull(fields, criterionField.measure(criterion)),
    source: textOrNull(fields, criterionField.source(criterion)),
    assessedOn: textOrNull(fields, criterionField.assessedOn(criterion)),
  };
  const isSaid = finding.value !== 'unknown' || finding.measure !== null || finding.source !== null;
  return isSaid || finding.assessedOn !== null ? [finding] : [];
}

function readAccessibility(fields: unknown) {
  const accessibility = criteria
    .flatMap((criterion) => readFinding(fields, criterion))
    .sort((a, b) => (a.criterion < b.criterion ? -1 : 1));
  const problems: FieldProblem[] = accessibility
    .filter(({ assessedOn }) => assessedOn !== null && !isIsoDate(assessedOn))
    .map(({ criterion }) => ({
      field: criterionField.assessedOn(criterion),
      message: 'placeForm.problem.day',
    }));
  return { accessibility, problems };
}

function identityProblems(fields: unknown, kind: PollingPlaceDraft['kind']): FieldProblem[] {
  const none = ['nameFi', 'nameSv', 'addressFi', 'addressSv'].every((name) => field(fields, name) === '');
  const postcode = field(fields, 'postcode');
  const buildingId = field(fields, 'buildingId');
  const checks: [boolean, FieldProblem][] = [
    [none, { field: 'nameFi', message: 'placeForm.problem.nameless' }],
    [
      postcode !== '' && postcodeOf(postcode) === null,
      { field: 'postcode', message: 'placeForm.problem.postcode' },
    ],
    [
      field(fields, 'serviceForm') === 'drive_in' && kind === 'election_day',
      { field: 'serviceForm', message: 'placeForm.problem.driveIn' },
    ],
    [
      !/^\d*$/.test(field(fields, 'serviceMapId')),
      { field: 'serviceMapId', message: 'placeForm.problem.serviceMapId' },
    ],
    [
      !z
        .string()
        .regex(/^([0-9A-Za-z]{10})?$/)
        .safeParse(buildingId).success,
      { field: 'buildingId', message: 'placeForm.problem.buildingId' },
    ],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, found]) => found);
}

/** Reads the whole form and collects everything that is wrong with it. */
export function parsePlaceForm(
  fields: unknown,
  { municipalityCode, hours: context, before }: PlaceFormContext,
): Result<DescribedPlace, FieldProblem[]> {
  const { kind } = context;
  const text = (name: string) => textOrNull(fields, name);
  const { districts, problems: districtProblems } = readDistricts(fields, kind);
  const { position, positionSource, problems: positionProblems } = readFormPosition(fields);
  const grid = sentGrid(fields, gridDays(context, before?.hours ?? []));
  const read = readGrid(grid, text('hoursText')?.slice(0, longLimit) ?? null, before);
  const found = readAccessibility(fields);
  const arranged = readArrangements(fields);
  const problems = [
    ...identityProblems(fields, kind),
    ...districtProblems,
    ...positionProblems,
    ...read.problems,
    ...found.problems,
    ...arranged.problems,
    ...tooLong(fields),
  ];
  if (problems.length > 0) return problem(problems);
  return ok({
    draft: {
      municipalityCode,
      kind,
      ...(Object.fromEntries(lineFields.map((name) => [name, text(name)])) as Pick<
        PollingPlaceDraft,
        (typeof lineFields)[number]
      >),
      districts,
      postcode: postcodeOf(field(fields, 'postcode')),
      position,
      positionSource,
      ...read.hours,
      serviceForm: oneOf(fields, 'serviceForm', serviceForms, 'unknown'),
      accessibilitySummary: oneOf(fields, 'accessibilitySummary', accessibilitySummaries, 'unknown'),
      note: text('note'),
      source: text('source'),
    },
    accessibility: found.accessibility,
    arrangements: arranged.arrangements,
  });
}
