/** Texts in the reader's language. */
import { createInstance } from 'i18next';
import type { Language } from './language';
import { messages, type MessageKey } from './messages';

/** Gives a text by its name; `params` fill the {{places}}, and `count` chooses the plural form. */
export type Translate = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

const instance = createInstance();
void instance.init({
  initAsync: false,
  lng: 'fi',
  fallbackLng: false,
  resources: {
    fi: { translation: messages.fi },
    sv: { translation: messages.sv },
    en: { translation: messages.en },
  },
  // Views escape what they print; escaping here as well would show &amp; to people.
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** A text as the pieces around its places to fill: `{{count}} days` → `['', 'count', ' days']`. */
const inPieces = (text: string) => text.split(/\{\{(\w+)\}\}/);

function createTranslator(language: Language): Translate {
  const t = instance.getFixedT(language);
  const plurals = new Intl.PluralRules(language);
  // Looking a text up and finding its plural form takes most of the time; filling its places is quick. So each is looked up once.
  const known = new Map<string, readonly string[]>();
  const piecesOf = (key: MessageKey, count: number | string | undefined) => {
    const isNumber = typeof count === 'number';
    const id = isNumber ? `${plurals.select(count)} ${key}` : key;
    const found = known.get(id);
    if (found !== undefined) return found;
    const pieces = inPieces(t(key as string, { skipInterpolation: true, ...(isNumber ? { count } : {}) }));
    known.set(id, pieces);
    return pieces;
  };
  return (key, params = {}) => {
    const pieces = piecesOf(key, params.count);
    if (pieces.length === 1) return pieces[0]!;
    return pieces.map((piece, index) => (index % 2 === 0 ? piece : String(params[piece] ?? ''))).join('');
  };
}

const translators: Readonly<Record<Language, Translate>> = {
  fi: createTranslator('fi'),
  sv: createTranslator('sv'),
  en: createTranslator('en'),
};

/** The translator of a language. */
export function translator(language: Language): Translate {
  return translators[language];
}
