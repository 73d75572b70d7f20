/** The page of a search: what was found, kind by kind, and around a postcode what stands near. */
import { formatDay, formatDistance, formatNumber } from '../i18n/format';
import { localName, nameIn, type Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { searchField, type HomePage } from '../home/home.pages';
import { href, paths } from '../paths';
import { placeLabel } from '../polling-places/place-words.pages';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { NearbyPlace, PostcodeFacts } from './nearby-places.model';
import { searchLimit, type SearchQuestion } from './search.form';
import {
  hitLimit,
  type Hits,
  type MunicipalityHit,
  type PlaceEntry,
  type PostalEntry,
  type SearchIndex,
  type SearchResult,
} from './search.model';

interface ResultLine {
  text: string;
  /** Language of the text where it is another than the page's. */
  lang?: 'fi' | 'sv' | null;
  href: string;
  /** What tells this result from others of its name; null where nothing has to be told. */
  note: string | null;
}

interface ResultGroup {
  id: string;
  heading: string;
  lines: readonly ResultLine[];
  /** Says that more was found than is shown. */
  more: string | null;
}

/** What is around a postcode. */
interface PostcodeView {
  heading: string;
  municipality: ResultLine | null;
  notes: readonly string[];
  nearbyHeading: string | null;
  nearby: readonly ResultLine[];
}

export interface SearchPage {
  title: string;
  description: string;
  section: 'home';
  styles: readonly string[];
  search: HomePage['search'];
  problem: string | null;
  /** How much was found, in one sentence; null before anything is typed. */
  summary: string | null;
  postcode: PostcodeView | null;
  groups: readonly ResultGroup[];
  nearMisses: readonly ResultLine[];
  /** Nothing was typed, or nothing found: tell what can be searched. */
  showHelp: boolean;
}

export interface SearchPageInput {
  question: SearchQuestion;
  result: SearchResult;
  index: Pick<SearchIndex, 'municipalities'>;
  elections: readonly ElectionRecord[];
  /** `notAsked` where no postcode was typed, null where there is no such postcode. */
  postcode: PostcodeFacts | null | 'notAsked';
}

interface Words {
  t: Translate;
  language: Language;
  municipalityName: (code: string) => string;
  electionName: (code: string) => string;
}

const placeAddress = (place: Pick<PlaceEntry, 'addressFi' | 'addressSv'>, { language }: Words) =>
  language === 'sv' ? (place.addressSv ?? place.addressFi) : (place.addressFi ?? place.addressSv);

function municipalityLine(
  code: string,
  note: string | null,
  { language, municipalityName }: Words,
): ResultLine {
  return {
    text: municipalityName(code),
    href: href(language, paths.municipality, { municipality: code }),
    note,
  };
}

function municipalityHitLine({ municipality, former }: MunicipalityHit, words: Words): ResultLine {
  const { t, language } = words;
  const other = language === 'sv' ? municipality.nameFi : municipality.nameSv;
  const joined =
    former === null
      ? null
      : t('search.joined', { name: localName(former, language), year: String(former.year) });
  const otherName = other === words.municipalityName(municipality.code) ? null : other;
  return municipalityLine(municipality.code, joined ?? otherName, words);
}

/** Leads to the list of places of the election, narrowed down to this one. */
function placeLine(place: PlaceEntry, words: Words): ResultLine {
  const { t, language } = words;
  const name = placeLabel(place, words);
  const address = [placeAddress(place, words), words.municipalityName(place.municipalityCode)];
  const kinds = place.kinds.map((kind) => t(`coverage.kind.${kind}`)).join(', ');
  const query = { municipality: place.municipalityCode, q: name.text.slice(0, searchLimit) };
  return {
    ...name,
    href: href(language, paths.places, { election: place.electionCode }, query),
    note: `${address.filter((part) => part !== null).join(', ')} · ${kinds} · ${words.electionName(place.electionCode)}`,
  };
}

function postalLine(area: PostalEntry, words: Words): ResultLine {
  return {
    text: `${area.postcode} ${localName(area, words.language)}`,
    href: href(words.language, paths.search, {}, { q: area.postcode }),
    note: words.municipalityName(area.municipalityCode),
  };
}

function group<T>(
  id: 'municipalities' | 'areas' | 'postalAreas' | 'places',
  found: Hits<T>,
  line: (hit: T) => ResultLine,
  { t, language }: Words,
): ResultGroup[] {
  if (found.total === 0) return [];
  const total = formatNumber(found.total, language);
  return [
    {
      id,
      heading: t(`search.group.${id}`),
      lines: found.best.map(line),
      more: found.total > hitLimit ? t('search.more', { shown: String(hitLimit), total }) : null,
    },
  ];
}

function groups(result: SearchResult, words: Words): ResultGroup[] {
  const { t, language } = words;
  return [
    ...group('municipalities', result.municipalities, (hit) => municipalityHitLine(hit, words), words),
    ...group(
      'areas',
      result.areas,
      (area) => ({
        text: nameIn(area, language),
        href: href(language, paths.area, { kind: area.kind, code: area.code }),
        note: t(`coverage.areaKind.${area.kind}`),
      }),
      words,
    ),
    ...group('postalAreas', result.postalAreas, (area) => postalLine(area, words), words),
    ...group('places', result.places, (place) => placeLine(place, words), words),
  ];
}

function nearbyLine(near: NearbyPlace<PollingPlace>, words: Words): ResultLine {
  const { t, language } = words;
  const { place } = near;
  const name = placeLabel(place, words);
  const most = formatDistance(near.mostMetres, language);
  const distance =
    near.leastMetres === 0
      ? t('search.postcode.atMost', { most })
      : t('search.postcode.between', { least: formatDistance(near.leastMetres, language), most });
  const query = { municipality: place.municipalityCode, q: name.text.slice(0, searchLimit) };
  const where = [placeAddress(place, words), words.municipalityName(place.municipalityCode)];
  return {
    ...name,
    href: href(language, paths.places, { election: place.electionCode }, query),
    note: `${t(`coverage.kind.${place.kind}`)} · ${where.filter((part) => part !== null).join(', ')} · ${distance}`,
  };
}

function postcodeView(facts: PostcodeFacts, words: Words): PostcodeView {
  const { t, language } = words;
  const notes: string[] = [];
  if (facts.municipalityCode === null) notes.push(t('search.postcode.noArea'));
  else if (facts.nearby === null) notes.push(t('search.postcode.noPlaces'));
  else if (facts.nearby.places.length === 0) notes.push(t('search.postcode.noPositions'));
  else {
    notes.push(
      t('search.postcode.uncertain', { radius: formatDistance(facts.radiusMetres ?? 0, language) }),
      t('search.postcode.incomplete'),
      t('search.postcode.ownPlace'),
    );
  }
  const { nearby } = facts;
  return {
    heading: `${facts.postcode} ${localName(facts.name, language)}`,
    municipality:
      facts.municipalityCode === null ? null : municipalityLine(facts.municipalityCode, null, words),
    notes,
    nearbyHeading:
      nearby === null || nearby.places.length === 0
        ? null
        : t('search.postcode.nearby', {
            election: words.electionName(nearby.election.code),
            day: formatDay(nearby.election.heldOn, language),
          }),
    nearby: nearby?.places.map((each) => nearbyLine(each, words)) ?? [],
  };
}

/** Names by code, in the reader's language; a municipality that is no more goes by its old name. */
function toWords({ index, elections }: SearchPageInput, t: Translate, language: Language): Words {
  const names = new Map<string, string>();
  for (const municipality of index.municipalities) {
    names.set(municipality.code, localName(municipality, language));
    for (const former of municipality.former) names.set(former.code, localName(former, language));
  }
  return {
    t,
    language,
    municipalityName: (code) => names.get(code) ?? code,
    electionName: (code) => {
      const election = elections.find((each) => each.code === code);
      return election === undefined ? code : electionName(election, t, language);
    },
  };
}

export function searchPage(input: SearchPageInput, t: Translate, language: Language): SearchPage {
  const { question, result, postcode } = input;
  const words = toWords(input, t, language);
  const isEmpty = question.text === '';
  const found = groups(result, words);
  const isKnownPostcode = postcode !== null && postcode !== 'notAsked';
  const count = found.reduce((sum, each) => sum + each.lines.length, 0);
  const nothing = t(postcode === null ? 'search.noPostcode' : 'search.nothing', { text: question.text });
  const hasFound = count > 0 || isKnownPostcode;
  const summary = isKnownPostcode ? null : hasFound ? t('search.found', { text: question.text }) : nothing;
  return {
    title: isEmpty ? t('search.title') : t('search.titleOf', { text: question.text }),
    description: t('search.description'),
    section: 'home',
    styles: ['css/home.css'],
    search: searchField(t, language, question.text),
    problem: question.cutOff ? t('search.cutOff', { limit: String(searchLimit) }) : null,
    summary: isEmpty ? null : summary,
    postcode: isKnownPostcode ? postcodeView(postcode, words) : null,
    groups: found,
    nearMisses: result.nearMisses.map((each) => municipalityLine(each.code, null, words)),
    showHelp: isEmpty || !hasFound,
  };
}
