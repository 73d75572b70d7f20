import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../src/i18n/language';
import { messages } from '../../src/i18n/messages';
import { fromRoot } from '../../src/platform/project-root';

interface Texts {
  [key: string]: string | Texts;
}

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|ejs|js)$/.test(name))
    .map((name) => join(folder, name));
}

const flat = Object.fromEntries(languages.map((language) => [language, flatten(messages[language])]));
const placeholders = (text: string) => [...new Set(text.match(/{{\w+}}/g))].sort();

describe('texts', () => {
  it('exist in Finnish, Swedish and English under the same names, none of them empty', () => {
    for (const language of languages) {
      expect([...flat[language]!.keys()].sort()).toEqual([...flat.fi!.keys()].sort());
      expect([...flat[language]!].filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it('have the same places to fill in every language', () => {
    for (const [key, text] of flat.fi!) {
      const wanted = placeholders(text).filter((place) => !(key.endsWith('_one') && place === '{{count}}'));
      for (const language of ['sv', 'en']) {
        const found = placeholders(flat[language]!.get(key)!);
        const optional = key.endsWith('_one') ? found.filter((place) => place !== '{{count}}') : found;
        expect([key, language, optional]).toEqual([key, language, wanted]);
      }
    }
  });

  it('are all used somewhere', () => {
    const code = ['src', 'views', 'public']
      .flatMap(sourceFiles)
      .map((file) => readFileSync(fromRoot(file), 'utf8'))
      .join('\n');
    // A name may be put together: `elections.type.${type}` uses everything below `elections.type.`.
    const dynamic = [...code.matchAll(/[`'"]([\w.]+\.)\$\{/g)].map((match) => match[1]!);
    const unused = [...flat.fi!.keys()]
      .map((key) => key.replace(/_(one|other)$/, ''))
      .filter(
        (key) =>
          !code.includes(`'${key}'`) &&
          !code.includes(`"${key}"`) &&
          !dynamic.some((start) => key.startsWith(start)),
      );
    expect(unused).toEqual([]);
  });
});
