/** What differs between two contents of an offer, field by field, and which offers look the same. */
import { foldText } from '../search/search-text.model';
import type { Offer, OfferContent } from './offer.model';
import { mayOverlap } from './service-area.model';

/** Fields that are compared, in the order of the form; declarations are shown by themselves. */
export const comparedFields = [
  'description',
  'targetGroups',
  'languages',
  'notes',
  'municipalities',
  'postcodes',
  'circle',
  'days',
  'opensAt',
  'closesAt',
  'capacity',
  'bookingHow',
  'bookingUntil',
  'isFree',
  'phone',
  'email',
  'precautions',
] as const satisfies readonly (keyof OfferContent)[];
export type ComparedField = (typeof comparedFields)[number];

/** The order of a list makes no difference. */
function asText(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].sort() : value);
}

/** The fields in which two contents differ. */
export function changedFields(before: OfferContent, after: OfferContent): ComparedField[] {
  return comparedFields.filter((field) => asText(before[field]) !== asText(after[field]));
}

/** Why an offer looks like another one. */
export const likenesses = ['contact', 'text', 'organisation'] as const;
export type Likeness = (typeof likenesses)[number];

/** Share of words that two texts have in common (Jaccard 1901): 0 none, 1 all. */
export function sharedWords(a: string, b: string): number {
  const [left, right] = [a, b].map(
    (text) =>
      new Set(
        foldText(text)
          .split(' ')
          .filter((word) => word !== ''),
      ),
  );
  const common = [...left!].filter((word) => right!.has(word)).length;
  const all = left!.size + right!.size - common;
  return all === 0 ? 0 : common / all;
}

/** From this share of common words on two texts look the same. */
const similarText = 0.6;

type Compared = Pick<Offer, 'id' | 'organisationId' | 'electionCode' | 'type' | 'content'>;

/** How another offer of the same kind, election and area is like this one; empty when it is not, or is the same. */
export function likenessOf(offer: Compared, other: Compared): Likeness[] {
  const isNeighbour =
    offer.id !== other.id &&
    offer.type === other.type &&
    offer.electionCode === other.electionCode &&
    mayOverlap(offer.content, other.content);
  if (!isNeighbour) return [];
  const digits = (text: string) => text.replace(/\D/g, '').replace(/^(00)?358|^0/, '');
  const [a, b] = [offer.content, other.content];
  const isSame: Readonly<Record<Likeness, boolean>> = {
    contact:
      (a.email !== '' && a.email === b.email) || (a.phone !== '' && digits(a.phone) === digits(b.phone)),
    text: sharedWords(a.description, b.description) >= similarText,
    organisation: offer.organisationId === other.organisationId,
  };
  return likenesses.filter((each) => isSame[each]);
}
