/** An organisation's offer as a template: what of it goes into drafts of its local associations, and to whom. */
import { organisationNameKey, type Organisation } from '../organisations/organisation.model';
import type { Offer, OfferContent } from './offer.model';

/** Locals on one page; the form of a page stays small enough to be read. */
export const localsPerPage = 100;

/** Whom an offer answers at, taken from what the local has offered itself; empty where it has offered nothing yet. */
export type LocalContact = Pick<OfferContent, 'phone' | 'email'>;

/** A local with what it would get. */
export interface TemplateLocal {
  organisation: Organisation;
  contact: LocalContact;
  /** Its offers of the same kind for the same election that have not ended. */
  present: readonly Offer[];
}

const noContact: LocalContact = { phone: '', email: '' };

/** The contact of the local's own offer that was changed last, of those that have one. */
function contactIn(offers: readonly Offer[]): LocalContact {
  const latest = [...offers]
    .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
    .find(({ content }) => content.phone !== '' || content.email !== '');
  return latest === undefined ? noContact : { phone: latest.content.phone, email: latest.content.email };
}

export const hasEnded = ({ state }: Pick<Offer, 'state'>): boolean =>
  state === 'withdrawn' || state === 'expired';

/** An offer to copy, and whether it is kept as a template. */
export interface ListedTemplate {
  offer: Offer;
  isKept: boolean;
}

/**
 * Offers for the elections that have not ended: the kept ones first, then those of the nearest election, then those changed last.
 * @param elections in the order of their days
 */
export function orderTemplates(
  offers: readonly Offer[],
  keptIds: ReadonlySet<string>,
  elections: readonly { code: string }[],
): ListedTemplate[] {
  const placeOf = new Map(elections.map(({ code }, index) => [code, index]));
  const before = (a: ListedTemplate, b: ListedTemplate) =>
    Number(b.isKept) - Number(a.isKept) ||
    placeOf.get(a.offer.electionCode)! - placeOf.get(b.offer.electionCode)! ||
    b.offer.changedAt.getTime() - a.offer.changedAt.getTime();
  return offers
    .filter((offer) => !hasEnded(offer) && placeOf.has(offer.electionCode))
    .map((offer) => ({ offer, isKept: keptIds.has(offer.id) }))
    .sort(before);
}

/** What each local would get. @param offers every offer of the locals */
export function templateLocals(
  template: Pick<Offer, 'type' | 'electionCode'>,
  locals: readonly Organisation[],
  offers: readonly Offer[],
): TemplateLocal[] {
  return locals.map((organisation) => {
    const own = offers.filter(({ organisationId }) => organisationId === organisation.id);
    return {
      organisation,
      contact: contactIn(own),
      present: own.filter(
        (each) =>
          each.type === template.type && each.electionCode === template.electionCode && !hasEnded(each),
      ),
    };
  });
}

/**
 * The draft of a local: the words, days and terms of the template; the local's own area, languages and contact. How much it can give
 * and what it declares is the local's to say.
 */
export function draftContent(
  template: OfferContent,
  { organisation, contact }: Pick<TemplateLocal, 'organisation' | 'contact'>,
): OfferContent {
  return {
    ...template,
    ...contact,
    municipalities: organisation.municipalities,
    postcodes: [],
    circle: null,
    languages: organisation.languages,
    capacity: null,
    declarations: [],
  };
}

export interface LocalFilter {
  /** Part of the name. */
  search: string;
  /** Works there; null for anywhere. */
  municipalityCode: string | null;
}

export function fitsFilter(
  { organisation }: TemplateLocal,
  { search, municipalityCode }: LocalFilter,
): boolean {
  return (
    organisationNameKey(organisation.name).includes(organisationNameKey(search)) &&
    (municipalityCode === null || organisation.municipalities.includes(municipalityCode))
  );
}
