/** The columns of a file of polling places, as one table: what they are called, in order of the file we write. */
import { plainName, readHeader, type CsvHeader } from '../shared/csv-header';

export interface PlaceColumn {
  /** The name that we write. */
  header: string;
  /** Other names by which it is recognised; case, accents, spaces, underscores and hyphens do not matter. */
  synonyms: readonly string[];
}

export const placeColumns = {
  ownId: {
    header: 'tunnus',
    synonyms: ['äänestyspaikan tunnus', 'paikan tunnus', 'id', 'place id', 'own id', 'kod'],
  },
  municipalityCode: {
    header: 'kuntanro',
    synonyms: [
      'kuntakoodi',
      'kuntanumero',
      'kommunnummer',
      'kommunkod',
      'municipality code',
      'municipality number',
    ],
  },
  districts: {
    header: 'aanestysaluetunnus',
    synonyms: [
      'äänestysalue',
      'äänestysalueet',
      'äänestysalueen numero',
      'äänestysaluenumero',
      'röstningsområde',
      'röstningsområden',
      'röstningsområdets nummer',
      'voting district',
      'voting districts',
      'district',
      'district no',
      'district number',
    ],
  },
  districtName: {
    header: 'aanestysalue_nimi',
    synonyms: ['äänestysalueen nimi', 'röstningsområdets namn', 'voting district name', 'district name'],
  },
  kind: { header: 'tyyppi', synonyms: ['laji', 'typ', 'slag', 'type', 'kind'] },
  nameFi: {
    header: 'nimi_fi',
    synonyms: ['nimi', 'paikan nimi', 'äänestyspaikka', 'name', 'name fi', 'namn fi'],
  },
  nameSv: { header: 'nimi_sv', synonyms: ['namn', 'röstningsställe', 'namn sv', 'name sv'] },
  addressFi: {
    header: 'osoite_fi',
    synonyms: ['osoite', 'katuosoite', 'address', 'address fi', 'street address'],
  },
  addressSv: { header: 'osoite_sv', synonyms: ['adress', 'gatuadress', 'adress sv', 'address sv'] },
  postcode: { header: 'postinumero', synonyms: ['postinro', 'postnummer', 'postcode', 'postal code', 'zip'] },
  locality: {
    header: 'postitoimipaikka',
    synonyms: ['paikkakunta', 'postanstalt', 'postort', 'ort', 'locality', 'city'],
  },
  northing: {
    header: 'n_etrs_tm35fin',
    synonyms: [
      'n',
      'pohjoiskoordinaatti',
      'nordkoordinat',
      'northing',
      'y',
      'lat',
      'latitude',
      'leveysaste',
      'latitud',
    ],
  },
  easting: {
    header: 'e_etrs_tm35fin',
    synonyms: [
      'e',
      'itäkoordinaatti',
      'ostkoordinat',
      'easting',
      'x',
      'lon',
      'lng',
      'longitude',
      'pituusaste',
      'longitud',
    ],
  },
  positionSource: {
    header: 'sijainnin_tarkkuus',
    synonyms: ['sijainnin lähde', 'lägets noggrannhet', 'position source', 'position from'],
  },
  hours: {
    header: 'aukioloajat',
    synonyms: ['aukiolo', 'aukioloaika', 'öppettider', 'opening hours', 'hours'],
  },
  hoursText: {
    header: 'aukiolo_teksti',
    synonyms: ['aukioloajat tekstinä', 'öppettider som text', 'hours text'],
  },
  serviceForm: { header: 'ulkoaanestys', synonyms: ['röstning utomhus', 'outdoor voting', 'service form'] },
  accessibilitySummary: { header: 'esteettomyys', synonyms: ['tillgänglighet', 'accessibility'] },
  note: {
    header: 'huomautus',
    synonyms: ['huomautukset', 'huomioita', 'lisätiedot', 'anmärkning', 'note', 'notes'],
  },
  source: { header: 'lahde', synonyms: ['källa', 'source', 'source url'] },
  serviceMapId: {
    header: 'palvelukartta_tunnus',
    synonyms: ['palvelukartan tunnus', 'servicekartans id', 'service map id'],
  },
  buildingId: {
    header: 'rakennustunnus',
    synonyms: ['pysyvä rakennustunnus', 'byggnadsbeteckning', 'building id'],
  },
} as const satisfies Readonly<Record<string, PlaceColumn>>;

export type PlaceColumnKey = keyof typeof placeColumns;

export const placeColumnKeys = Object.keys(placeColumns) as PlaceColumnKey[];

/** Without these no row can be placed anywhere. */
export const requiredColumns: readonly PlaceColumnKey[] = ['municipalityCode', 'kind'];

const keysByName: ReadonlyMap<string, PlaceColumnKey> = new Map(
  placeColumnKeys.flatMap((key) =>
    [placeColumns[key].header, ...placeColumns[key].synonyms].map((name) => [plainName(name), key] as const),
  ),
);

export type PlaceHeader = CsvHeader<PlaceColumnKey>;

/** Recognises the names of a header row. */
export function readPlaceHeader(names: readonly string[]): PlaceHeader {
  return readHeader(names, keysByName, requiredColumns);
}
