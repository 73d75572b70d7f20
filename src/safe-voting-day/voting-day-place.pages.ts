/** The page about election day at one place: the estimate, what would help, and the numbers that it rests on. */
import { roundedPeople } from '../coverage/rounded-figures.model';
import { formatNumber, formatShare } from '../i18n/format';
import type { FieldProblem, FormError } from '../i18n/form-problem';
import {
  placeTitle,
  workspaceFrame,
  workspaceHref,
  type Reader,
  type ShownWorkspace,
  type WorkspaceFrame,
} from '../workspace/workspace.pages';
import type { StationEstimate, VotingDayEstimate } from './voting-day.model';
import { placeNumberLimits, type PlaceNumbers, type VotingDayPlan } from './voting-day-plan.model';

import {
  electorsText,
  lineOf,
  riskTags,
  shownValue,
  stationText,
  votingDayPlaceHref,
  type Field,
  type ShownPlace,
  type Typed,
  type VotingDayLine,
  shownLimits,
  shownProblems,
} from './voting-day-words.pages';

export interface VotingDayPlacePage {
  title: string;
  styles: readonly string[];
  frame: WorkspaceFrame;
  back: string;
  errors: readonly FormError[];
  conflict: string | null;
  saved: string | null;
  action: string;
  seen: string;
  fields: readonly Field[];
  facts: readonly { name: string; value: string }[];
  risk: string;
  tag: VotingDayLine['tag'];
  advice: readonly string[];
  basis: string;
}

function roomFacts({ room }: VotingDayEstimate, { t, language }: Reader): { name: string; value: string }[] {
  const number = (value: number | null) =>
    value === null ? t('workspace.unknown') : formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
  return [
    {
      name: t('votingDay.fact.distance'),
      value: room.distanceMetres === null ? t('votingDay.noDistance') : `${number(room.distanceMetres)} m`,
    },
    { name: t('votingDay.fact.inside'), value: number(room.people) },
    {
      name: t('votingDay.fact.booths'),
      value:
        room.boothsFrom === null
          ? t('workspace.unknown')
          : t(`votingDay.boothsFrom.${room.boothsFrom}`, { booths: number(room.booths) }),
    },
  ];
}

function stationFacts(
  name: 'officials' | 'booths',
  station: StationEstimate | null,
  reader: Reader,
): { name: string; value: string }[] {
  const { t, language } = reader;
  const perHour =
    station === null
      ? t('workspace.unknown')
      : t('votingDay.perHour', { voters: formatNumber(Math.floor(station.capacityPerHour), language) });
  return [
    { name: t(`votingDay.fact.${name}Capacity`), value: perHour },
    { name: t(`votingDay.fact.${name}Wait`), value: stationText(station, reader) },
    {
      name: t(`votingDay.fact.${name}Needed`),
      value: station === null ? t('workspace.unknown') : formatNumber(station.needed, language),
    },
  ];
}

function adviceOf(estimate: VotingDayEstimate, { t, language }: Reader): string[] {
  const { officials, booths, votersToSpread, electors } = estimate;
  const lacking = (station: StationEstimate | null) =>
    station === null ? 0 : Math.max(0, station.needed - station.servers);
  const spread = votersToSpread ?? 0;
  return [
    ...(electors === null ? [t('votingDay.advice.electors')] : []),
    ...(officials === null ? [t('votingDay.advice.officialsUnknown')] : []),
    ...(booths === null ? [t('votingDay.advice.boothsUnknown')] : []),
    ...(lacking(officials) > 0 ? [t('votingDay.advice.officials', { count: lacking(officials) })] : []),
    ...(lacking(booths) > 0 ? [t('votingDay.advice.booths', { count: lacking(booths) })] : []),
    ...(spread > 0
      ? [
          t('votingDay.advice.spread', {
            voters: formatNumber(spread, language),
            share: formatShare(spread / (estimate.voters ?? spread), language),
          }),
        ]
      : []),
  ];
}

export interface VotingDayPlacePageInput {
  workspace: ShownWorkspace;
  plan: VotingDayPlan;
  shown: ShownPlace;
  /** State of the numbers as shown; the form sends it back. */
  seen: string;
  isSaved?: boolean;
  typed?: Typed;
  problems?: readonly FieldProblem[];
  isConflict?: boolean;
}

export function votingDayPlacePage(input: VotingDayPlacePageInput, reader: Reader): VotingDayPlacePage {
  const { t, language } = reader;
  const { workspace, plan, typed = null } = input;
  const { place, numbers, estimate } = input.shown;
  const names = Object.keys(placeNumberLimits) as (keyof PlaceNumbers)[];
  const voters =
    estimate.voters === null
      ? t('workspace.unknown')
      : formatNumber(roundedPeople(estimate.voters), language);
  return {
    title: t('votingDay.placeTitle', { name: placeTitle(place, reader) }),
    styles: ['css/quality.css'],
    frame: workspaceFrame(workspace, reader, true),
    back: workspaceHref(workspace, language, 'municipalityVotingDay'),
    errors: shownProblems(input.problems ?? [], reader),
    conflict: input.isConflict === true ? t('votingDay.conflict') : null,
    saved: input.isSaved === true ? t('votingDay.saved') : null,
    action: votingDayPlaceHref(workspace, place.id, language),
    seen: input.seen,
    fields: names.map((name) => ({
      name,
      label: t(`votingDay.number.${name}`),
      hint: t('votingDay.between', shownLimits(placeNumberLimits[name], reader)),
      value: shownValue(typed, name, numbers[name], reader),
    })),
    facts: [
      { name: t('votingDay.column.electors'), value: electorsText(estimate, reader) },
      { name: t('votingDay.fact.voters'), value: voters },
      { name: t('votingDay.column.peak'), value: lineOf(input.shown, workspace, reader).peak },
      ...roomFacts(estimate, reader),
      ...stationFacts('officials', estimate.officials, reader),
      ...stationFacts('booths', estimate.booths, reader),
    ],
    risk: t(`votingDay.risk.${estimate.risk}`),
    tag: riskTags[estimate.risk],
    advice: adviceOf(estimate, reader),
    basis: t(plan.assumptions.isMeasured ? 'votingDay.measured' : 'votingDay.assumed'),
  };
}
