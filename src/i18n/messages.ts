/** All texts by language. Finnish is the source: what Finnish has, the others must have. */
import { english } from './messages-en';
import { finnish } from './messages-fi';
import { swedish } from './messages-sv';

type Finnish = typeof finnish;

/** The same keys with any texts: a language that lacks one, or has one too many, does not compile. */
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
type NoSurplus<T, U> = {
  [K in keyof T]: K extends keyof U ? (T[K] extends string ? unknown : NoSurplus<T[K], U[K]>) : never;
};
function complete<T extends SameKeys<Finnish>>(texts: T & NoSurplus<T, Finnish>): T {
  return texts;
}

export const messages = { fi: finnish, sv: complete(swedish), en: complete(english) };

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
type LeafKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${LeafKeys<T[K]>}`;
}[keyof T & string];

/** The name of a text, `common.nav.home`; plural forms share one name. */
export type MessageKey = LeafKeys<Finnish>;
