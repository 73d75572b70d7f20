/** Where one is in a long list, and the way on. */
import type { Translate } from './translate';

export interface Paging {
  text: string;
  /** Address of the page before; null on the first. */
  previous: string | null;
  next: string | null;
}

/** @param hrefOf address of a page of the list, counted from 1 */
export function paging(
  t: Translate,
  at: { page: number; perPage: number; total: number },
  hrefOf: (page: number) => string,
): Paging {
  const pages = Math.max(1, Math.ceil(at.total / at.perPage));
  return {
    text: t('forms.paging.text', { page: at.page, pages, total: at.total }),
    previous: at.page > 1 ? hrefOf(Math.min(at.page - 1, pages)) : null,
    next: at.page < pages ? hrefOf(at.page + 1) : null,
  };
}
