/** View models of what an organisation is asked again: behind the mailed link, and on its own page of the offer. */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatDay } from '../i18n/format';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { IsoDate } from '../shared/dates';
import type { GuardFlag } from './help-type.model';
import type { Offer } from './offer.model';
import { isUp } from './offer-state.model';
import { candidatesDay, flagsToDeclare, reconfirmationOf } from './offer-upkeep.model';
import type { Municipality } from '../areas/area.model';
import type { Organisation } from '../organisations/organisation.model';
import { offerCard, type OfferCard } from './offer-card.pages';
import { publicView } from './public-offer.model';

export interface DeclarationChoice {
  value: GuardFlag;
  label: string;
  isChosen: boolean;
}

export interface UpkeepView {
  /** Ready to be shown to the organisation; null when nothing is asked. */
  confirmText: string | null;
  isUnconfirmed: boolean;
  declareText: string | null;
  declarations: readonly DeclarationChoice[];
}

function choices(t: Translate, flags: readonly GuardFlag[]): DeclarationChoice[] {
  return flags.map((value) => ({ value, label: t(`offers.declaration.${value}`), isChosen: false }));
}

/** What the organisation is asked about a published offer today. */
export function upkeepView(
  t: Translate,
  language: Language,
  { offer, election, today }: { offer: Offer; election: ElectionRecord; today: IsoDate },
): UpkeepView {
  const { isOpen, isUnconfirmed, firstDay } = reconfirmationOf(offer, election, today);
  const canAnswer = isUp(offer) || offer.state === 'paused';
  const flags =
    canAnswer && today <= election.heldOn ? flagsToDeclare(offer, candidatesDay(election), today) : [];
  const day = formatDay(firstDay, language);
  return {
    confirmText: isUp(offer) && isOpen ? t('offerUpkeep.confirmText', { day }) : null,
    isUnconfirmed: isUp(offer) && isUnconfirmed,
    declareText: flags.length === 0 ? null : t('offerUpkeep.declareText'),
    declarations: choices(t, flags),
  };
}

export interface AnswerPage {
  title: string;
  styles: readonly string[];
  errors: readonly FormError[];
  token: string;
  election: string;
  organisation: string;
  text: string;
  button: string;
  card: OfferCard | null;
  declarations: readonly DeclarationChoice[];
}

export interface AnswerInput {
  token: string;
  offer: Offer;
  organisation: Organisation;
  election: ElectionRecord;
  municipalities: readonly Municipality[];
  flags: readonly GuardFlag[];
  today: IsoDate;
  problems?: readonly FieldProblem[];
}

/** The page behind a mailed link: opening it changes nothing, its button does. */
export function answerPage(t: Translate, language: Language, input: AnswerInput): AnswerPage {
  const { offer, organisation, election, municipalities, flags, today } = input;
  const isDeclaring = flags.length > 0;
  const day = formatDay(reconfirmationOf(offer, election, today).firstDay, language);
  const content = offer.publishedContent;
  return {
    title: t(isDeclaring ? 'offerUpkeep.declareTitle' : 'offerUpkeep.confirmTitle'),
    styles: ['css/offers.css'],
    errors: formErrors(t, input.problems ?? []),
    token: input.token,
    election: electionName(election, t, language),
    organisation: organisation.name,
    text: isDeclaring ? t('offerUpkeep.declareText') : t('offerUpkeep.confirmText', { day }),
    button: t(isDeclaring ? 'offerUpkeep.declareButton' : 'offerUpkeep.confirmButton'),
    card:
      content === null
        ? null
        : offerCard(t, language, publicView(offer, content, organisation), municipalities),
    declarations: choices(t, flags),
  };
}

/** After the answer, and where a link is not good any more. */
export function answerMessagePage(t: Translate, isAnswered: boolean) {
  return {
    title: t(isAnswered ? 'offerUpkeep.thanksTitle' : 'offerUpkeep.linkNotGoodTitle'),
    text: t(isAnswered ? 'offerUpkeep.thanksText' : 'offerUpkeep.linkNotGoodText'),
  };
}
