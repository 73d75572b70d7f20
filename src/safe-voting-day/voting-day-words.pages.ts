/** What the pages about election day say of a place and of an assumption, in the reader's words. */
import { roundedPeople } from '../coverage/rounded-figures.model';
import { formatNumber, formatShare } from '../i18n/format';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import { href, paths } from '../paths';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { placeAddress, placeTitle, type Reader, type ShownWorkspace } from '../workspace/workspace.pages';
import type { StationEstimate, VotingDayEstimate } from './voting-day.model';
import {
  assumptionBasis,
  assumptionLimits,
  defaultAssumptions,
  type AssumptionName,
  type PlaceNumbers,
  type VotingDayAssumptions,
} from './voting-day-plan.model';

export interface ShownPlace {
  place: PollingPlace;
  numbers: PlaceNumbers;
  estimate: VotingDayEstimate;
}

/** A field of a form as its partial shows it. */
export interface Field {
  name: string;
  label: string;
  hint: string;
  value: string;
}

export type Typed = Readonly<Record<string, unknown>>;

/** What a form shows again: as it was typed where there were mistakes, else as it is saved. */
export function shownValue(
  typed: Typed | null,
  name: string,
  saved: number | null,
  { language }: Reader,
): string {
  if (typed !== null) return typeof typed[name] === 'string' ? typed[name] : '';
  if (saved === null) return '';
  const text = String(Math.round(saved * 1000) / 1000);
  return language === 'en' ? text : text.replace('.', ',');
}

export const assumptionNames = Object.keys(assumptionBasis) as AssumptionName[];
const isShare = (name: AssumptionName) => name === 'electionDayShare' || name === 'peakShare';

export function assumptionField(
  name: AssumptionName,
  { assumptions }: { assumptions: VotingDayAssumptions },
  typed: Typed | null,
  reader: Reader,
): Field {
  const { t } = reader;
  const asShown = (value: number | null) => (value !== null && isShare(name) ? value * 100 : value);
  const standard = asShown(defaultAssumptions[name]);
  const basis =
    standard === null
      ? t('votingDay.basis.none')
      : t(`votingDay.basis.${assumptionBasis[name]}`, { value: shownValue(null, name, standard, reader) });
  return {
    name,
    label: t(`votingDay.assumption.${name}`),
    hint: `${t('votingDay.between', shownLimits(assumptionLimits[name], reader))} ${basis}`,
    value: shownValue(typed, name, asShown(assumptions[name]), reader),
  };
}

/** Limits of a field as the reader's language writes numbers: `0,1` and `30`. */
export function shownLimits(
  { least, most }: { least: number; most: number },
  { language }: Reader,
): { least: string; most: string } {
  const number = (value: number) => formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
  return { least: number(least), most: number(most) };
}

/** Problems of a form, their limits as the reader's language writes them. */
export function shownProblems(problems: readonly FieldProblem[], reader: Reader): FormError[] {
  return formErrors(
    reader.t,
    problems.map((each) => {
      const { least, most } = each.params ?? {};
      if (typeof least !== 'number' || typeof most !== 'number') return each;
      return { ...each, params: shownLimits({ least, most }, reader) };
    }),
  );
}

/** Minutes as people say them: under half a minute, else whole minutes. */
function minutesText(minutes: number, { t, language }: Reader): string {
  return minutes < 0.5
    ? t('votingDay.underHalfMinute')
    : t('votingDay.minutes', { minutes: formatNumber(Math.round(minutes), language) });
}

export function stationText(station: StationEstimate | null, reader: Reader): string {
  const { t, language } = reader;
  if (station === null) return t('workspace.unknown');
  if (station.waiting === null || station.waiting.grows) return t('votingDay.grows');
  return t('votingDay.wait', {
    mean: minutesText(station.waiting.meanMinutes, reader),
    over: formatShare(station.overTarget, language, station.overTarget < 0.1 ? 1 : 0),
  });
}

export function electorsText({ electors }: VotingDayEstimate, { t, language }: Reader): string {
  if (electors === null) return t('workspace.unknown');
  const { count, basis } = electors;
  return t(`votingDay.electors.${basis}`, {
    people: formatNumber(basis === 'entered' ? count : roundedPeople(count), language),
  });
}

export interface VotingDayLine {
  name: string;
  details: readonly string[];
  href: string;
  electors: string;
  peak: string;
  officials: string;
  booths: string;
  risk: string;
  tag: 'error' | 'warning' | 'note';
}

export const riskTags = { grows: 'error', atRisk: 'warning', ok: 'note', notKnown: 'note' } as const;

export function votingDayPlaceHref(
  workspace: ShownWorkspace,
  id: string,
  language: Reader['language'],
): string {
  const { municipality, election } = workspace;
  return href(language, paths.municipalityVotingDayPlace, {
    municipality: municipality.code,
    election: election.code,
    place: id,
  });
}

export function lineOf(
  { place, estimate }: ShownPlace,
  workspace: ShownWorkspace,
  reader: Reader,
): VotingDayLine {
  const { t, language } = reader;
  const address = placeAddress(place, language);
  return {
    name: placeTitle(place, reader),
    details: [
      ...(address === null ? [] : [address]),
      ...(place.districts.length === 0
        ? []
        : [
            t('workspace.places.districts', {
              count: place.districts.length,
              districts: place.districts.join(', '),
            }),
          ]),
    ],
    href: votingDayPlaceHref(workspace, place.id, language),
    electors: electorsText(estimate, reader),
    peak:
      estimate.arrivalsPerHour === null
        ? t('workspace.unknown')
        : t('votingDay.perHour', { voters: formatNumber(Math.round(estimate.arrivalsPerHour), language) }),
    officials: stationText(estimate.officials, reader),
    booths: stationText(estimate.booths, reader),
    risk: t(`votingDay.risk.${estimate.risk}`),
    tag: riskTags[estimate.risk],
  };
}
