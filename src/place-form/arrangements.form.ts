/** The safe-voting part of the form of a place. */
import { z } from 'zod';
import { field } from '../organisations/organisation.form';
import type { FieldProblem } from '../i18n/form-problem';
import { readNumber } from '../polling-places/place-position.csv';
import { knownOrNot } from '../polling-places/polling-place.model';
import type { SafeVotingArrangements } from '../polling-places/safe-voting.model';

/** Numbers with their least and greatest value; those of people and booths are whole. */
const numbers = {
  distanceRuleMetres: { least: 0.5, most: 10, isWhole: false },
  floorAreaSquareMetres: { least: 1, most: 20_000, isWhole: false },
  booths: { least: 1, most: 200, isWhole: true },
  officials: { least: 1, most: 200, isWhole: true },
} as const;
export type ArrangementNumber = keyof typeof numbers;
export const arrangementNumbers = Object.keys(numbers) as ArrangementNumber[];

export const arrangementChoices = ['screens', 'masks', 'handSanitiser'] as const;
export const arrangementTexts = [
  'priorityHoursFi',
  'priorityHoursSv',
  'quarantineFi',
  'quarantineSv',
] as const;
export const arrangementLines = ['contactRoleFi', 'contactRoleSv', 'contactPhone', 'contactEmail'] as const;

const limits = { text: 600, line: 200 };

function readNumberField(
  fields: unknown,
  name: ArrangementNumber,
): { value: number | null; problems: FieldProblem[] } {
  const text = field(fields, name);
  if (text === '') return { value: null, problems: [] };
  const { least, most, isWhole } = numbers[name];
  const value = readNumber(text);
  if (value === null || value < least || value > most || (isWhole && !Number.isInteger(value)))
    return {
      value: null,
      problems: [
        {
          field: name,
          message: isWhole ? 'placeForm.problem.wholeBetween' : 'placeForm.problem.between',
          params: { least, most },
        },
      ],
    };
  return { value, problems: [] };
}

function textProblems(fields: unknown): FieldProblem[] {
  const phone = field(fields, 'contactPhone');
  const email = field(fields, 'contactEmail');
  const tooLong = (names: readonly string[], limit: number): FieldProblem[] =>
    names
      .filter((name) => field(fields, name).length > limit)
      .map((name) => ({ field: name, message: 'placeForm.problem.tooLong', params: { limit } }));
  return [
    ...tooLong(arrangementTexts, limits.text),
    ...tooLong(arrangementLines, limits.line),
    ...(phone === '' || /^\+?[\d ()-]{5,25}$/.test(phone)
      ? []
      : [{ field: 'contactPhone', message: 'offers.problem.phone' } as const]),
    ...(email === '' || z.email().max(254).safeParse(email).success
      ? []
      : [{ field: 'contactEmail', message: 'offers.problem.email' } as const]),
  ];
}

/** Empty means that it is not known; nothing is ever taken for no or for zero. */
export function readArrangements(fields: unknown): {
  arrangements: SafeVotingArrangements;
  problems: FieldProblem[];
} {
  const read = arrangementNumbers.map((name) => [name, readNumberField(fields, name)] as const);
  const arrangements = Object.fromEntries([
    ...read.map(([name, { value }]) => [name, value]),
    ...arrangementChoices.map((name) => [
      name,
      knownOrNot.find((value) => value === field(fields, name)) ?? 'unknown',
    ]),
    ...[...arrangementTexts, ...arrangementLines].map((name) => [name, field(fields, name) || null]),
  ]) as unknown as SafeVotingArrangements;
  return {
    arrangements,
    problems: [...read.flatMap(([, { problems }]) => problems), ...textProblems(fields)],
  };
}
