/** The three languages of the service. */
export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** Where a name exists in Finnish and in Swedish, the one for the reader: Swedish for sv, otherwise Finnish. */
export function localName(names: { nameFi: string; nameSv: string | null }, language: Language): string {
  return language === 'sv' ? (names.nameSv ?? names.nameFi) : names.nameFi;
}

/** Where a name exists in all three languages, the one for the reader. */
export function nameIn(
  { nameFi, nameSv, nameEn }: { nameFi: string; nameSv: string; nameEn: string },
  language: Language,
): string {
  return { fi: nameFi, sv: nameSv, en: nameEn }[language];
}
