/** Long lists on a page, cut, with how many there are in all. */
import { formatNumber } from './format';
import type { Language } from './language';
import type { Translate } from './translate';

/** So many entries are shown. */
const shownEntries = 200;

export interface CutList<T> {
  total: number;
  /** The total, as the reader's language writes it. */
  number: string;
  rows: readonly T[];
  /** `The first 200 of 900 are shown`; null when all are. */
  cut: string | null;
}

/** The first entries of a list, each as `show` has it. */
export function cutList<T, U>(
  rows: readonly T[],
  { t, language }: { t: Translate; language: Language },
  show: (row: T) => U,
): CutList<U> {
  const number = formatNumber(rows.length, language);
  const cut =
    rows.length > shownEntries ? t('workspace.upload.cut', { shown: shownEntries, total: number }) : null;
  return { total: rows.length, number, rows: rows.slice(0, shownEntries).map(show), cut };
}
