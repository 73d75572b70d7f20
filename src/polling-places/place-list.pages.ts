/** The polling places of an election as a page: what is known, the form, the list, and history where nothing is known yet. */
import { electionName } from '../elections/election-name.pages';
import { formatDay, formatNumber } from '../i18n/format';
import { href, machineHref, machinePaths, paths } from '../paths';
import { byDistance, type PlaceAtDistance } from './place-distance.model';
import type { PlaceAnswer } from './place-answer.model';
import { placeForm, type PlaceForm } from './place-list-form.pages';
import { municipalityText, placeItem, type PlaceItem } from './place-item.pages';
import {
  placeMap,
  placeMapScripts,
  placeMapStyles,
  type PlaceMapOutlines,
  type PlaceMapView,
} from './place-map.svg';
import { placeQueryString, type PlaceQuery, type PlaceQueryProblem } from './place-query.form';
import { uncertainAspects, type UncertainAspect } from './place-selection.model';
import { placeName, titleLimit, type Wording } from './place-words.pages';

interface Link {
  text: string;
  href: string;
}

export interface PlaceListPage {
  /** 400 where part of the question was not understood. */
  httpStatus: number;
  title: string;
  /** The title in full; in the browser's tab the election goes by its code where that is too long. */
  heading: string;
  description: string;
  section: 'elections';
  styles: readonly string[];
  scripts: readonly string[];
  election: Link;
  problems: readonly string[];
  /** How the list is to be taken, before anybody reads it. */
  status: readonly string[];
  /** The election that was held instead of this schedule. */
  heldInstead: Link | null;
  officialFinder: Link;
  form: PlaceForm;
  results: {
    heading: string;
    order: string;
    /** Places that may match too, and the address without the part that they cannot answer. */
    leftOut: readonly { text: string; link: Link }[];
    items: readonly PlaceItem[];
    /** Why there is nothing; null where there is something. */
    empty: string | null;
    everything: Link | null;
    /** What is known of the municipality that was asked for: its other elections, its deadlines. */
    municipality: Link | null;
    pages: { label: string; previous: string | null; next: string | null } | null;
  };
  history: {
    heading: string;
    groups: readonly { heading: string; items: readonly PlaceItem[] }[];
  } | null;
  map: PlaceMapView | null;
}

/** The official service that tells voters where to vote. */
export const officialFinder: Link = { text: 'aanestyspaikat.fi', href: 'https://aanestyspaikat.fi/' };

export const itemsPerPage = 30;

/** The parts of the question that each unknown aspect answers to, as they are when nobody asks. */
const withoutAspect: Readonly<Record<UncertainAspect, Partial<PlaceQuery>>> = {
  hours: { openDay: null, openTime: null },
  serviceForm: { serviceForm: null },
  stepFree: { stepFreeKnown: false },
};

function statusOf(answer: PlaceAnswer, { t, language }: Wording): string[] {
  const { election, known, municipalities } = answer;
  const number = (value: number) => formatNumber(value, language);
  const figures = {
    places: number(known.places),
    municipalities: number(known.municipalities),
    participants: number(municipalities.length),
  };
  if (answer.isComing) {
    const state = known.places === 0 ? 'places.status.comingNone' : 'places.status.coming';
    return [t(state, figures), t('places.status.official')];
  }
  if (election.replacedBy !== null) return [t('places.status.replaced')];
  const day = formatDay(election.heldOn, language);
  const isEverywhere = known.municipalities >= municipalities.length;
  const extent = t(isEverywhere ? 'places.status.knownEverywhere' : 'places.status.known', figures);
  return [t('places.status.past', { day }), extent, t('places.status.official')];
}

/** The selected places in the order they are shown: nearest first, otherwise by municipality, name and kind. */
export function inShownOrder(answer: PlaceAnswer, wording: Wording): PlaceAtDistance[] {
  const collator = new Intl.Collator(wording.language, { numeric: true });
  const sorted = answer.selection.places
    .map((place) => ({
      place,
      municipality: municipalityText(place.municipalityCode, answer.names, wording),
      name: placeName(place, wording).main.text,
    }))
    .sort((a, b) => collator.compare(a.municipality, b.municipality) || collator.compare(a.name, b.name))
    .map(({ place }) => place);
  return answer.near === null
    ? sorted.map((place) => ({ place, distance: null }))
    : byDistance(sorted, answer.near.position);
}

function placesHref(answer: PlaceAnswer, change: Partial<PlaceQuery>, { language }: Wording): string {
  const query = placeQueryString(answer.query, { page: 1, ...change });
  return href(language, paths.places, { election: answer.election.code }, query);
}

/** What the list is called: a number where places are known, and never 0 where none are. */
function headingText({ selection, known, municipalityIsKnown }: PlaceAnswer, { t }: Wording): string {
  const count = selection.places.length;
  if (count > 0) return t('places.results.heading', { count });
  return t(
    known.places > 0 && municipalityIsKnown ? 'places.results.nothingFound' : 'places.results.notKnown',
  );
}

function emptyText(answer: PlaceAnswer, wording: Wording): string | null {
  const { t } = wording;
  if (answer.selection.places.length > 0) return null;
  if (!answer.municipalityIsKnown) {
    const municipality = municipalityText(answer.query.municipality!, answer.names, wording);
    return t(answer.isComing ? 'places.empty.notYet' : 'places.empty.notKnown', { municipality });
  }
  if (answer.known.places > 0) return t('places.empty.nothingFound');
  return answer.isComing ? t('places.empty.chooseMunicipality') : t('places.empty.nothingKnown');
}

function municipalityLink({ query, names }: PlaceAnswer, wording: Wording): Link | null {
  const code = query.municipality;
  if (code === null) return null;
  const municipality = municipalityText(code, names, wording);
  return {
    text: wording.t('places.results.municipality', { municipality }),
    href: href(wording.language, paths.municipality, { municipality: code }),
  };
}

function results(answer: PlaceAnswer, wording: Wording): PlaceListPage['results'] {
  const { t } = wording;
  const { query, near, selection } = answer;
  const places = inShownOrder(answer, wording);
  const pages = Math.max(1, Math.ceil(places.length / itemsPerPage));
  const page = Math.min(query.page, pages);
  const pageHref = (number: number) => `${placesHref(answer, { page: number }, wording)}#results`;
  const isNarrowed = Object.keys(placeQueryString(query, { near: null, page: 1 })).length > 0;
  return {
    heading: headingText(answer, wording),
    order:
      near === null
        ? t('places.results.byName')
        : t('places.results.byDistance', { postcode: near.postcode, name: near.name }),
    leftOut: uncertainAspects
      .filter((aspect) => selection.leftOut[aspect] > 0)
      .map((aspect) => ({
        text: t(`places.leftOut.${aspect}`, { count: selection.leftOut[aspect] }),
        link: {
          text: t(`places.leftOutLink.${aspect}`),
          href: `${placesHref(answer, withoutAspect[aspect], wording)}#results`,
        },
      })),
    items: places
      .slice((page - 1) * itemsPerPage, page * itemsPerPage)
      .map((place) => placeItem(place, near?.postcode ?? null, answer.names, wording)),
    empty: emptyText(answer, wording),
    municipality: municipalityLink(answer, wording),
    everything:
      isNarrowed && answer.known.places > 0
        ? {
            text: t('places.results.everything'),
            href: href(wording.language, paths.places, { election: answer.election.code }),
          }
        : null,
    pages:
      pages === 1
        ? null
        : {
            label: t('report.table.pageOf', { page, pages }),
            previous: page > 1 ? pageHref(page - 1) : null,
            next: page < pages ? pageHref(page + 1) : null,
          },
  };
}

function history(answer: PlaceAnswer, wording: Wording): PlaceListPage['history'] {
  const { t, language } = wording;
  if (answer.history.length === 0) return null;
  const municipality = municipalityText(answer.query.municipality!, answer.names, wording);
  return {
    heading: t('places.history.heading', { municipality }),
    groups: answer.history.map(({ election, places }) => ({
      heading: t('places.history.group', {
        election: electionName(election, t, language),
        day: formatDay(election.heldOn, language),
      }),
      items: places.map((place) => placeItem({ place, distance: null }, null, answer.names, wording)),
    })),
  };
}

/** What the page is about, with the election by its name or, where that is too long, by its code. */
function headline({ query, names }: PlaceAnswer, election: string, wording: Wording): string {
  const { t } = wording;
  if (query.municipality === null) return t('places.title', { election });
  const municipality = municipalityText(query.municipality, names, wording);
  return t('places.titleMunicipality', { election, municipality });
}

/** By code, each municipality with selected places: how many, and the list of them. */
function municipalityLinks(
  answer: PlaceAnswer,
  wording: Wording,
): Map<string, { title: string; href: string }> {
  const counts = new Map<string, number>();
  for (const { municipalityCode: code } of answer.selection.places)
    counts.set(code, (counts.get(code) ?? 0) + 1);
  return new Map(
    [...counts].map(([code, count]) => {
      const name = municipalityText(code, answer.names, wording);
      return [
        code,
        {
          title: `${name}: ${wording.t('places.results.heading', { count })}`,
          href: placesHref(answer, { municipality: code }, wording),
        },
      ];
    }),
  );
}

/** Everything that the list shows, on all of its pages: near and page choose nothing. */
function map(
  answer: PlaceAnswer,
  label: string,
  wording: Wording,
  outlines: PlaceMapOutlines | null,
): PlaceMapView | null {
  const { election, query, names, selection } = answer;
  if (!selection.places.some(({ position }) => position !== null)) return null;
  const { t, language } = wording;
  const municipality = municipalityLinks(answer, wording);
  const places = selection.places.map((place) => ({
    kind: place.kind,
    serviceForm: place.serviceForm,
    position: place.position,
    positionSource: place.positionSource,
    title: `${placeName(place, wording).main.text}, ${municipalityText(place.municipalityCode, names, wording)}`,
    href: href(language, paths.place, { election: election.code, place: place.id }),
    municipality: municipality.get(place.municipalityCode)!,
  }));
  const geojsonHref = machineHref(
    machinePaths.placesGeoJson,
    {},
    {
      election: election.code,
      ...placeQueryString(query, { near: null, page: 1 }),
      lang: language,
      fields: 'map',
    },
  );
  return placeMap({ outlines, geojsonHref, municipalityCode: query.municipality, label, places }, t);
}

/**
 * The page for an answer.
 * @param unreadable parts of the address that could not be read at all
 * @param outlines what the map is drawn on; null while no outlines are loaded
 */
export function placeListPage(
  answer: PlaceAnswer,
  unreadable: readonly PlaceQueryProblem[],
  wording: Wording,
  outlines: PlaceMapOutlines | null,
): PlaceListPage {
  const { t, language } = wording;
  const { election, query, replacedBy } = answer;
  const name = electionName(election, t, language);
  const heading = headline(answer, name, wording);
  const mapView = map(answer, heading, wording, outlines);
  return {
    httpStatus: unreadable.length + answer.problems.length > 0 ? 400 : 200,
    title: heading.length > titleLimit ? headline(answer, election.code, wording) : heading,
    heading,
    description: t('places.description', { election: name }),
    section: 'elections',
    styles: ['css/places.css', ...(mapView === null ? [] : placeMapStyles)],
    scripts: mapView === null ? [] : placeMapScripts,
    election: { text: name, href: href(language, paths.election, { election: election.code }) },
    problems: [
      ...unreadable.map(({ field, value }) => t(`places.unreadable.${field}`, { value })),
      ...answer.problems.map(({ field, value }) => t(`places.unknown.${field}`, { value })),
    ],
    status: statusOf(answer, wording),
    heldInstead:
      replacedBy === null
        ? null
        : {
            text: t('places.title', { election: electionName(replacedBy, t, language) }),
            href: href(
              language,
              paths.places,
              { election: replacedBy.code },
              placeQueryString(query, { openDay: null, openTime: null, page: 1 }),
            ),
          },
    officialFinder,
    form: placeForm(answer, wording),
    results: results(answer, wording),
    history: history(answer, wording),
    map: mapView,
  };
}
