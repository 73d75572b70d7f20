/** The answer to a question about places, in each format. */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { translator } from '../i18n/translate';
import { writePlacesCsv } from '../polling-places/place-writing.csv';
import { selectKnownPlaces } from '../polling-places/place-selection.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { pollingPlaceSources } from '../reference-data/catalogue.model';
import { sourceTexts } from '../reference-data/data-source.pages';
import type { PlaceListHead } from './public-place.form';
import {
  publicPosition,
  toMapGeoJson,
  toPlacesGeoJson,
  toPlacesJson,
  toPublicPlace,
  type PlaceContext,
} from './public-place.geojson';
import type { BoundingBox, PlacesFormat, PlacesQuestion } from './places-question.form';

/** Terms under which everything may be used that the interface hands out. */
export const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const;
/** The official place finder of Finland's elections. */
export const officialFinder = 'https://aanestyspaikat.fi/';

/** What an answer is made from. */
export interface PlacesAnswerInput extends Pick<PlaceContext, 'municipalityNames' | 'publicUrl'> {
  election: ElectionRecord;
  places: readonly PollingPlace[];
}

interface Selected {
  places: readonly PollingPlace[];
  leftOut: PlaceListHead['leftOut'];
}

function isWithin(place: PollingPlace, box: BoundingBox): boolean | null {
  const position = publicPosition(place);
  if (position === null) return null;
  const { lat, lon } = position;
  return box.west <= lon && lon <= box.east && box.south <= lat && lat <= box.north;
}

/** Places that answer the question, edges of the box included; what is not known of a place leaves it out, and is counted. */
export function selectAskedPlaces(
  places: readonly PollingPlace[],
  { query, boundingBox }: PlacesQuestion,
): Selected {
  const { places: selected, leftOut } = selectKnownPlaces(places, query);
  if (boundingBox === null) return { places: selected, leftOut: { ...leftOut, position: 0 } };
  const within = selected.map((place) => isWithin(place, boundingBox));
  return {
    places: selected.filter((_, index) => within[index]),
    leftOut: { ...leftOut, position: within.filter((each) => each === null).length },
  };
}

function headOf(
  { election }: PlacesAnswerInput,
  question: PlacesQuestion,
  leftOut: PlaceListHead['leftOut'],
): PlaceListHead {
  const t = translator(question.language);
  const sources = pollingPlaceSources(election.code).map((id) => sourceTexts(t, id));
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))].join(' · ');
  return {
    election: {
      code: election.code,
      heldOn: election.heldOn,
      name: electionName(election, t, question.language),
    },
    licence: { ...licence },
    attribution: t('api.attribution', { publishers, licence: licence.name }),
    sources,
    notice: t('api.notice'),
    officialFinder,
    leftOut,
  };
}

/** The text of an answer. CSV has the columns of the download and nothing besides, so that it can be imported as it is. */
export function placesAnswer(
  input: PlacesAnswerInput,
  question: PlacesQuestion,
  format: PlacesFormat,
): string {
  const { places, leftOut } = selectAskedPlaces(input.places, question);
  if (format === 'csv') return writePlacesCsv(places, question.dialect);
  const head = headOf(input, question, leftOut);
  const { language } = question;
  const shown = places.map((place) => toPublicPlace(place, { ...input, language }));
  if (format === 'json') return JSON.stringify(toPlacesJson(head, shown));
  return JSON.stringify(
    question.isForMap ? toMapGeoJson(head, shown, language) : toPlacesGeoJson(head, shown),
  );
}
