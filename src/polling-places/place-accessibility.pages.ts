/** What is known of a place's accessibility, criterion by criterion; what is not known is shown as not known. */
import { formatDay } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import {
  accessibilityGroups,
  accessibilityTally,
  criteriaOf,
  stepFreeAccess,
  type AccessibilityCriterion,
} from './accessibility.model';
import { criteriaOfNeed, needSummaries } from './accessibility-needs.model';
import type { Wording } from './place-words.pages';
import type { AccessibilityFinding, KnownOrNot, PollingPlace } from './polling-place.model';

export interface CriterionRow {
  criterion: string;
  value: KnownOrNot;
  valueText: string;
  /** What was measured, by whom and when; null where nothing of that is told. */
  basis: string | null;
}

/** What a place is to people with one need, in words. */
export interface NeedLine {
  need: string;
  state: KnownOrNot;
  stateText: string;
  /** Criteria that are not met, and those of which nothing is known; each as one text, null where there are none. */
  missing: string | null;
  unknown: string | null;
}

export interface AccessibilityView {
  summary: readonly string[];
  groups: readonly { heading: string; rows: readonly CriterionRow[] }[];
  /** Nothing while no criterion is known. */
  needs: readonly NeedLine[];
  /** Whether any criterion is known: the tables are open then. */
  isAnyKnown: boolean;
}

/** What was found of a criterion in one line: `Yes, 900 mm, survey, 1 October 2026`. */
export function findingText(
  finding: Partial<AccessibilityFinding>,
  t: Translate,
  language: Language,
): string {
  const parts = [
    t(`places.accessibility.value.${finding.value ?? 'unknown'}`),
    finding.measure ?? '',
    finding.source ?? '',
    finding.assessedOn ? formatDay(finding.assessedOn, language) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

type Assessed = Pick<PollingPlace, 'accessibility' | 'accessibilitySummary'>;

function criterionRow(place: Assessed, criterion: AccessibilityCriterion, wording: Wording): CriterionRow {
  const { t, language } = wording;
  const finding = place.accessibility.find((each) => each.criterion === criterion);
  const value = finding?.value ?? 'unknown';
  const day = finding?.assessedOn ?? null;
  const basis = [
    finding?.measure ?? null,
    finding?.source ?? null,
    day === null ? null : formatDay(day, language),
  ]
    .filter((part) => part !== null)
    .join(', ');
  return {
    criterion: t(`pollingPlaces.accessibility.criterion.${criterion}`),
    value,
    valueText: t(`places.accessibility.value.${value}`),
    basis: basis === '' ? null : basis,
  };
}

export function needLines(findings: Assessed['accessibility'], { t }: Wording): NeedLine[] {
  const names = (criteria: readonly AccessibilityCriterion[]) =>
    criteria.map((criterion) => t(`pollingPlaces.accessibility.criterion.${criterion}`)).join('; ');
  return needSummaries(findings).map(({ need, state, missing, unknown }) => ({
    need: t(`places.accessibility.need.${need}`),
    state,
    stateText:
      criteriaOfNeed[need].length === 0
        ? t('places.accessibility.needState.notAsked')
        : t(`places.accessibility.needState.${state}`),
    missing: missing.length === 0 ? null : names(missing),
    unknown: unknown.length === 0 ? null : names(unknown),
  }));
}

export function accessibilityView(place: Assessed, wording: Wording): AccessibilityView {
  const { t } = wording;
  const tally = accessibilityTally(place.accessibility);
  const isAnyKnown = tally.yes + tally.no > 0;
  const announced = place.accessibilitySummary;
  const isNothingKnown = !isAnyKnown && announced === 'unknown';
  return {
    summary: isNothingKnown
      ? [t('places.accessibility.nothingKnown')]
      : [
          ...(announced === 'unknown' ? [] : [t(`places.accessibility.announced.${announced}`)]),
          t(`places.accessibility.stepFree.${stepFreeAccess(place)}`),
          t('places.accessibility.tally', { ...tally, all: tally.yes + tally.no + tally.unknown }),
        ],
    groups: accessibilityGroups.map((group) => ({
      heading: t(`pollingPlaces.accessibility.group.${group}`),
      rows: criteriaOf(group).map((criterion) => criterionRow(place, criterion, wording)),
    })),
    needs: isAnyKnown ? needLines(place.accessibility, wording) : [],
    isAnyKnown,
  };
}
