/** What the public is told of a place's safe-voting arrangements: a fixed list of fields, and nothing that only staff needs. */
import { formatNumber } from '../i18n/format';
import type { MessageKey } from '../i18n/messages';
import type { Wording } from './place-words.pages';
import type { SafeVotingArrangements } from './safe-voting.model';

/** Every field that may be public; floor area, booths and officials are for planning. */
export const publicArrangementFields = [
  'distanceRuleMetres',
  'screens',
  'masks',
  'handSanitiser',
  'priorityHoursFi',
  'priorityHoursSv',
  'quarantineFi',
  'quarantineSv',
  'contactRoleFi',
  'contactRoleSv',
  'contactPhone',
  'contactEmail',
] as const satisfies readonly (keyof SafeVotingArrangements)[];

type PublicArrangements = Pick<SafeVotingArrangements, (typeof publicArrangementFields)[number]>;

export interface SafeVotingLine {
  label: string;
  text: string;
  /** Language of the text, where it is another than the page's. */
  lang: 'fi' | 'sv' | null;
}

/** The text in the reader's language, else the other one; Finnish stands in for English. */
function inReadersLanguage(
  { fi, sv }: { fi: string | null; sv: string | null },
  { language }: Wording,
): Omit<SafeVotingLine, 'label'> | null {
  const own = language === 'sv' ? (['sv', sv] as const) : (['fi', fi] as const);
  const other = language === 'sv' ? (['fi', fi] as const) : (['sv', sv] as const);
  const [lang, text] = own[1] === null ? other : own;
  return text === null ? null : { text, lang: lang === language ? null : lang };
}

/** What is known, in the order in which a voter meets it; what nobody has said is left out. */
export function safeVotingLines(known: PublicArrangements, wording: Wording): SafeVotingLine[] {
  const { t, language } = wording;
  const plain = (text: string | null) => (text === null ? null : { text, lang: null });
  const choice = (value: PublicArrangements['screens']) =>
    value === 'unknown' ? null : plain(t(`places.accessibility.value.${value}`));
  const distance = known.distanceRuleMetres;
  const metres =
    distance === null
      ? null
      : `${formatNumber(distance, language, Number.isInteger(distance) ? 0 : 1)}\u00a0m`;
  const texts = (name: 'priorityHours' | 'quarantine' | 'contactRole') =>
    inReadersLanguage({ fi: known[`${name}Fi`], sv: known[`${name}Sv`] }, wording);
  const lines: [string, Omit<SafeVotingLine, 'label'> | null][] = [
    ['distance', plain(metres)],
    ['screens', choice(known.screens)],
    ['masks', choice(known.masks)],
    ['handSanitiser', choice(known.handSanitiser)],
    ['priorityHours', texts('priorityHours')],
    ['quarantine', texts('quarantine')],
    ['contact', texts('contactRole')],
    ['phone', plain(known.contactPhone)],
    ['email', plain(known.contactEmail)],
  ];
  return lines.flatMap(([name, value]) =>
    value === null ? [] : [{ label: t(`places.safeVoting.${name}` as MessageKey), ...value }],
  );
}
