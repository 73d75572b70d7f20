/** The official announcement of a municipality's confirmed places: one object, from which page and document are made. */
import { deadlinesOf } from '../elections/deadline.model';
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatDay, formatHours, formatTime } from '../i18n/format';
import { localName } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { Municipality } from '../areas/area.model';
import { hoursLines } from '../polling-places/hours-lines.pages';
import { legalHours } from '../polling-places/opening-hours.model';
import { addressText, placeName } from '../polling-places/place-words.pages';
import { placeKinds, type PlaceKind, type PollingPlace } from '../polling-places/polling-place.model';
import { withoutEarlierHours } from '../polling-places/public-place.model';

/** Announcements are made in the national languages. */
export const announcementLanguages = ['fi', 'sv'] as const;
export type AnnouncementLanguage = (typeof announcementLanguages)[number];

export interface AnnouncedPlace {
  name: string;
  /** The name in the other language, where it differs. */
  otherName: string | null;
  address: string;
  /** Voting districts that vote here on election day; null for other places. */
  districts: string | null;
  hours: readonly string[];
}

export interface Announcement {
  language: AnnouncementLanguage;
  title: string;
  paragraphs: readonly string[];
  sections: readonly { heading: string; places: readonly AnnouncedPlace[] }[];
  columns: Readonly<Record<'place' | 'address' | 'districts' | 'hours', string>>;
  notes: readonly string[];
  /** Who announces, and where a day is filled in by hand. */
  signature: readonly string[];
}

export interface AnnouncementInput {
  municipality: Municipality;
  election: ElectionRecord;
  /** Confirmed places that may be shown, in the order of lists. */
  places: readonly PollingPlace[];
  /** In the language of the announcement. */
  t: Translate;
  language: AnnouncementLanguage;
}

type Words = Pick<AnnouncementInput, 't' | 'language'>;

function hoursOf(place: PollingPlace, { t, language }: Words): readonly string[] {
  if (place.hours.length > 0) return hoursLines(place.hours, language);
  return [withoutEarlierHours(place).hoursText ?? t('announcement.hoursUnknown')];
}

function announced(place: PollingPlace, words: Words): AnnouncedPlace {
  const { main, other } = placeName(place, words);
  const { districts, districtName } = place;
  const numbers = [districts.join(', '), districtName ?? ''].filter((part) => part !== '').join(' ');
  return {
    name: main.text,
    otherName: other?.text ?? null,
    address: addressText(place, words.language) ?? words.t('announcement.addressUnknown'),
    districts: place.kind === 'election_day' ? numbers || words.t('announcement.allDistricts') : null,
    hours: hoursOf(place, words),
  };
}

/** Advance voting comes first, as it does in time. */
const inTime: readonly PlaceKind[] = [...placeKinds].sort(
  (a, b) => Number(a === 'election_day') - Number(b === 'election_day'),
);

/** The last day for asking to vote at home, where it is known and rests on a source. */
function homeVotingNote(election: ElectionRecord, { t, language }: Words): string[] {
  const deadline = deadlinesOf(election).find(({ code }) => code === 'home_voting_registration');
  if (deadline === undefined || deadline.day === null || deadline.certainty === 'unverified') return [];
  const day = formatDay(deadline.day, language);
  const time = deadline.before === null ? null : formatTime(deadline.before, language);
  return [
    time === null ? t('announcement.homeVotingDay', { day }) : t('announcement.homeVoting', { day, time }),
  ];
}

/** @param input places in any number; a kind without places has no section */
export function placeAnnouncement(input: AnnouncementInput): Announcement {
  const { municipality, election, places, t, language } = input;
  const name = localName(municipality, language);
  const { opensAt, closesAt } = legalHours.electionDay;
  const day = (date: string) => formatDay(date, language);
  return {
    language,
    title: t('announcement.title', { election: electionName(election, t, language), municipality: name }),
    paragraphs: [
      t('announcement.advance', { from: day(election.advanceFrom), to: day(election.advanceTo) }),
      t('announcement.electionDay', {
        day: day(election.heldOn),
        hours: formatHours(opensAt, closesAt, language),
      }),
    ],
    sections: inTime.flatMap((kind) => {
      const ofKind = places.filter((place) => place.kind === kind);
      if (ofKind.length === 0) return [];
      return [
        {
          heading: t(`announcement.section.${kind}`),
          places: ofKind.map((place) => announced(place, input)),
        },
      ];
    }),
    columns: {
      place: t('announcement.column.place'),
      address: t('announcement.column.address'),
      districts: t('announcement.column.districts'),
      hours: t('announcement.column.hours'),
    },
    notes: [t('announcement.ownPlace'), ...homeVotingNote(election, input)],
    signature: [
      t('announcement.dated', { municipality: name }),
      t('announcement.board', { municipality: name }),
    ],
  };
}
