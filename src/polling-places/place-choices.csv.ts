/** The values that a cell may choose from: the word that we write, and the words by which each is recognised. */
import type { AccessibilitySummary, PlaceKind, PositionSource, ServiceForm } from './polling-place.model';
import { plainName } from '../shared/csv-header';

export interface Choice<T extends string> {
  value: T;
  /** The word that we write. */
  word: string;
  /** Case, accents, spaces, underscores and hyphens do not matter. */
  synonyms: readonly string[];
}

export const kindChoices: readonly Choice<PlaceKind>[] = [
  {
    value: 'election_day',
    word: 'V',
    synonyms: [
      'vaalipäivä',
      'vaalipäivän äänestyspaikka',
      'valdag',
      'valdagens röstningsställe',
      'election day',
    ],
  },
  {
    value: 'advance',
    word: 'E',
    synonyms: [
      'ennakko',
      'ennakkoäänestys',
      'ennakkoäänestyspaikka',
      'yleinen ennakkoäänestyspaikka',
      'förhandsröstning',
      'allmänt förhandsröstningsställe',
      'advance',
      'advance voting',
    ],
  },
  {
    value: 'mobile_stop',
    word: 'M',
    synonyms: ['liikkuva', 'äänestysauto', 'pysäkki', 'mobil', 'röstningsbuss', 'mobile', 'mobile stop'],
  },
];

export const serviceFormChoices: readonly Choice<ServiceForm>[] = [
  { value: 'indoors', word: 'ei', synonyms: ['sisällä', 'inomhus', 'nej', 'indoors', 'no'] },
  { value: 'tent', word: 'teltta', synonyms: ['tält', 'tent'] },
  { value: 'shelter', word: 'katos', synonyms: ['skärmtak', 'shelter'] },
  { value: 'outdoors', word: 'ulkona', synonyms: ['utomhus', 'outdoors'] },
  { value: 'drive_in', word: 'drive_in', synonyms: [] },
  { value: 'unknown', word: 'ei_tietoa', synonyms: ['ei tiedossa', 'uppgift saknas', 'okänd', 'unknown'] },
];

export const accessibilityChoices: readonly Choice<AccessibilitySummary>[] = [
  { value: 'full', word: 'esteeton', synonyms: ['kyllä', 'tillgänglig', 'ja', 'accessible', 'full', 'yes'] },
  { value: 'partial', word: 'osittain', synonyms: ['osittain esteetön', 'delvis', 'partial', 'partly'] },
  { value: 'none', word: 'ei', synonyms: ['ei esteetön', 'nej', 'none', 'no'] },
  { value: 'unknown', word: 'ei_tietoa', synonyms: ['ei tiedossa', 'uppgift saknas', 'okänd', 'unknown'] },
];

export const positionSourceChoices: readonly Choice<PositionSource>[] = [
  { value: 'building', word: 'rakennus', synonyms: ['byggnad', 'building'] },
  { value: 'address', word: 'osoite', synonyms: ['adress', 'address'] },
  { value: 'postcode', word: 'postinumero', synonyms: ['postnummer', 'postcode', 'postal code'] },
  {
    value: 'place_name',
    word: 'paikannimi',
    synonyms: ['ortnamn', 'place name', 'postal place name', 'postal area name'],
  },
  { value: 'seat', word: 'kuntakeskus', synonyms: ['kommuncentrum', 'municipality seat', 'seat'] },
  { value: 'unknown', word: 'ei_tietoa', synonyms: ['ei tiedossa', 'uppgift saknas', 'okänd', 'unknown'] },
];

/** Voting in hospitals, care homes and prisons: announced to those inside only, so no place of this service. */
const institutionWords = ['l', 'laitos', 'laitosaanestys', 'anstalt', 'institution'];

export function isInstitutionWord(text: string): boolean {
  return institutionWords.includes(plainName(text));
}

/** The value that a word stands for; null when it stands for none. */
export function readChoice<T extends string>(choices: readonly Choice<T>[], text: string): T | null {
  const plain = plainName(text);
  const found = choices.find(({ word, synonyms }) =>
    [word, ...synonyms].some((each) => plainName(each) === plain),
  );
  return found?.value ?? null;
}

/** The word that we write for a value. */
export function writeChoice<T extends string>(choices: readonly Choice<T>[], value: T): string {
  const found = choices.find((choice) => choice.value === value);
  if (found === undefined) throw new Error(`No word stands for ${value}`);
  return found.word;
}
