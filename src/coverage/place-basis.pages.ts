/** On which places the figures of a page rest, in words. */
import type { Wording } from './coverage-figures.pages';
import type { PlaceBasis } from './place-basis.model';

/** A line for pages of an election that is ahead; none of one that is over. */
export function placeBasisLines(basis: PlaceBasis | null, { t }: Wording): string[] {
  return basis === null ? [] : [t(`placeBasis.${basis}`)];
}
