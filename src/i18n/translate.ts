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

function createTranslator(language: Language): Translate {
  const t = instance.getFixedT(language);
  // A text without places to fill is always the same: looking it up once saves most of the time that a page takes.
  const fixed = new Map<MessageKey, string>();
  return (key, params) => {
    if (params !== undefined) return t(key as string, { ...params });
    const known = fixed.get(key);
    if (known !== undefined) return known;
    const text = t(key as string);
    fixed.set(key, text);
    return text;
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
