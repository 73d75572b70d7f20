/** The shape of a report's JSON, from which its published JSON schema is made and a kept report is read again. */
import { z } from 'zod';
import { accessKinds, listStates, placeFeatures, reportedGroups } from '../coverage/coverage-input.model';
import { askedPhases } from '../coverage/coverage-question.model';
import { accessStatuses, sharpeners } from '../coverage/coverage-report.model';
import { gapChances } from '../gaps/gap.model';
import { gapRuleIds, gapSeverities } from '../gaps/gap-rule.model';
import { shortReasons } from '../help-coverage/capacity-coverage.model';
import { helpResources, helpWindows } from '../help-coverage/help-input.model';
import { peopleClasses } from '../help-coverage/people-classes.model';
import { helpTypeCodes } from '../offers/help-type.model';
import { electionTypes, participatingAreas } from '../elections/election.model';
import { audiences, fullReportFormat, type FullReport } from './full-report.model';

const number = z.number();
const count = z.int().nonnegative();
const text = z.string();
const day = z.iso.date();
const share = z.number().min(0).max(1);
const object = z.strictObject;
const list = z.array;
const kind = z.enum(accessKinds);
const group = z.enum(reportedGroups);
const helpType = z.enum(helpTypeCodes);
const areaKind = z.enum(['country', 'constituency', 'wellbeing_county', 'region', 'municipality']);
const byKind = <T extends z.ZodType>(value: T) => z.record(kind, value);
const byGroup = <T extends z.ZodType>(value: T) => z.record(group, value);
const people = byGroup(number).describe('People by group.');

const coverageQuestion = object({
  election: text,
  phase: z.enum(askedPhases),
  group,
  thresholdsMetres: list(number),
  placeFeatures: list(z.enum(placeFeatures)),
  helpTypes: list(helpType),
  helpLanguages: list(text),
  assumptions: object({
    needRates: list(object({ type: helpType, group, rate: share })),
    tripsPerWindow: number,
  }),
});
const helpQuestion = object({
  types: list(helpType),
  languages: list(text),
  needRates: list(object({ type: helpType, group, rate: share })),
  tripsPerWindow: number,
  peoplePerHelperDay: number,
  peoplePerPhoneHour: number,
  nearMetres: number,
}).describe('Rates and trips are assumptions: nobody publishes them.');

const estimate = { median: number, low: number, high: number };
const shareEstimate = object({
  ...estimate,
  tooCoarse: z.boolean(),
  wideAreaShare: share,
  rough: z.boolean(),
});
const distance = object({ ...estimate, rough: z.boolean() }).describe(
  'Metres in a straight line, or of the cost matrix: see roadShare.',
);
const groupAccess = object({
  people: number,
  shares: list(shareEstimate).describe('In the order of parameters.thresholdsMetres.'),
  medianDistanceMetres: distance.nullable(),
  p90DistanceMetres: distance.nullable(),
});
const yesNoUnknown = z.record(z.enum(['yes', 'no', 'unknown']), count);
const filtered = object({
  places: yesNoUnknown,
  known: byGroup(groupAccess.nullable()),
  possible: byGroup(groupAccess.nullable()),
});
const phaseAccess = object({
  status: z.enum(accessStatuses),
  rankable: z.boolean(),
  bound: z.enum(['estimate', 'at_least']),
  describedShare: share.nullable(),
  assignedShare: share.nullable(),
  roadShare: share
    .nullable()
    .optional()
    .describe('Adults whose distance is one of the cost matrix; left out where none is in use.'),
  groups: byGroup(groupAccess.nullable()),
  sharpenBy: list(z.enum(sharpeners)),
  curve: list(object(estimate)).nullable().describe('In the order of parameters.curveMetres.'),
  farthest: list(
    object({
      postcode: text,
      nameFi: text,
      nameSv: text.nullable(),
      municipalityCode: text,
      people: number,
      distanceMetres: distance.nullable(),
    }),
  ),
});
const placeCounts = object({
  listed: count,
  withPosition: count,
  withHours: count,
  confirmed: count,
  carriedOver: count,
  byPositionSource: z.record(text, count),
  byFeature: z.record(z.enum(placeFeatures), yesNoUnknown),
});
const area = object({
  kind: areaKind,
  code: text,
  nameFi: text,
  nameSv: text,
  nameEn: text,
  membership: object({
    region: text,
    wellbeingCounty: text.nullable(),
    constituency: text,
  }).nullable(),
  takesPart: z.boolean(),
  peopleBasis: z.enum(['adults', 'electorate', 'mixed']),
  demandBasis: z.enum(['postal_areas', 'grid', 'mixed']),
  people: byGroup(
    object({ known: number, unknownPlaces: count, unknownAtMost: number, unbounded: z.boolean() }),
  ),
  places: z.record(z.enum(['election_day', 'advance', 'mobile_stop']), placeCounts),
  access: byKind(phaseAccess),
  filtered: byKind(filtered).nullable(),
});

const classes = object({
  status: z.enum(accessStatuses),
  people: z.record(z.enum(peopleClasses), people),
  rough: byGroup(z.boolean()),
  roadShare: share
    .nullable()
    .optional()
    .describe('Adults whose distance is one of the cost matrix; left out where none is in use.'),
});
const help = object({
  dataVersion: text,
  offers: count,
  organisations: count,
  layers: list(
    object({
      type: helpType,
      window: z.enum(helpWindows),
      language: text.nullable(),
      offers: count,
      organisations: count,
    }),
  ),
  areas: list(
    object({
      people,
      reached: list(people).describe('In the order of layers.'),
      classes: byKind(classes),
    }),
  ).describe('In the order of areas.'),
});
const loss = { kind: z.enum(['offer', 'organisation']), id: text };
const service = z.union([helpType, z.enum(['rides', 'wheelchair_rides'])]);
const authorityHelp = object({
  byOneOrganisation: list(list(people)).nullable(),
  capacity: list(
    object({
      service,
      types: list(helpType),
      resource: z.enum(helpResources),
      window: z.enum(helpWindows),
      offersWithoutAmount: count,
      areas: list(object({ need: number, served: number, short: z.record(z.enum(shortReasons), number) })),
      carriers: list(object({ municipalityCode: text, offerId: text, organisationId: text, people: number })),
    }),
  ).nullable(),
  fragility: object({
    listed: count,
    help: list(object({ ...loss, type: helpType, people })),
    service: list(object({ ...loss, service, people: number })),
    places: list(
      object({
        kind,
        municipalityCode: text,
        nameFi: text.nullable(),
        nameSv: text.nullable(),
        addressFi: text.nullable(),
        addressSv: text.nullable(),
        people,
      }),
    ),
  }).nullable(),
  organisationNames: z.record(text, text),
}).describe('For authorities; of a published report only what was released, null for the rest.');

const deadline = object({
  code: text,
  day: day.nullable(),
  before: text.nullable(),
  daysFromElection: z.int().nullable(),
  actors: list(text),
  sections: list(text),
  certainty: z.enum(['published', 'derived', 'unverified', 'not_published']),
  source: object({ title: text, url: text.nullable() }).nullable(),
  movedByDays: z.int(),
  state: z.enum(['passed', 'today', 'ahead', 'not_known']),
  daysLeft: z.int().nullable(),
});
const gap = object({
  id: text,
  rule: z.enum(gapRuleIds as [string, ...string[]]),
  municipalityCode: text,
  kind: kind.nullable(),
  people: number.nullable(),
  certainty: z.enum(['known', 'possible']),
  evidence: object({
    places: count.optional(),
    unknownPlaces: count.optional(),
    offers: count.optional(),
    organisations: count.optional(),
    peopleLow: number.optional(),
    peopleHigh: number.optional(),
  }),
  group,
  severity: z.enum(gapSeverities),
  actors: list(text),
  audience: z.enum(audiences),
  deadline: deadline.nullable(),
  chance: z.enum(gapChances),
});
const groupEquity = object({
  meanMetres: number.nullable(),
  edeMetres: number.nullable(),
  gini: number.nullable(),
});

const fullReport = object({
  format: z.literal(fullReportFormat),
  audience: z.enum(audiences),
  madeAt: z.iso.datetime(),
  today: day,
  election: object({
    code: text,
    type: z.enum(electionTypes),
    heldOn: day,
    advanceFrom: day,
    advanceTo: day,
    municipalityVintage: z.union([z.literal(2021), z.literal(2025)]),
    jointElections: list(
      object({ code: text, type: z.enum(electionTypes), participatingArea: z.enum(participatingAreas) }),
    ),
    secondRoundOf: text.nullable(),
    replacedBy: text.nullable(),
  }),
  question: object({
    coverage: coverageQuestion,
    help: helpQuestion,
    area: object({ kind: areaKind, code: text }),
  }),
  dataVersion: text,
  peopleDescribedOn: day,
  gridDescribedOn: day.nullable(),
  parameters: z.record(text, z.union([number, list(number)])),
  completeness: byKind(z.record(z.enum(listStates), count)),
  areas: list(area).min(1).describe('The area asked about first, then larger areas, then municipalities.'),
  help,
  authorityHelp: authorityHelp.nullable(),
  gaps: list(gap),
  knowsOffers: z.boolean(),
  deadlines: list(deadline),
  equity: list(
    object({
      kind: areaKind,
      code: text,
      access: byKind(byGroup(groupEquity.nullable()).nullable()),
      accessScore: number.nullable(),
    }),
  ).describe('In the order of areas.'),
  publication: object({
    origin: text,
    id: text,
    publishedAt: z.iso.datetime(),
    released: list(text),
  }).optional(),
  sources: list(object({ id: text, name: text, publisher: text, vintage: text, licence: text })),
}).describe('A report of Vaalikumppani on coverage. Null is not known; distances are metres, shares 0 to 1.');

/**
 * A report from its JSON text, with its fields in the order in which they were written.
 * @throws {z.ZodError} when it is none of this format
 */
export function readFullReport(json: string): FullReport {
  const report: unknown = JSON.parse(json);
  fullReport.parse(report);
  return report as FullReport;
}

/** The published JSON schema (draft 2020-12). @param id its permanent address */
export function fullReportSchema(id: string): object {
  return { $id: id, title: fullReportFormat, ...z.toJSONSchema(fullReport, { target: 'draft-2020-12' }) };
}
