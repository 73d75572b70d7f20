/** A pledge in words, for both of its sides. */
import { helpType, type HelpTypeCode } from '../offers/help-type.model';
import type { Reader } from '../workspace/workspace.pages';
import { placesFacts, whenText } from './need-card.pages';
import type { SharedPledge } from './pledge-view.model';

/** "3 rides a day": a quantity in the terms of its kind. */
export function quantityText({ t }: Reader, type: HelpTypeCode, quantity: number): string {
  return t(`needs.amount.${helpType(type).capacity}`, { amount: String(quantity) });
}

/** What a pledge says, in words; for both sides. */
export function pledgeFacts(pledge: SharedPledge, type: HelpTypeCode, reader: Reader) {
  const { t, language } = reader;
  const facts: readonly (readonly [string, string])[] = [
    [t('pledges.card.quantity'), quantityText(reader, type, pledge.quantity)],
    ...placesFacts(pledge, reader),
    [t('needs.card.when'), whenText(pledge, language)],
    [t('pledges.card.message'), pledge.message],
    [t('pledges.card.reason'), pledge.reason ?? ''],
  ];
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

/** "Taken back by the municipality" and the like. */
export function pledgeStateText({ state, takenBackBy }: SharedPledge, { t }: Reader): string {
  return state === 'taken_back' && takenBackBy !== null
    ? t(`pledges.takenBackBy.${takenBackBy}`)
    : t(`pledges.state.${state}`);
}
