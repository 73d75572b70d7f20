/** Forms about election day: fields to numbers, or what is wrong with which field. */
import { parsePage, textField } from '../accounts/account.form';
import type { FieldProblem } from '../i18n/form-problem';
import { ok, problem, type Result } from '../shared/result';
import {
  assumptionLimits,
  placeNumberLimits,
  type AssumptionName,
  type PlaceNumbers,
  type VotingDayAssumptions,
} from './voting-day-plan.model';

/** Shares are written in percent. */
const percentages: ReadonlySet<string> = new Set(['electionDayShare', 'peakShare']);
/** People, booths and officials come whole. */
const wholeNumbers: ReadonlySet<string> = new Set(['electors', 'booths', 'officials']);

interface Limits {
  least: number;
  most: number;
}

/** A number with decimal comma or point; spaces between thousands are allowed. */
function numberOf(text: string): number {
  const plain = text.replace(/\s/g, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

function readNumber(
  fields: unknown,
  field: string,
  { least, most }: Limits,
): { value: number | null; problems: FieldProblem[] } {
  const text = textField(fields, field);
  if (text === '') return { value: null, problems: [] };
  const value = numberOf(text);
  const isRight = value >= least && value <= most && (!wholeNumbers.has(field) || Number.isInteger(value));
  if (isRight) return { value: percentages.has(field) ? value / 100 : value, problems: [] };
  const message = wholeNumbers.has(field) ? 'votingDay.problem.whole' : 'votingDay.problem.number';
  return { value: null, problems: [{ field, message, params: { least, most } }] };
}

/** The assumptions form; only the distance may be empty. */
export function parseAssumptions(fields: unknown): Result<VotingDayAssumptions, FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const read = (field: AssumptionName, isNeeded: boolean): number => {
    const found = readNumber(fields, field, assumptionLimits[field]);
    problems.push(...found.problems);
    if (isNeeded && found.value === null && found.problems.length === 0)
      problems.push({ field, message: 'votingDay.problem.missing' });
    return found.value ?? NaN;
  };
  const distance = read('distanceMetres', false);
  const value: VotingDayAssumptions = {
    electionDayShare: read('electionDayShare', true),
    peakShare: read('peakShare', true),
    checkMinutes: read('checkMinutes', true),
    boothMinutes: read('boothMinutes', true),
    distanceMetres: Number.isNaN(distance) ? null : distance,
    isMeasured: textField(fields, 'isMeasured') === 'yes',
  };
  return problems.length === 0 ? ok(value) : problem(problems);
}

/** The form of one place; what is left empty is not known. */
export function parsePlaceNumbers(fields: unknown): Result<PlaceNumbers, FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const read = (field: keyof PlaceNumbers): number | null => {
    const found = readNumber(fields, field, placeNumberLimits[field]);
    problems.push(...found.problems);
    return found.value;
  };
  const value: PlaceNumbers = {
    electors: read('electors'),
    booths: read('booths'),
    officials: read('officials'),
    floorAreaSquareMetres: read('floorAreaSquareMetres'),
    distanceRuleMetres: read('distanceRuleMetres'),
  };
  return problems.length === 0 ? ok(value) : problem(problems);
}

export const riskFilters = ['grows', 'atRisk', 'ok', 'notKnown'] as const;

export interface VotingDayQuery {
  risk: (typeof riskFilters)[number] | null;
  search: string;
  page: number;
  isSaved: boolean;
}

/** Filter and page of the list of places; what is wrong in the address counts as not given. */
export function parseVotingDayQuery(query: unknown): VotingDayQuery {
  const risk = textField(query, 'risk');
  return {
    risk: riskFilters.find((each) => each === risk) ?? null,
    search: textField(query, 'q').slice(0, 100),
    page: parsePage(query),
    isSaved: textField(query, 'saved') === '1',
  };
}
