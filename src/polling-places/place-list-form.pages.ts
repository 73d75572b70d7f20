/** The form that asks for an election's places, filled in with the question that was answered. */
import type { MarkedOption } from '../i18n/form-control';
import { formatTime, formatWeekday } from '../i18n/format';
import { localName } from '../i18n/language';
import { href, paths } from '../paths';
import { daysFrom } from '../shared/dates';
import type { PlaceAnswer } from './place-answer.model';
import { askedServiceForms } from './place-selection.model';
import type { Wording } from './place-words.pages';
import { placeKinds } from './polling-place.model';

export interface PlaceForm {
  action: string;
  municipality: readonly MarkedOption[];
  kinds: readonly MarkedOption[];
  day: readonly MarkedOption[];
  time: readonly MarkedOption[];
  form: readonly MarkedOption[];
  stepFree: boolean;
  near: string;
  search: string;
  /** Whether anything beyond municipality, postcode and name is asked for: the rest of the form is open then. */
  hasMore: boolean;
}

/** From opening to closing time of any place: Election Act, section 48, and 9–20 on election day. */
const askedTimes = Array.from({ length: 12 }, (_, index) => `${String(index + 8).padStart(2, '0')}:00`);

/** Choices with an empty one first; a value that is not among them is added, so that the form says what was asked. */
function choices(
  values: readonly string[],
  selected: string | null,
  any: string,
  label: (value: string) => string,
): MarkedOption[] {
  const all = selected === null || values.includes(selected) ? values : [...values, selected].sort();
  return [
    { value: '', label: any, selected: selected === null },
    ...all.map((value) => ({ value, label: label(value), selected: value === selected })),
  ];
}

export function placeForm(answer: PlaceAnswer, { t, language }: Wording): PlaceForm {
  const { election, query, municipalities } = answer;
  const collator = new Intl.Collator(language);
  const byName = municipalities
    .map((municipality) => ({ code: municipality.code, name: localName(municipality, language) }))
    .sort((a, b) => collator.compare(a.name, b.name));
  const names = new Map(byName.map(({ code, name }) => [code, name]));
  const days = [...daysFrom(election.advanceFrom, election.advanceTo), election.heldOn];
  return {
    action: href(language, paths.places, { election: election.code }),
    municipality: choices(
      byName.map(({ code }) => code),
      query.municipality,
      t('places.form.anyMunicipality'),
      (code) => names.get(code) ?? code,
    ),
    kinds: placeKinds.map((kind) => ({
      value: kind,
      label: t(`pollingPlaces.kind.${kind}`),
      selected: query.kinds.includes(kind),
    })),
    day: choices(days, query.openDay, t('places.form.anyDay'), (day) => formatWeekday(day, language)),
    time: choices(askedTimes, query.openTime, t('places.form.anyTime'), (time) => formatTime(time, language)),
    form: choices(askedServiceForms, query.serviceForm, t('places.form.anyForm'), (form) =>
      t(form === 'drive_in' ? 'places.form.driveIn' : 'places.form.outdoors'),
    ),
    stepFree: query.stepFreeKnown,
    near: query.near ?? '',
    search: query.search,
    hasMore:
      query.kinds.length > 0 ||
      query.openDay !== null ||
      query.openTime !== null ||
      query.serviceForm !== null ||
      query.stepFreeKnown,
  };
}
