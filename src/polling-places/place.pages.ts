/** The page of one polling place: what is known of it, what is not, and where that was read. */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatDay, formatInstant, formatWeekday } from '../i18n/format';
import { href, paths } from '../paths';
import { accessibilityView, type AccessibilityView } from './place-accessibility.pages';
import { isComing, type MunicipalityName } from './place-answer.model';
import { municipalityText } from './place-item.pages';
import { officialFinder } from './place-list.pages';
import {
  addressText,
  announcedIn,
  dayHoursText,
  hoursByDay,
  placeName,
  titleLimit,
  type ForeignText,
  type Wording,
} from './place-words.pages';
import { safeVotingLines, type SafeVotingLine } from './place-safe-voting.pages';
import type { PollingPlace } from './polling-place.model';
import type { SafeVotingArrangements } from './safe-voting.model';

interface Link {
  text: string;
  href: string;
}

/** A fact in words, with a link where there is one. */
interface Fact {
  label: string;
  values: readonly { text: string; lang: 'fi' | 'sv' | null; href: string | null }[];
}

export interface PlacePage {
  title: string;
  description: string;
  section: 'elections';
  styles: readonly string[];
  name: ForeignText;
  otherName: ForeignText | null;
  kind: string;
  election: Link;
  places: Link;
  /** Whether one can rely on the page for voting, and where one can. */
  status: { text: string; isHistory: boolean };
  officialFinder: Link;
  facts: readonly Fact[];
  hours: {
    caption: string;
    rows: readonly { day: string; hours: string }[];
    /** What is to be said of the hours besides the table; null where it says all. */
    note: string | null;
    /** The announcement in its own words, where the table does not say it all. */
    announcement: ForeignText | null;
  };
  accessibility: AccessibilityView;
  safeVoting: readonly SafeVotingLine[];
  position: string;
  note: ForeignText | null;
  sources: readonly { text: string; href: string | null }[];
}

export interface PlacePageInput {
  place: PollingPlace;
  election: ElectionRecord;
  names: ReadonlyMap<string, MunicipalityName>;
  today: string;
  arrangements: SafeVotingArrangements;
}

function statusOf({ place, election, today }: PlacePageInput, { t, language }: Wording): PlacePage['status'] {
  const name = electionName(election, t, language);
  const day = formatDay(election.heldOn, language);
  if (isComing(election, today) && place.confirmedAt !== null) {
    const confirmed = formatInstant(new Date(place.confirmedAt), language);
    return { text: t('places.place.confirmed', { election: name, day, confirmed }), isHistory: false };
  }
  const key = election.replacedBy === null ? 'places.place.history' : 'places.place.replaced';
  return { text: t(key, { election: name, day }), isHistory: true };
}

const plain = (text: string) => ({ text, lang: null, href: null });

function districtsText({ kind, districts, districtName }: PollingPlace, { t }: Wording): string {
  if (kind !== 'election_day') return t('places.place.anyVoter');
  const numbers = districts.join(', ');
  if (numbers === '') return districtName ?? t('places.place.districtsNotKnown');
  return districtName === null ? numbers : `${numbers} (${districtName})`;
}

function facts({ place, names }: PlacePageInput, wording: Wording): Fact[] {
  const { t, language } = wording;
  const address = addressText(place, language) ?? t('places.place.notKnown');
  const otherAddress =
    place.addressFi !== null && place.addressSv !== null && place.addressFi !== place.addressSv
      ? [
          {
            text: language === 'sv' ? place.addressFi : place.addressSv,
            lang: language === 'sv' ? ('fi' as const) : ('sv' as const),
            href: null,
          },
        ]
      : [];
  const municipality = {
    text: municipalityText(place.municipalityCode, names, wording),
    lang: null,
    href: href(language, paths.municipality, { municipality: place.municipalityCode }),
  };
  const form =
    place.serviceForm === 'unknown'
      ? t('places.place.formNotKnown')
      : t(`pollingPlaces.serviceForm.${place.serviceForm}`);
  return [
    { label: t('places.place.address'), values: [plain(address), ...otherAddress] },
    { label: t('places.place.municipality'), values: [municipality] },
    {
      label: t(place.kind === 'election_day' ? 'places.place.districts' : 'places.place.whoMayVote'),
      values: [plain(districtsText(place, wording))],
    },
    { label: t('places.place.serviceForm'), values: [plain(form)] },
  ];
}

function hours(place: PollingPlace, { t, language }: Wording): PlacePage['hours'] {
  const { hours: known, hoursText, hoursUnderstood } = place;
  const note = () => {
    if (hoursUnderstood) return null;
    if (hoursText !== null) return t(known.length > 0 ? 'places.hours.saysMore' : 'places.hours.notRead');
    return t(known.length > 0 ? 'places.hours.notAllKnown' : 'places.hours.notKnown');
  };
  return {
    caption: t('places.hours.caption'),
    rows: hoursByDay(known).map(({ day, windows }) => ({
      day: formatWeekday(day, language),
      hours: dayHoursText(windows, language),
    })),
    note: note(),
    announcement:
      hoursUnderstood || hoursText === null ? null : { text: hoursText, lang: announcedIn(place, language) },
  };
}

/** What the position rests on and how far from it the place may stand, in words. */
function positionText(place: PollingPlace, { t }: Wording): string {
  const { position, positionSource, postcode } = place;
  if (position === null) return t('places.position.unknown');
  if (positionSource === 'postcode' && postcode !== null) return t('places.position.postcode', { postcode });
  return t(
    positionSource === 'postcode' ? 'places.position.place_name' : `places.position.${positionSource}`,
  );
}

/** Where a place was announced: addresses become links, anything else stays text. */
function sources(source: string | null): PlacePage['sources'] {
  return (source ?? '')
    .split(/\s+;\s+|\s*\|\s*/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, href: /^https?:\/\/\S+$/.test(part) ? part : null }));
}

const shortTitle = (title: string) =>
  title.length > titleLimit ? `${title.slice(0, titleLimit - 1).trimEnd()}…` : title;

export function placePage(input: PlacePageInput, wording: Wording): PlacePage {
  const { place, election } = input;
  const { t, language } = wording;
  const { main, other } = placeName(place, wording);
  const kind = t(`pollingPlaces.kind.${place.kind}`);
  const municipality = municipalityText(place.municipalityCode, input.names, wording);
  const name = electionName(election, t, language);
  return {
    title: shortTitle(`${main.text}, ${municipality}`),
    description: t('places.place.description', { name: main.text, municipality, kind, election: name }),
    section: 'elections',
    styles: ['css/places.css'],
    name: main,
    otherName: other,
    kind,
    election: { text: name, href: href(language, paths.election, { election: election.code }) },
    places: {
      text: t('places.place.list', { municipality }),
      href: href(
        language,
        paths.places,
        { election: election.code },
        { municipality: place.municipalityCode },
      ),
    },
    status: statusOf(input, wording),
    officialFinder,
    facts: facts(input, wording),
    hours: hours(place, wording),
    accessibility: accessibilityView(place, wording),
    safeVoting: safeVotingLines(input.arrangements, wording),
    position: positionText(place, wording),
    note: place.note === null ? null : { text: place.note, lang: announcedIn(place, language) },
    sources: sources(place.source),
  };
}
