/** What a check of a municipality's places can find: rules, how bad it is, and the figures that it rests on. */
import type { HoursWarningCode } from '../polling-places/opening-hours.model';
import type { PlaceKind, PollingPlaceDraft, PositionSource } from '../polling-places/polling-place.model';
import type { IsoDate, LocalTime } from '../shared/dates';

/** `error`: not what the law asks, as recorded. `warning`: probably wrong, or somebody loses. `note`: worth knowing. */
export const qualitySeverities = ['error', 'warning', 'note'] as const;
export type QualitySeverity = (typeof qualitySeverities)[number];

export const qualityTopics = ['list', 'position', 'districts', 'hours', 'change'] as const;
export type QualityTopic = (typeof qualityTopics)[number];

/** A place as a check sees it: stored, or as a file would leave it (then without an id where it is new). */
export type JudgedPlace = PollingPlaceDraft & { id: string | null };

/** Which place a finding is about, and how people call it. */
export type PlaceSubject = Pick<
  JudgedPlace,
  'id' | 'ownId' | 'kind' | 'nameFi' | 'nameSv' | 'addressFi' | 'addressSv' | 'postcode' | 'districts'
>;

/** A day on which a place is open as the law does not foresee. */
export interface UnlawfulDay {
  day: IsoDate;
  opensAt: LocalTime;
  closesAt: LocalTime;
  code: HoursWarningCode;
}

/** Evidence of each rule. Metres are in the plane of EPSG:3067; people are adults, null where not published. */
export interface QualityEvidence {
  noElectionDayPlace: Record<string, never>;
  noAdvancePlace: Record<string, never>;
  listedTwice: { others: number };
  positionMissing: Record<string, never>;
  positionRough: { source: PositionSource; uncertaintyMetres: number };
  outsideMunicipality: { metres: number; uncertaintyMetres: number };
  sameSpot: { others: readonly PlaceSubject[]; metres: number };
  placeWithoutDistrict: Record<string, never>;
  districtWithoutPlace: { district: string; people: number | null };
  severalPlacesForDistrict: { district: string; places: readonly PlaceSubject[] };
  farFromDistrict: { district: string; people: number | null; metres: number; uncertaintyMetres: number };
  hoursMissing: { hasText: boolean };
  hoursPartlyUnderstood: { text: string };
  hoursOutsideLaw: { days: readonly UnlawfulDay[] };
  electionDayNotFull: { opensAt: LocalTime; closesAt: LocalTime };
  closedDays: { closed: number; days: number };
  noAdvanceWeekend: Record<string, never>;
  placeClosed: { election: string };
  placeMoved: { election: string; metres: number | null; uncertaintyMetres: number; addressBefore: string };
  peopleFarther: PeopleFarther;
}
export type QualityRule = keyof QualityEvidence;

/** People of a postal area whose nearest place of the municipality is farther than at the election before. */
export interface PeopleFarther {
  election: string;
  postcode: string;
  nameFi: string;
  nameSv: string | null;
  people: number | null;
  /** Mean over points spread evenly in the area. */
  beforeMetres: number;
  afterMetres: number;
  /** How far from their positions the places may really stand that the difference rests on. */
  uncertaintyMetres: number;
  /** Places of this list whose position is not known: one of them may be nearer. */
  placesWithoutPosition: number;
}

/** Rules with their topic and usual severity; a rule whose evidence is weak may find a `note` instead. */
export const qualityRules = {
  noElectionDayPlace: { topic: 'list', severity: 'error' },
  noAdvancePlace: { topic: 'list', severity: 'error' },
  listedTwice: { topic: 'list', severity: 'warning' },
  positionMissing: { topic: 'position', severity: 'warning' },
  positionRough: { topic: 'position', severity: 'note' },
  outsideMunicipality: { topic: 'position', severity: 'warning' },
  sameSpot: { topic: 'position', severity: 'warning' },
  placeWithoutDistrict: { topic: 'districts', severity: 'warning' },
  districtWithoutPlace: { topic: 'districts', severity: 'warning' },
  severalPlacesForDistrict: { topic: 'districts', severity: 'error' },
  farFromDistrict: { topic: 'districts', severity: 'warning' },
  hoursMissing: { topic: 'hours', severity: 'warning' },
  hoursPartlyUnderstood: { topic: 'hours', severity: 'note' },
  hoursOutsideLaw: { topic: 'hours', severity: 'warning' },
  electionDayNotFull: { topic: 'hours', severity: 'error' },
  closedDays: { topic: 'hours', severity: 'note' },
  noAdvanceWeekend: { topic: 'hours', severity: 'warning' },
  placeClosed: { topic: 'change', severity: 'warning' },
  placeMoved: { topic: 'change', severity: 'note' },
  peopleFarther: { topic: 'change', severity: 'warning' },
} as const satisfies Readonly<Record<QualityRule, { topic: QualityTopic; severity: QualitySeverity }>>;

interface FindingOf<R extends QualityRule> {
  rule: R;
  severity: QualitySeverity;
  /** The list that the finding is about. */
  kind: PlaceKind;
  /** Null where the finding is about the list or an area. */
  place: PlaceSubject | null;
  evidence: QualityEvidence[R];
}
export type QualityFinding = { [R in QualityRule]: FindingOf<R> }[QualityRule];

export function subjectOf(place: JudgedPlace): PlaceSubject {
  const { id, ownId, kind, nameFi, nameSv, addressFi, addressSv, postcode, districts } = place;
  return { id, ownId, kind, nameFi, nameSv, addressFi, addressSv, postcode, districts };
}

/** A finding about one place. */
export function placeFinding<R extends QualityRule>(
  rule: R,
  place: JudgedPlace,
  evidence: QualityEvidence[R],
  severity: QualitySeverity = qualityRules[rule].severity,
): QualityFinding {
  return { rule, severity, kind: place.kind, place: subjectOf(place), evidence } as QualityFinding;
}

/** A finding about a list of places. */
export function listFinding<R extends QualityRule>(
  rule: R,
  kind: PlaceKind,
  evidence: QualityEvidence[R],
  severity: QualitySeverity = qualityRules[rule].severity,
): QualityFinding {
  return { rule, severity, kind, place: null, evidence } as QualityFinding;
}

export function topicOf({ rule }: Pick<QualityFinding, 'rule'>): QualityTopic {
  return qualityRules[rule].topic;
}

export type QualityCounts = Readonly<Record<QualitySeverity, number>>;

export function countFindings(findings: readonly QualityFinding[]): QualityCounts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

const ruleOrder = Object.keys(qualityRules);

/** Worst first, then in the order of the rules; what stands in one order already keeps it. */
export function worstFirst(findings: readonly QualityFinding[]): QualityFinding[] {
  return [...findings].sort(
    (a, b) =>
      qualitySeverities.indexOf(a.severity) - qualitySeverities.indexOf(b.severity) ||
      ruleOrder.indexOf(a.rule) - ruleOrder.indexOf(b.rule),
  );
}
