/** Which offers a question is about, in an order of their own, and on which days each helps. */
import { sortedBy } from '../coverage/demand-units.model';
import { daysFrom, type IsoDate } from '../shared/dates';
import { hashText } from '../shared/seeded-random';
import type { HelpInput, HelpOffer, HelpQuestion, HelpWindow } from './help-input.model';

type ElectionDays = Pick<HelpInput['coverage']['election'], 'heldOn' | 'advanceFrom' | 'advanceTo'>;

/** Days of a window: those of advance voting, election day, or all of them. */
export function daysOfWindow(election: ElectionDays, window: HelpWindow): IsoDate[] {
  const advance = window === 'election_day' ? [] : daysFrom(election.advanceFrom, election.advanceTo);
  return window === 'advance' ? advance : [...advance, election.heldOn];
}

/** Number of the window's days on which an offer helps; one that names no days helps on all of them. */
export function helpDays(offer: Pick<HelpOffer, 'days'>, windowDays: readonly IsoDate[]): number {
  if (offer.days.length === 0) return windowDays.length;
  return windowDays.filter((day) => offer.days.includes(day)).length;
}

/** Whether an offer is given in one of the languages; no languages asked means any. */
export function speaks(offer: Pick<HelpOffer, 'languages'>, languages: readonly string[]): boolean {
  return languages.length === 0 || offer.languages.some((language) => languages.includes(language));
}

/** An offer with the two numbers that stand for it where many are combined. */
export interface NamedOffer extends HelpOffer {
  low: number;
  high: number;
}

/** The offers of the types asked about, in order of their ids, whatever the order given; of two with one id the first. */
export function selectOffers({
  offers,
  question,
}: Pick<HelpInput, 'offers'> & { question: Pick<HelpQuestion, 'types'> }): NamedOffer[] {
  const wanted = offers.filter(({ type }) => question.types.length === 0 || question.types.includes(type));
  const sorted = sortedBy(wanted, ({ id }) => id);
  return sorted
    .filter((offer, index) => offer.id !== sorted[index - 1]?.id)
    .map((offer) => ({ ...offer, ...nameOf(offer.id) }));
}

/** Two 32-bit numbers for a text. */
export function nameOf(id: string): { low: number; high: number } {
  return { low: hashText(`${id}|low`), high: hashText(`${id}|high`) };
}
