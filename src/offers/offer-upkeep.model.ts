/** What an organisation must say again about an offer that is up: that it still holds, and its declarations. */
import { deadlinesOf } from '../elections/deadline.model';
import type { Election, ElectionRecord } from '../elections/election.model';
import { addDays, finnishDay, type IsoDate } from '../shared/dates';
import { helpType, type GuardFlag } from './help-type.model';
import type { Declaration, Offer } from './offer.model';
import { isUp } from './offer-state.model';

/** Days before the offer's first day on which it is asked whether it still holds. */
export const reconfirmationDays = { first: 7, last: 2 } as const;
/** Days within which declarations that are asked again must be given; then the offer pauses. */
export const declareWithinDays = 7;

/** `reconfirm` and `reconfirm_again`: does it still hold? `redeclare`: declarations, now that candidates are known. */
export const requestKinds = ['reconfirm', 'reconfirm_again', 'redeclare'] as const;
export type RequestKind = (typeof requestKinds)[number];

export interface OfferRequest {
  id: string;
  offerId: string;
  kind: RequestKind;
  /** The offer's first day, or the day on which candidates were confirmed. */
  subject: IsoDate;
  askedAt: Date;
  answeredAt: Date | null;
  /** When the offer was paused because nobody answered. */
  lapsedAt: Date | null;
}

type ElectionDays = Pick<Election, 'heldOn' | 'advanceFrom'>;
type Asked = Pick<Offer, 'publishedContent' | 'reconfirmedFor' | 'submittedAt'>;

/** First day of the published offer: the first that it names, else the first day of advance voting. */
export function firstDayOf(
  { publishedContent }: Pick<Offer, 'publishedContent'>,
  election: ElectionDays,
): IsoDate {
  return [...(publishedContent?.days ?? [])].sort()[0] ?? election.advanceFrom;
}

export interface Reconfirmation {
  firstDay: IsoDate;
  /** Said to hold for its first day, or sent so late that nobody need ask. */
  isConfirmed: boolean;
  /** Whether it can be said now. */
  isOpen: boolean;
  /** Asked twice without an answer: shown to everybody from the day before the first day. */
  isUnconfirmed: boolean;
  /** What is to be asked by mail today; null when nothing. */
  due: Extract<RequestKind, 'reconfirm' | 'reconfirm_again'> | null;
}

/** How the confirmation of a published offer stands on a day in Finland. */
export function reconfirmationOf(offer: Asked, election: ElectionDays, today: IsoDate): Reconfirmation {
  const firstDay = firstDayOf(offer, election);
  const opensOn = addDays(firstDay, -reconfirmationDays.first);
  const sentOn = offer.submittedAt === null ? null : finnishDay(offer.submittedAt);
  const isConfirmed = offer.reconfirmedFor === firstDay || (sentOn !== null && sentOn >= opensOn);
  const isOpen = !isConfirmed && today >= opensOn && today <= election.heldOn;
  const again = today >= addDays(firstDay, -reconfirmationDays.last);
  return {
    firstDay,
    isConfirmed,
    isOpen,
    isUnconfirmed: !isConfirmed && today >= addDays(firstDay, -1),
    due: !isOpen || today > firstDay ? null : again ? 'reconfirm_again' : 'reconfirm',
  };
}

/** The day on which an election's candidates are confirmed; null where the election has none of its own. */
export function candidatesDay(election: ElectionRecord): IsoDate | null {
  return deadlinesOf(election).find(({ code }) => code === 'candidate_list')?.day ?? null;
}

/** The flags that a type asks for and that nobody has declared since the candidates were confirmed. */
export function flagsToDeclare(
  { type, publishedContent }: Pick<Offer, 'type' | 'publishedContent'>,
  candidatesOn: IsoDate | null,
  today: IsoDate,
): GuardFlag[] {
  if (publishedContent === null || candidatesOn === null || today < candidatesOn) return [];
  const isFresh = ({ at }: Declaration) => finnishDay(new Date(at)) >= candidatesOn;
  return helpType(type).flags.filter(
    (flag) => !publishedContent.declarations.some((each) => each.flag === flag && isFresh(each)),
  );
}

export interface DueRequest {
  kind: RequestKind;
  subject: IsoDate;
}

/** What is to be asked by mail about an offer today, whether or not it has been asked already. */
export function dueRequests(
  offer: Asked & Pick<Offer, 'type' | 'state' | 'hasPublicVersion'>,
  election: ElectionDays,
  candidatesOn: IsoDate | null,
  today: IsoDate,
): DueRequest[] {
  if (!isUp(offer) || today > election.heldOn) return [];
  const { due, firstDay } = reconfirmationOf(offer, election, today);
  const requests: DueRequest[] = due === null ? [] : [{ kind: due, subject: firstDay }];
  if (candidatesOn !== null && flagsToDeclare(offer, candidatesOn, today).length > 0)
    requests.push({ kind: 'redeclare', subject: candidatesOn });
  return requests;
}

/** Last day for answering a request for declarations; the offer pauses on the day after. */
export function declareBy(request: Pick<OfferRequest, 'askedAt'>): IsoDate {
  return addDays(finnishDay(request.askedAt), declareWithinDays);
}

/** Whether an offer pauses today because its declarations were not given again. */
export function hasLapsed(request: OfferRequest, today: IsoDate): boolean {
  const isOpen = request.answeredAt === null && request.lapsedAt === null;
  return request.kind === 'redeclare' && isOpen && today > declareBy(request);
}
