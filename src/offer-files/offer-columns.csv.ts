/** The columns of a file of offers, as one table: what each is called in three languages, in order of the file we write. */
import type { Language } from '../i18n/language';
import { plainName, readHeader, type CsvHeader } from '../shared/csv-header';

/** What the columns are about; texts of advice go by it. */
export type ColumnMatter =
  'id' | 'organisation' | 'word' | 'text' | 'area' | 'day' | 'time' | 'number' | 'yesNo' | 'contact';

type OfferColumn = Readonly<Record<Language, string>> & { matter: ColumnMatter };

export const offerColumns = {
  offerId: { fi: 'tunnus', sv: 'id', en: 'offer_id', matter: 'id' },
  organisation: { fi: 'jarjesto', sv: 'organisation', en: 'association', matter: 'organisation' },
  number: {
    fi: 'y_tunnus_tai_rekisterinumero',
    sv: 'fo_nummer_eller_registernummer',
    en: 'business_id_or_register_number',
    matter: 'organisation',
  },
  type: { fi: 'avun_laji', sv: 'typ_av_hjalp', en: 'kind_of_help', matter: 'word' },
  description: { fi: 'kuvaus', sv: 'beskrivning', en: 'description', matter: 'text' },
  targetGroups: { fi: 'kenelle', sv: 'for_vem', en: 'for_whom', matter: 'word' },
  languages: { fi: 'kielet', sv: 'sprak', en: 'languages', matter: 'word' },
  notes: { fi: 'lisatiedot', sv: 'tillaggsuppgifter', en: 'notes', matter: 'text' },
  municipalities: { fi: 'kunnat', sv: 'kommuner', en: 'municipalities', matter: 'area' },
  postcodes: { fi: 'postinumerot', sv: 'postnummer', en: 'postcodes', matter: 'area' },
  centre: { fi: 'keskipiste', sv: 'mittpunkt', en: 'centre', matter: 'area' },
  radiusKm: { fi: 'sade_km', sv: 'radie_km', en: 'radius_km', matter: 'area' },
  days: { fi: 'paivat', sv: 'dagar', en: 'days', matter: 'day' },
  opensAt: { fi: 'alkaa', sv: 'borjar', en: 'from', matter: 'time' },
  closesAt: { fi: 'paattyy', sv: 'slutar', en: 'until', matter: 'time' },
  vehicles: { fi: 'ajoneuvoja', sv: 'fordon', en: 'vehicles', matter: 'number' },
  seats: { fi: 'matkustajapaikkoja', sv: 'passagerarplatser', en: 'passenger_seats', matter: 'number' },
  wheelchairPlaces: {
    fi: 'pyoratuolipaikkoja',
    sv: 'rullstolsplatser',
    en: 'wheelchair_places',
    matter: 'number',
  },
  tripsPerDay: { fi: 'kyyteja_paivassa', sv: 'resor_per_dag', en: 'trips_per_day', matter: 'number' },
  helpers: { fi: 'auttajia', sv: 'hjalpare', en: 'helpers', matter: 'number' },
  hoursPerDay: {
    fi: 'puhelintunteja_paivassa',
    sv: 'telefontimmar_per_dag',
    en: 'phone_hours_per_day',
    matter: 'number',
  },
  items: { fi: 'kappaletta', sv: 'antal', en: 'items', matter: 'number' },
  bookingHow: { fi: 'varaaminen', sv: 'bokning', en: 'booking', matter: 'text' },
  bookingUntil: { fi: 'varattava_viimeistaan', sv: 'bokas_senast', en: 'book_by', matter: 'text' },
  isFree: { fi: 'maksuton', sv: 'avgiftsfri', en: 'free_of_charge', matter: 'yesNo' },
  phone: { fi: 'puhelin', sv: 'telefon', en: 'phone', matter: 'contact' },
  email: { fi: 'sahkoposti', sv: 'e_post', en: 'email', matter: 'contact' },
  precautions: { fi: 'turvallisuus', sv: 'sakerhet', en: 'precautions', matter: 'word' },
} as const satisfies Readonly<Record<string, OfferColumn>>;

export type OfferColumnKey = keyof typeof offerColumns;
export const offerColumnKeys = Object.keys(offerColumns) as readonly OfferColumnKey[];

/** Cells of a row by column. */
export type OfferCells = Readonly<Record<OfferColumnKey, string>>;

const keysByName: ReadonlyMap<string, OfferColumnKey> = new Map(
  offerColumnKeys.flatMap((key) => {
    const { fi, sv, en } = offerColumns[key];
    return [fi, sv, en].map((name) => [plainName(name), key] as const);
  }),
);

/** Recognises the names of a header row, whatever their language. Without the kind of help no row can be read. */
export function readOfferHeader(names: readonly string[]): CsvHeader<OfferColumnKey> {
  return readHeader(names, keysByName, ['type']);
}
