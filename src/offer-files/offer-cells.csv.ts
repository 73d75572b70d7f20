/** An offer as the cells of a row, and the words by which cells name kinds of help, groups, languages and precautions. */
import type { Municipality } from '../areas/area.model';
import { translator, type Translate } from '../i18n/translate';
import { languages, type Language } from '../i18n/language';
import { helpTypeCodes, type HelpTypeCode } from '../offers/help-type.model';
import { knownPlaceQuery } from '../offers/known-place.model';
import { precautions, targetGroups, type Offer, type OfferContent } from '../offers/offer.model';
import { helpLanguages } from '../organisations/organisation.form';
import type { Organisation } from '../organisations/organisation.model';
import { plainName } from '../shared/csv-header';
import { writeCsv, type CsvDialect } from '../shared/csv-table';
import type { IsoDate } from '../shared/dates';
import { offerColumnKeys, offerColumns, type OfferCells } from './offer-columns.csv';

/** What a cell can choose from: the code, and its name in the reader's language. */
const choices = {
  type: {
    codes: helpTypeCodes as readonly string[],
    name: (t: Translate, code: string) => t(`offers.type.${code as HelpTypeCode}`),
  },
  targetGroups: {
    codes: targetGroups as readonly string[],
    name: (t: Translate, code: string) => t(`offers.target.${code as (typeof targetGroups)[number]}`),
  },
  languages: {
    codes: helpLanguages as readonly string[],
    name: (t: Translate, code: string) =>
      t(`organisations.language.${code as (typeof helpLanguages)[number]}`),
  },
  precautions: {
    codes: precautions as readonly string[],
    name: (t: Translate, code: string) => t(`offers.precaution.${code as (typeof precautions)[number]}`),
  },
};
export type WordColumn = keyof typeof choices;

const codesByWord: Readonly<Record<WordColumn, ReadonlyMap<string, string>>> = {
  type: wordsOf('type'),
  targetGroups: wordsOf('targetGroups'),
  languages: wordsOf('languages'),
  precautions: wordsOf('precautions'),
};

function wordsOf(column: WordColumn): ReadonlyMap<string, string> {
  const { codes, name } = choices[column];
  return new Map(
    codes.flatMap((code) =>
      [code, ...languages.map((language) => name(translator(language), code))].map(
        (word) => [plainName(word), code] as const,
      ),
    ),
  );
}

/** The code that a word means in any of the three languages, or as it stands in the code; null when it is none. */
export function codeOfWord(column: WordColumn, word: string): string | null {
  return codesByWord[column].get(plainName(word)) ?? null;
}

const dayText = (day: IsoDate) => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}`;

function areaCells({ municipalities, postcodes, circle }: OfferContent, all: readonly Municipality[]) {
  if (circle !== null)
    return {
      municipalities: '',
      postcodes: '',
      centre: knownPlaceQuery(circle, all),
      radiusKm: String(circle.radiusMetres / 1000),
    };
  const names = municipalities.map((code) => all.find((each) => each.code === code)?.nameFi ?? code);
  return { municipalities: names.join('|'), postcodes: postcodes.join('|'), centre: '', radiusKm: '' };
}

const noCapacity = {
  vehicles: '',
  seats: '',
  wheelchairPlaces: '',
  tripsPerDay: '',
  helpers: '',
  hoursPerDay: '',
  items: '',
};

function capacityCells({ capacity }: OfferContent): typeof noCapacity {
  if (capacity === null) return noCapacity;
  return {
    ...noCapacity,
    ...Object.fromEntries(
      Object.entries(capacity).flatMap(([key, value]) => (key === 'kind' ? [] : [[key, String(value)]])),
    ),
  };
}

const yesNo = { fi: ['kyllä', 'ei'], sv: ['ja', 'nej'], en: ['yes', 'no'] } as const;

type Written = Pick<Offer, 'type' | 'content'> & { id: string; organisation: Organisation };

/** The offer as cells in a language. */
export function offerCells(
  { id, organisation, type, content }: Written,
  language: Language,
  municipalities: readonly Municipality[],
): OfferCells {
  const t = translator(language);
  const words = (column: WordColumn, codes: readonly string[]) =>
    codes.map((code) => choices[column].name(t, code)).join('|');
  const [yes, no] = yesNo[language];
  return {
    offerId: id,
    organisation: organisation.name,
    number: organisation.businessId ?? organisation.registerNumber ?? '',
    type: words('type', [type]),
    description: content.description,
    targetGroups: words('targetGroups', content.targetGroups),
    languages: words('languages', content.languages),
    notes: content.notes,
    ...areaCells(content, municipalities),
    days: content.days.map(dayText).join('|'),
    opensAt: content.opensAt ?? '',
    closesAt: content.closesAt ?? '',
    ...capacityCells(content),
    bookingHow: content.bookingHow,
    bookingUntil: content.bookingUntil,
    isFree: content.isFree === null ? '' : content.isFree ? yes : no,
    phone: content.phone,
    email: content.email,
    precautions: words('precautions', content.precautions),
  };
}

/** The offers that are there, then a row with nothing but the name for each organisation that has none. */
export function writeOffersCsv(
  offers: readonly Written[],
  idle: readonly Organisation[],
  as: { language: Language; dialect: CsvDialect; municipalities: readonly Municipality[] },
): string {
  const header = offerColumnKeys.map((key) => offerColumns[key][as.language]);
  const rows = offers.map((offer) => {
    const cells = offerCells(offer, as.language, as.municipalities);
    return offerColumnKeys.map((key) => cells[key]);
  });
  const blank = idle.map((organisation) =>
    offerColumnKeys.map((key) => {
      if (key === 'organisation') return organisation.name;
      return key === 'number' ? (organisation.businessId ?? organisation.registerNumber ?? '') : '';
    }),
  );
  return writeCsv([header, ...rows, ...blank], as.dialect);
}
