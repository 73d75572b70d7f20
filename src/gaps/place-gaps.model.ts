/** Gaps of places: lists, distance, accessibility and hours. */
import type { PlaceFeature } from '../coverage/coverage-input.model';
import { areasOfKind, type AreaCoverage, type CoverageReport } from '../coverage/coverage-report.model';
import type { FoundGap, GapInput } from './gap-input.model';
import { gapRule, type GapRuleId } from './gap-rule.model';

/**
 * People of a group who live farther than the rule's distance from a place, with their range; null where not known. Where the
 * report asks something of the places, a place counts once it is known to have that; the lower end counts also those of which it
 * is not known.
 */
export function peopleBeyond(
  report: CoverageReport,
  area: AreaCoverage,
  rule: GapRuleId,
  kind: 'election_day' | 'advance',
): { people: number; low: number; high: number } | null {
  const { group, threshold } = gapRule(rule);
  const index = report.parameters.thresholdsMetres.indexOf(threshold.beyondMetres ?? NaN);
  const filtered = area.filtered?.[kind];
  const access = filtered === undefined ? area.access[kind].groups[group] : filtered.known[group];
  const widest = filtered === undefined ? access : filtered.possible[group];
  const [share, most] = [access?.shares[index], widest?.shares[index]];
  if (!access || !share || !most) return null;
  const beyond = (part: number) => Math.round(access.people * (1 - part));
  return { people: beyond(share.median), low: beyond(most.high), high: beyond(share.low) };
}

/** Rules that look for a place with a feature. */
const featureRules: readonly [GapRuleId, PlaceFeature][] = [
  ['no_step_free_place', 'step_free'],
  ['no_outdoor_place', 'outdoors'],
  ['no_evening_hours', 'after_17'],
  ['no_weekend_hours', 'weekend'],
];

function adultsOf({ people }: AreaCoverage): number | null {
  const { known, unknownPlaces } = people.adults;
  return known === 0 && unknownPlaces > 0 ? null : known;
}

/** What every gap of a municipality's places has in common. */
function gapOf(area: AreaCoverage, rule: GapRuleId, kind: FoundGap['kind']): Omit<FoundGap, 'evidence'> {
  return { rule, kind, municipalityCode: area.code, people: adultsOf(area), certainty: 'known' };
}

function listGaps(area: AreaCoverage): FoundGap[] {
  return gapRule('list_incomplete').kinds.flatMap((kind): FoundGap[] => {
    const { status } = area.access[kind];
    if (status === 'complete' || status === 'positions_missing' || status === 'no_election') return [];
    return [{ ...gapOf(area, 'list_incomplete', kind), evidence: { places: area.places[kind].listed } }];
  });
}

/** Nobody knows the places of a municipality: what they offer is no question yet. */
function hasList(area: AreaCoverage, kind: 'election_day' | 'advance'): boolean {
  const { status } = area.access[kind];
  return status !== 'not_known' && status !== 'no_election' && area.places[kind].listed > 0;
}

function featureGaps(area: AreaCoverage): FoundGap[] {
  return featureRules.flatMap(([rule, feature]) =>
    gapRule(rule).kinds.flatMap((kind): FoundGap[] => {
      if (!hasList(area, kind)) return [];
      const { listed, byFeature } = area.places[kind];
      const { yes, unknown } = byFeature[feature];
      if (yes > (gapRule(rule).threshold.most ?? 0)) return [];
      // A list with holes may hide a place that has it.
      const isSure = unknown === 0 && area.access[kind].status !== 'partial';
      return [
        {
          ...gapOf(area, rule, kind),
          certainty: isSure ? 'known' : 'possible',
          evidence: { places: listed, unknownPlaces: unknown },
        },
      ];
    }),
  );
}

function hoursGaps(area: AreaCoverage): FoundGap[] {
  return gapRule('hours_unknown').kinds.flatMap((kind): FoundGap[] => {
    const { listed, withHours } = area.places[kind];
    if (!hasList(area, kind) || listed === withHours) return [];
    const evidence = { places: listed, unknownPlaces: listed - withHours };
    return [{ ...gapOf(area, 'hours_unknown', kind), evidence }];
  });
}

function distanceGaps(report: CoverageReport, area: AreaCoverage): FoundGap[] {
  const rule = 'no_advance_place_near';
  const { kinds, threshold } = gapRule(rule);
  return kinds.flatMap((kind): FoundGap[] => {
    const beyond = peopleBeyond(report, area, rule, kind);
    if (beyond === null || beyond.people < (threshold.leastPeople ?? 1)) return [];
    const isSure = area.access[kind].bound === 'estimate' && beyond.low >= (threshold.leastPeople ?? 1);
    return [
      {
        ...gapOf(area, rule, kind),
        people: beyond.people,
        certainty: isSure ? 'known' : 'possible',
        evidence: {
          places: area.places[kind].listed,
          peopleLow: area.access[kind].bound === 'estimate' ? beyond.low : 0,
          peopleHigh: beyond.high,
        },
      },
    ];
  });
}

function queueGaps({ queueRisks }: GapInput, area: AreaCoverage): FoundGap[] {
  const own = queueRisks.filter(({ municipalityCode }) => municipalityCode === area.code);
  if (own.length === 0) return [];
  const isKnown = own.every((risk) => risk.people !== null);
  const people = isKnown ? own.reduce((sum, risk) => sum + (risk.people ?? 0), 0) : null;
  const gap = { ...gapOf(area, 'queue_risk', 'election_day'), people };
  return [{ ...gap, certainty: 'possible', evidence: { places: own.length } }];
}

/** Gaps of the places of every municipality that takes part. */
export function findPlaceGaps(input: GapInput): FoundGap[] {
  return areasOfKind(input.report, 'municipality')
    .filter((area) => area.takesPart)
    .flatMap((area) => [
      ...listGaps(area),
      ...distanceGaps(input.report, area),
      ...featureGaps(area),
      ...hoursGaps(area),
      ...queueGaps(input, area),
    ]);
}
