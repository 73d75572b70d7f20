/** What a place offers beside being there: yes, no, or nobody knows. */
import { stepFreeAccess } from '../polling-places/accessibility.model';
import { servesAs } from '../polling-places/place-selection.model';
import type { KnownOrNot } from '../polling-places/polling-place.model';
import { isWeekend } from '../shared/dates';
import {
  placeFeatures,
  type CoverageInput,
  type CoveragePlace,
  type PlaceFeature,
} from './coverage-input.model';

type Held = Pick<CoverageInput['election'], 'heldOn'>;

const afterWork = '17:00';

/** Whether hours hold on some day; hours that are missing or only partly understood do not speak against it. */
function opensWhen(
  place: CoveragePlace,
  holds: (hours: CoveragePlace['hours'][number]) => boolean,
): KnownOrNot {
  if (place.hours.some(holds)) return 'yes';
  return place.hoursUnderstood && place.hours.length > 0 ? 'no' : 'unknown';
}

/**
 * Whether a place has a feature. On election day every polling station is open from 9 to 20 by law, and the day decides
 * whether that is a weekend, so neither needs to be announced; hours that are announced come first.
 */
export function featureOf(place: CoveragePlace, feature: PlaceFeature, election: Held): KnownOrNot {
  const isElectionDay = place.kind === 'election_day';
  switch (feature) {
    case 'step_free':
      return stepFreeAccess(place);
    case 'outdoors':
      return servesAs(place.serviceForm, 'outdoors');
    case 'after_17':
      if (isElectionDay && place.hours.length === 0) return 'yes';
      return opensWhen(place, ({ closesAt }) => closesAt > afterWork);
    case 'weekend':
      if (isElectionDay) return isWeekend(election.heldOn) ? 'yes' : 'no';
      return opensWhen(place, ({ day }) => isWeekend(day));
  }
}

/** Whether a place has all the features: one "no" is a "no", and only all of them together are a "yes". */
export function featuresOf(
  place: CoveragePlace,
  features: readonly PlaceFeature[],
  election: Held,
): KnownOrNot {
  const answers = features.map((feature) => featureOf(place, feature, election));
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** Numbers of places by answer. */
export function countAnswers(answers: readonly KnownOrNot[]): Record<KnownOrNot, number> {
  const counts = { yes: 0, no: 0, unknown: 0 };
  for (const answer of answers) counts[answer]++;
  return counts;
}

/** Places by whether they have each feature. */
export function countFeatures(
  places: readonly CoveragePlace[],
  election: Held,
): Record<PlaceFeature, Record<KnownOrNot, number>> {
  return Object.fromEntries(
    placeFeatures.map((feature) => [
      feature,
      countAnswers(places.map((place) => featureOf(place, feature, election))),
    ]),
  ) as Record<PlaceFeature, Record<KnownOrNot, number>>;
}
