/** What of a report for authorities becomes public: a fixed list of fields, and parts that a planner released one by one. */
import { accessKinds, reportedGroups, type AccessKind } from '../coverage/coverage-input.model';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import type { AreaEquity } from '../coverage/equity-annex.model';
import type { AuthorityHelp, FullReport, HelpPart, PublicationMark } from '../full-report/full-report.model';
import type { Gap } from '../gaps/gap.model';
import type { GapRuleId } from '../gaps/gap-rule.model';
import { peopleClasses } from '../help-coverage/people-classes.model';

/** `fragility` also releases whom only one organisation reaches; `needs` also who serves them and the rates behind them. */
export const releasableParts = ['fragility', 'queueRisks', 'needs'] as const;
export type ReleasablePart = (typeof releasableParts)[number];

/** Of which part a gap is that is for authorities; one of no part never leaves. */
const partOfRule: Partial<Record<GapRuleId, ReleasablePart>> = {
  queue_risk: 'queueRisks',
  single_organisation: 'fragility',
};

/** The fields that leave: one that somebody adds to a report stays inside until it is named here. */
const fields = {
  report: [
    'format',
    'madeAt',
    'today',
    'election',
    'dataVersion',
    'peopleDescribedOn',
    'gridDescribedOn',
    'parameters',
    'completeness',
    'knowsOffers',
    'deadlines',
    'sources',
  ],
  area: [
    'kind',
    'code',
    'nameFi',
    'nameSv',
    'nameEn',
    'membership',
    'takesPart',
    'peopleBasis',
    'demandBasis',
    'people',
    'places',
    'access',
    'filtered',
  ],
  gap: [
    'id',
    'rule',
    'municipalityCode',
    'kind',
    'people',
    'certainty',
    'evidence',
    'group',
    'severity',
    'actors',
    'audience',
    'deadline',
    'chance',
  ],
  equity: ['kind', 'code', 'access', 'accessScore'],
} as const satisfies {
  report: readonly (keyof FullReport)[];
  area: readonly (keyof AreaCoverage)[];
  gap: readonly (keyof Gap)[];
  equity: readonly (keyof AreaEquity)[];
};

function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

/**
 * Ways of voting whose places a municipality had not all confirmed, by code. Places of an election that was still to come are
 * public only once confirmed, so nothing that rests on these leaves.
 */
function unconfirmedIn({ areas, election, today }: FullReport): ReadonlyMap<string, readonly AccessKind[]> {
  if (election.heldOn < today) return new Map();
  const municipalities = areas.filter(({ kind }) => kind === 'municipality');
  return new Map(
    municipalities.map(({ code, places }) => [
      code,
      accessKinds.filter((kind) => places[kind].confirmed < places[kind].listed),
    ]),
  );
}

type Unconfirmed = ReadonlyMap<string, readonly AccessKind[]>;

const kindsOf = (unconfirmed: Unconfirmed, { kind, code }: { kind: string; code: string }) =>
  kind === 'municipality' ? (unconfirmed.get(code) ?? []) : [];

const forAll = <K extends string, V>(names: readonly K[], value: V) =>
  Object.fromEntries(names.map((name) => [name, value])) as Record<K, V>;

function releasedArea(area: AreaCoverage, unconfirmed: Unconfirmed): AreaCoverage {
  const released = pick(area, fields.area);
  const kinds = kindsOf(unconfirmed, area);
  if (kinds.length === 0) return released;
  const unknown = kinds.map((kind) => [
    kind,
    {
      status: 'not_known',
      rankable: false,
      bound: area.access[kind].bound,
      describedShare: null,
      assignedShare: null,
      groups: forAll(reportedGroups, null),
      sharpenBy: [],
      curve: null,
      farthest: [],
    } satisfies AreaCoverage['access'][AccessKind],
  ]);
  return {
    ...released,
    access: { ...released.access, ...(Object.fromEntries(unknown) as Partial<AreaCoverage['access']>) },
    filtered: null,
  };
}

function releasedHelp({ help, areas }: FullReport, unconfirmed: Unconfirmed): HelpPart {
  const { dataVersion, offers, organisations, layers } = help;
  return {
    dataVersion,
    offers,
    organisations,
    layers,
    areas: help.areas.map(({ people, reached, classes }, index) => {
      const hidden = kindsOf(unconfirmed, areas[index]!);
      const unknown = hidden.map((kind) => {
        const none = forAll(reportedGroups, 0);
        const each = forAll(peopleClasses, none);
        return [kind, { ...classes[kind], status: 'not_known', people: { ...each, not_known: people } }];
      });
      return {
        people,
        reached,
        classes: { ...classes, ...(Object.fromEntries(unknown) as Partial<typeof classes>) },
      };
    }),
  };
}

function releasedEquity(equity: AreaEquity, unconfirmed: Unconfirmed): AreaEquity {
  const released = pick(equity, fields.equity);
  const kinds = kindsOf(unconfirmed, equity);
  return {
    ...released,
    access: { ...released.access, ...(kinds.length === 0 ? {} : forAll(kinds, null)) },
    accessScore: kinds.includes('advance') ? null : released.accessScore,
  };
}

function releasedGaps(
  gaps: readonly Gap[],
  parts: readonly ReleasablePart[],
  unconfirmed: Unconfirmed,
): Gap[] {
  const isPublic = ({ audience, rule }: Gap) => {
    const part = partOfRule[rule];
    return audience === 'public' || (part !== undefined && parts.includes(part));
  };
  // That a list is not whole may be said; what was measured to its places may not.
  const restsOnUnconfirmed = ({ rule, kind, municipalityCode }: Gap) =>
    rule !== 'list_incomplete' && kind !== null && unconfirmed.get(municipalityCode)?.includes(kind) === true;
  return gaps
    .filter((gap) => isPublic(gap) && !restsOnUnconfirmed(gap))
    .map((gap): Gap => pick(gap, fields.gap));
}

type Fragile = NonNullable<AuthorityHelp['fragility']>;
type Capacity = NonNullable<AuthorityHelp['capacity']>;

function releasedFragility({ listed, help, service, places }: Fragile, unconfirmed: Unconfirmed): Fragile {
  const isConfirmed = ({ municipalityCode, kind }: Fragile['places'][number]) =>
    unconfirmed.get(municipalityCode)?.includes(kind) !== true;
  return { listed, help, service, places: places.filter(isConfirmed) };
}

/** Organisations that the released parts speak of. */
function organisationsIn(fragility: Fragile | null, capacity: Capacity | null): ReadonlySet<string> {
  const losses = fragility === null ? [] : [...fragility.help, ...fragility.service];
  const carriers = (capacity ?? []).flatMap((each) => each.carriers);
  return new Set([...losses.map(({ id }) => id), ...carriers.map(({ organisationId }) => organisationId)]);
}

function releasedAuthorityHelp(
  help: AuthorityHelp | null,
  parts: readonly ReleasablePart[],
  unconfirmed: Unconfirmed,
): AuthorityHelp | null {
  if (help === null) return null;
  const isFragile = parts.includes('fragility') && help.fragility !== null;
  const fragility = isFragile ? releasedFragility(help.fragility!, unconfirmed) : null;
  const capacity = parts.includes('needs') ? help.capacity : null;
  if (fragility === null && capacity === null) return null;
  const named = organisationsIn(fragility, capacity);
  return {
    byOneOrganisation: isFragile ? help.byOneOrganisation : null,
    capacity,
    fragility,
    organisationNames: Object.fromEntries(
      Object.entries(help.organisationNames).filter(([id]) => named.has(id)),
    ),
  };
}

/** The report that everybody may read; `parts` are those that were released, `mark` is what it says of its publication. */
export function releasedReport(
  report: FullReport,
  parts: readonly ReleasablePart[],
  mark: PublicationMark,
): FullReport {
  const unconfirmed = unconfirmedIn(report);
  const { question } = report;
  const releasesNeeds = parts.includes('needs');
  const { coverage, help, area } = question;
  return {
    ...pick(report, fields.report),
    audience: 'public',
    publication: mark,
    question: {
      area,
      coverage: releasesNeeds
        ? coverage
        : { ...coverage, assumptions: { ...coverage.assumptions, needRates: [] } },
      help: releasesNeeds ? help : { ...help, needRates: [] },
    },
    areas: report.areas.map((each) => releasedArea(each, unconfirmed)),
    help: releasedHelp(report, unconfirmed),
    authorityHelp: releasedAuthorityHelp(report.authorityHelp, parts, unconfirmed),
    gaps: releasedGaps(report.gaps, parts, unconfirmed),
    equity: report.equity.map((each) => releasedEquity(each, unconfirmed)),
  };
}

/** What each part would add, counted, so that whoever releases it sees what leaves. */
export function countReleasable({ authorityHelp, gaps }: FullReport) {
  const { fragility, capacity } = authorityHelp ?? { fragility: null, capacity: null };
  const ofRule = (rule: GapRuleId) => gaps.filter((gap) => gap.rule === rule).length;
  return {
    fragility:
      (fragility === null ? 0 : fragility.help.length + fragility.service.length + fragility.places.length) +
      ofRule('single_organisation'),
    queueRisks: ofRule('queue_risk'),
    needs: (capacity ?? []).length,
  } satisfies Record<ReleasablePart, number>;
}
