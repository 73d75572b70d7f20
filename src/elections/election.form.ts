/** Reads a file of elections (data/elections.json): JSON text to typed elections, or everything that is wrong with it. */
import { z } from 'zod';
import { addDays, isIsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { deadlineCodes } from './deadline-table.model';
import {
  derivableFacts,
  electionTypes,
  participatingAreas,
  reportingLevels,
  type ElectionRecord,
} from './election.model';

/** One thing that is wrong in the file: where (`KV-2021.heldOn`), and what was expected. */
export interface ElectionFileProblem {
  path: string;
  message: string;
}

const day = z.string().refine(isIsoDate, 'a day that exists, written 2021-06-13');
const code = z.string().regex(/^[A-Z]{2,4}-\d{4}(-[A-Z0-9]+)?$/, 'a code such as KV-2021');
const source = z.strictObject({ title: z.string().min(1), url: z.url().nullable() });

const publishedDay = z.strictObject({
  deadline: z.enum(deadlineCodes),
  day,
  before: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 16:00')
    .nullable(),
  source,
});

const electionRecord = z.strictObject({
  code,
  type: z.enum(electionTypes),
  heldOn: day,
  advanceFrom: day,
  advanceTo: day,
  hazardProfile: z.enum(['none', 'epidemic']),
  electorate: z.enum(['citizens', 'residents']),
  participatingArea: z.enum(participatingAreas),
  reportingLevels: z.array(z.enum(reportingLevels)),
  municipalityVintage: z.union([z.literal(2021), z.literal(2025)]),
  replacedBy: code.nullable(),
  secondRoundOf: code.nullable(),
  derived: z.array(z.enum(derivableFacts)),
  jointElections: z.array(
    z.strictObject({ code, type: z.enum(electionTypes), participatingArea: z.enum(participatingAreas) }),
  ),
  publishedDays: z.array(publishedDay),
  sources: z.array(source).min(1, 'at least one source'),
});

const electionFile = z.strictObject({ elections: z.array(electionRecord) });

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Whether the days of one election can be true together. */
function problemsOfDays(election: ElectionRecord): ElectionFileProblem[] {
  const found: ElectionFileProblem[] = [];
  const add = (field: string, message: string) => {
    found.push({ path: `${election.code}.${field}`, message });
  };
  if (election.advanceTo < election.advanceFrom)
    add('advanceTo', 'the last day must not be before the first');
  if (election.advanceTo >= election.heldOn) add('advanceTo', 'advance voting must end before election day');
  if (election.advanceFrom < addDays(election.heldOn, -60))
    add('advanceFrom', 'advance voting cannot begin more than 60 days before election day');
  for (const deadline of repeated(election.publishedDays.map((each) => each.deadline)))
    add('publishedDays', `the deadline ${deadline} is there twice`);
  const ownDays = {
    advance_begins: election.advanceFrom,
    advance_ends: election.advanceTo,
    election_day: election.heldOn,
  };
  for (const published of election.publishedDays) {
    const own = ownDays[published.deadline as keyof typeof ownDays] as string | undefined;
    if (own !== undefined && own !== published.day)
      add('publishedDays', `${published.deadline} must be the election's own day ${own}`);
  }
  return found;
}

/** Whether the elections of a file fit together. */
function problemsOfFile(elections: readonly ElectionRecord[]): ElectionFileProblem[] {
  const codes = elections.map((election) => election.code);
  const allCodes = elections.flatMap((each) => [
    each.code,
    ...each.jointElections.map((joint) => joint.code),
  ]);
  const found = repeated(allCodes).map((each) => ({ path: each, message: 'the code is there twice' }));
  for (const election of elections) {
    for (const field of ['replacedBy', 'secondRoundOf'] as const) {
      const other = election[field];
      if (other !== null && (other === election.code || !codes.includes(other)))
        found.push({
          path: `${election.code}.${field}`,
          message: `no other election of the file is called ${other}`,
        });
    }
  }
  return found;
}

function parseJson(text: string): Result<unknown, ElectionFileProblem[]> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return problem([{ path: '', message: `not JSON: ${error instanceof Error ? error.message : ''}` }]);
  }
}

/** Reads the text of a file of elections; all problems at once. */
export function parseElectionFile(text: string): Result<ElectionRecord[], ElectionFileProblem[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = electionFile.safeParse(json.value);
  if (!parsed.success) {
    return problem(
      parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    );
  }
  const { elections } = parsed.data;
  const found = [...elections.flatMap(problemsOfDays), ...problemsOfFile(elections)];
  return found.length > 0 ? problem(found) : ok(elections);
}
