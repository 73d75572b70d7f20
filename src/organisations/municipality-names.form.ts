/** Municipalities as people type them: names in Finnish or Swedish, or codes, with commas or line breaks between. */
import type { Municipality } from '../areas/area.model';

export interface NamedMunicipalities {
  codes: string[];
  /** What names no municipality, as typed and shortened. */
  unknown: string[];
}

type Named = Pick<Municipality, 'code' | 'nameFi' | 'nameSv'>;

/** Finds what was typed; each municipality once, in the order typed. */
export function parseMunicipalityNames(text: string, municipalities: readonly Named[]): NamedMunicipalities {
  const codeOf = new Map(
    municipalities.flatMap(({ code, nameFi, nameSv }) => [
      [code, code] as const,
      [nameFi.toLowerCase(), code] as const,
      [nameSv.toLowerCase(), code] as const,
    ]),
  );
  const typed = text
    .normalize('NFC')
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const found = typed.map((each) => ({ each, code: codeOf.get(each.toLowerCase()) }));
  return {
    codes: [...new Set(found.flatMap(({ code }) => (code === undefined ? [] : [code])))],
    unknown: found.flatMap(({ each, code }) => (code === undefined ? [each.slice(0, 40)] : [])).slice(0, 10),
  };
}
