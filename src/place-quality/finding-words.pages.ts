/** A finding in the reader's words: what was found, and what to do. */
import { roundedPeople } from '../coverage/rounded-figures.model';
import { formatDistance, formatHours, formatNumber, formatShortWeekday } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { MessageKey } from '../i18n/messages';
import type { Translate } from '../i18n/translate';
import type {
  PeopleFarther,
  PlaceSubject,
  QualityEvidence,
  QualityFinding,
  QualityRule,
} from './quality-finding.model';

export interface Reader {
  t: Translate;
  language: Language;
}

export interface FindingText {
  what: string;
  advice: string;
}

type Params = Readonly<Record<string, string | number>>;

/** Name of a place, else its address, else that it has none. */
export function subjectName(place: PlaceSubject, { t, language }: Reader): string {
  const inOrder =
    language === 'sv'
      ? [place.nameSv, place.nameFi, place.addressSv, place.addressFi]
      : [place.nameFi, place.nameSv, place.addressFi, place.addressSv];
  return inOrder.find((each) => each !== null) ?? t('pollingPlaces.import.nameless');
}

export function subjectAddress(place: PlaceSubject, { language }: Reader): string | null {
  return language === 'sv' ? (place.addressSv ?? place.addressFi) : (place.addressFi ?? place.addressSv);
}

function adults(people: number | null, { t, language }: Reader): string {
  if (people === null) return t('quality.adultsUnknown');
  const rounded = roundedPeople(people);
  return t('quality.adults', { count: rounded, people: formatNumber(rounded, language) });
}

function namesOf(places: readonly PlaceSubject[], reader: Reader): string {
  return places.map((place) => subjectName(place, reader)).join(', ');
}

const shownDays = 3;
const shownSigns = 120;

function daysOf({ days }: QualityEvidence['hoursOutsideLaw'], { t, language }: Reader): string {
  const shown = days
    .slice(0, shownDays)
    .map(
      ({ day, opensAt, closesAt }) =>
        `${formatShortWeekday(day, language)} ${formatHours(opensAt, closesAt, language)}`,
    );
  const rest = days.length - shown.length;
  return [...shown, ...(rest > 0 ? [t('quality.moreDays', { count: rest })] : [])].join(', ');
}

function areaName({ postcode, nameFi, nameSv }: PeopleFarther, language: Language): string {
  return `${postcode} ${language === 'sv' ? (nameSv ?? nameFi) : nameFi}`;
}

type ParamsOf = { [R in QualityRule]: (evidence: QualityEvidence[R], reader: Reader) => Params };

const nothing = () => ({});
const metresIn = (metres: number, { language }: Reader) => formatDistance(metres, language);

/** What fills the places of each text. */
const paramsOf: ParamsOf = {
  noElectionDayPlace: nothing,
  noAdvancePlace: nothing,
  listedTwice: ({ others }) => ({ count: others }),
  positionMissing: nothing,
  positionRough: ({ source, uncertaintyMetres }, reader) => ({
    source: reader.t(`pollingPlaces.positionSource.${source}`),
    uncertainty: metresIn(uncertaintyMetres, reader),
  }),
  outsideMunicipality: ({ metres, uncertaintyMetres }, reader) => ({
    metres: metresIn(metres, reader),
    uncertainty: metresIn(uncertaintyMetres, reader),
  }),
  sameSpot: ({ others, metres }, reader) => ({
    others: namesOf(others, reader),
    metres: metresIn(metres, reader),
  }),
  placeWithoutDistrict: nothing,
  districtWithoutPlace: ({ district, people }, reader) => ({ district, people: adults(people, reader) }),
  severalPlacesForDistrict: ({ district, places }, reader) => ({ district, places: namesOf(places, reader) }),
  farFromDistrict: ({ district, people, metres, uncertaintyMetres }, reader) => ({
    district,
    people: adults(people, reader),
    metres: metresIn(metres, reader),
    uncertainty: metresIn(uncertaintyMetres, reader),
  }),
  hoursMissing: nothing,
  hoursPartlyUnderstood: ({ text }) => ({
    text: text.length > shownSigns ? `${text.slice(0, shownSigns)}…` : text,
  }),
  hoursOutsideLaw: (evidence, reader) => ({ days: daysOf(evidence, reader) }),
  electionDayNotFull: ({ opensAt, closesAt }, { language }) => ({
    hours: formatHours(opensAt, closesAt, language),
  }),
  closedDays: ({ closed, days }) => ({ count: closed, days }),
  noAdvanceWeekend: nothing,
  placeClosed: ({ election }) => ({ election }),
  placeMoved: ({ election, metres, addressBefore }, reader) => ({
    election,
    metres: metres === null ? '' : metresIn(metres, reader),
    address: addressBefore,
  }),
  peopleFarther: (evidence, reader) => ({
    area: areaName(evidence, reader.language),
    people: adults(evidence.people, reader),
    election: evidence.election,
    before: metresIn(evidence.beforeMetres, reader),
    after: metresIn(evidence.afterMetres, reader),
  }),
};

/** Texts that a rule has besides its usual one, where its evidence is of another sort. */
function textName({ rule, evidence }: QualityFinding): QualityRule | 'hoursOnlyText' | 'addressChanged' {
  if (rule === 'hoursMissing' && evidence.hasText) return 'hoursOnlyText';
  if (rule === 'placeMoved' && evidence.metres === null) return 'addressChanged';
  return rule;
}

/** What the figures of a finding rest on, where that can turn them over. */
function roughness(finding: QualityFinding, reader: Reader): string[] {
  if (finding.rule !== 'peopleFarther' || finding.severity !== 'note') return [];
  const { uncertaintyMetres, placesWithoutPosition: count } = finding.evidence;
  return [
    ...(uncertaintyMetres > 0
      ? [reader.t('quality.roughPositions', { uncertainty: metresIn(uncertaintyMetres, reader) })]
      : []),
    ...(count > 0 ? [reader.t('quality.unknownPositions', { count })] : []),
  ];
}

export function findingText(finding: QualityFinding, reader: Reader): FindingText {
  const { rule, evidence } = finding;
  const params = (paramsOf[rule] as (evidence: unknown, reader: Reader) => Params)(evidence, reader);
  const name = textName(finding);
  const what = reader.t(`quality.finding.${name}.what` as MessageKey, params);
  return {
    what: [what, ...roughness(finding, reader)].join(' '),
    advice: reader.t(`quality.finding.${name}.advice` as MessageKey, params),
  };
}
