/** The answer to a question about offers of help, as JSON and GeoJSON (RFC 7946). */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import type { Etrs, Wgs84 } from '../geo/coordinates';
import { toWgs84 } from '../geo/projection';
import { translator } from '../i18n/translate';
import type { Municipality } from '../areas/area.model';
import type { KnownPlaceIndex } from '../offers/known-place.model';
import type { PublicOffer } from '../offers/public-offer.model';
import { href, paths } from '../paths';
import { licence } from './places-answer.pages';
import type { ApiOffer, OfferListHead, OffersGeoJson, OffersJson, OffersQuestion } from './public-offer.form';

export interface OffersAnswerInput {
  election: ElectionRecord;
  offers: readonly PublicOffer[];
  geography: { municipalities: readonly Municipality[]; places: KnownPlaceIndex };
  /** Address of the service without a trailing slash. */
  publicUrl: string;
}

/** Four decimals are some ten metres: a known place is no more exact than that. */
function rounded(position: Etrs): Wgs84 {
  const { lat, lon } = toWgs84(position);
  return { lat: Number(lat.toFixed(4)), lon: Number(lon.toFixed(4)) };
}

function publicCircle(circle: PublicOffer['circle']): ApiOffer['circle'] {
  if (circle === null) return null;
  const { centre, radiusMetres, kind, reference, nameFi, nameSv } = circle;
  return { centre: rounded(centre), radiusMetres, kind, reference, nameFi, nameSv };
}

/** The fields of an offer that anyone may have, and no other: each is named here. */
export function toApiOffer(offer: PublicOffer, input: OffersAnswerInput, question: OffersQuestion): ApiOffer {
  const { language } = question;
  const place = question.municipality ?? offer.municipalities[0];
  return {
    id: offer.id,
    election: input.election.code,
    type: offer.type,
    typeName: translator(language)(`offers.type.${offer.type}`),
    organisationName: offer.organisationName,
    trust: offer.trust,
    isUnconfirmed: offer.isUnconfirmed,
    description: offer.description,
    targetGroups: [...offer.targetGroups],
    languages: [...offer.languages],
    municipalities: [...offer.municipalities],
    postcodes: [...offer.postcodes],
    circle: publicCircle(offer.circle),
    days: [...offer.days],
    opensAt: offer.opensAt,
    closesAt: offer.closesAt,
    takesWheelchairs: offer.takesWheelchairs,
    bookingHow: offer.bookingHow,
    bookingUntil: offer.bookingUntil,
    isFree: offer.isFree,
    phone: offer.phone,
    email: offer.email,
    notes: offer.notes,
    precautions: [...offer.precautions],
    href: `${input.publicUrl}${href(language, paths.electionHelp, { election: input.election.code }, { place })}`,
  };
}

/** Points that stand for the area of an offer; empty where none is known. */
function pointsOf({ circle, postcodes, municipalities }: PublicOffer, input: OffersAnswerInput): Etrs[] {
  if (circle !== null) return [circle.centre];
  const { places, municipalities: known } = input.geography;
  if (postcodes.length > 0)
    return postcodes.flatMap((postcode) =>
      (places.byPostcode.get(postcode) ?? []).flatMap(({ position }) =>
        position === null ? [] : [position],
      ),
    );
  return known.flatMap(({ code, seat }) => (seat !== null && municipalities.includes(code) ? [seat] : []));
}

function geometryOf(
  offer: PublicOffer,
  input: OffersAnswerInput,
): OffersGeoJson['features'][number]['geometry'] {
  const coordinates = pointsOf(offer, input).map((each): [number, number] => {
    const { lat, lon } = rounded(each);
    return [lon, lat];
  });
  return coordinates.length === 0 ? null : { type: 'MultiPoint', coordinates };
}

function headOf({ election }: OffersAnswerInput, { language }: OffersQuestion): OfferListHead {
  const t = translator(language);
  return {
    election: { code: election.code, heldOn: election.heldOn, name: electionName(election, t, language) },
    licence: { ...licence },
    attribution: t('api.offers.attribution', { licence: licence.name }),
    notice: t('api.offers.notice'),
  };
}

/** The text of an answer: offers of the municipality and kind asked for. */
export function offersAnswer(
  input: OffersAnswerInput,
  question: OffersQuestion,
  format: 'json' | 'geojson',
): string {
  const { municipality, type } = question;
  const offers = input.offers.filter(
    (each) =>
      (municipality === null || each.municipalities.includes(municipality)) &&
      (type === null || each.type === type),
  );
  const head = headOf(input, question);
  if (format === 'json') {
    const answer: OffersJson = { ...head, offers: offers.map((each) => toApiOffer(each, input, question)) };
    return JSON.stringify(answer);
  }
  const answer: OffersGeoJson = {
    type: 'FeatureCollection',
    ...head,
    features: offers.map((each) => ({
      type: 'Feature',
      id: each.id,
      geometry: geometryOf(each, input),
      properties: toApiOffer(each, input, question),
    })),
  };
  return JSON.stringify(answer);
}
