/** A gap in words: what it is, whom it touches, on what it rests, who can act and until when. */
import { areaName } from '../coverage/coverage-area.pages';
import { peopleText, type Wording } from '../coverage/coverage-figures.pages';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import { deadlineDayText } from '../elections/election.pages';
import { formatDistance, formatNumber } from '../i18n/format';
import type { Gap } from './gap.model';
import { gapRule, type GapRuleId } from './gap-rule.model';

/** The rule in words, with its threshold. */
export function ruleName(rule: GapRuleId, { t, language }: Wording): string {
  const { threshold } = gapRule(rule);
  return t(`gaps.rule.${rule}.name`, { distance: formatDistance(threshold.beyondMetres ?? 0, language) });
}

/** Why the rule matters and when it calls something a gap. */
export function ruleWhy(rule: GapRuleId, { t, language }: Wording): string {
  const { threshold } = gapRule(rule);
  return t(`gaps.rule.${rule}.why`, {
    distance: formatDistance(threshold.beyondMetres ?? 0, language),
    people: formatNumber(threshold.leastPeople ?? 0, language),
  });
}

/** The rule and the kind of places that it is about. */
export function gapTitle(gap: Gap, wording: Wording): string {
  const name = ruleName(gap.rule, wording);
  return gap.kind === null ? name : `${name} (${wording.t(`coverage.kind.${gap.kind}`)})`;
}

/** The people touched, of which group; that it is not known where it is not. */
export function gapPeople(gap: Gap, wording: Wording): string {
  if (gap.people === null) return wording.t('gaps.peopleNotKnown');
  const figure = `${peopleText(gap.people, wording)} (${wording.t(`coverage.group.${gap.group}`)})`;
  const { peopleLow: low, peopleHigh: high } = gap.evidence;
  if (low === undefined || high === undefined || low === high) return figure;
  return wording.t('gaps.peopleRange', {
    figure,
    low: peopleText(low, wording),
    high: peopleText(high, wording),
  });
}

/** The figures that the gap rests on. */
export function gapEvidence({ evidence, certainty }: Gap, { t, language }: Wording): string {
  const number = (value: number) => formatNumber(value, language);
  const { places, unknownPlaces, offers, organisations } = evidence;
  return [
    t(`gaps.certainty.${certainty}`),
    ...(places === undefined ? [] : [t('gaps.evidence.places', { places: number(places) })]),
    ...(unknownPlaces === undefined || unknownPlaces === 0
      ? []
      : [t('gaps.evidence.unknownPlaces', { places: number(unknownPlaces) })]),
    ...(offers === undefined ? [] : [t('gaps.evidence.offers', { offers: number(offers) })]),
    ...(organisations === undefined ? [] : [t('gaps.evidence.organisations', { organisations })]),
  ].join(' ');
}

export function gapActors(gap: Gap, { t }: Wording): string {
  return gap.actors
    .map((actor) => t(actor === 'organisations' ? 'gaps.organisations' : `elections.actor.${actor}`))
    .join(', ');
}

/** The deadline with its day, and whether it has passed. */
export function gapDeadline(gap: Gap, { t, language }: Wording): string {
  const { deadline } = gap;
  if (deadline === null) return t('gaps.noDeadline');
  const text = t('gaps.deadline', {
    what: t(`elections.deadline.${deadline.code}`),
    day: deadlineDayText(deadline, t, language),
  });
  if (deadline.state === 'ahead') {
    return `${text} ${t('gaps.daysLeft', { count: deadline.daysLeft ?? 0 })}`;
  }
  return `${text} ${t(`gaps.chance.${gap.chance}`)}.`;
}

/** Names of the municipalities of a report by code. */
export function municipalityNames(
  areas: readonly AreaCoverage[],
  { language }: Wording,
): ReadonlyMap<string, string> {
  return new Map(
    areas.filter(({ kind }) => kind === 'municipality').map((area) => [area.code, areaName(area, language)]),
  );
}
