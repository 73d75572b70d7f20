/** View model of carrying offers over to a later election. */
import { electionName } from '../elections/election-name.pages';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { CarryOver } from './carry-over.model';

/** @param chosen ids that were ticked; null before anything was sent: then all that are not there yet */
export function carryOverPage(
  t: Translate,
  language: Language,
  input: CarryOver & { chosen: readonly string[] | null; problems?: readonly FieldProblem[] },
) {
  const { organisations, elections, targets, target, offers, chosen, problems } = input;
  const electionOf = new Map(elections.map((each) => [each.code, electionName(each, t, language)]));
  const organisationOf = new Map(organisations.map(({ id, name }) => [id, name]));
  return {
    title: t('offerCarryOver.title'),
    styles: ['css/offers.css'],
    errors: formErrors(t, problems ?? []),
    target: target?.code ?? '',
    targetName: target === null ? '' : electionName(target, t, language),
    targetOptions: targets.map((each) => ({ value: each.code, label: electionName(each, t, language) })),
    offers: offers
      .filter((each) => !each.isCarriedOver)
      .map(({ offer }) => ({
        value: offer.id,
        label: t('offerCarryOver.offer', {
          type: t(`offers.type.${offer.type}`),
          organisation: organisationOf.get(offer.organisationId) ?? '',
          election: electionOf.get(offer.electionCode) ?? offer.electionCode,
          description: offer.content.description.slice(0, 100),
        }),
        isChosen: chosen === null || chosen.includes(offer.id),
      })),
    already: offers.filter((each) => each.isCarriedOver).length,
  };
}
