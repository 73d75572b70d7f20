/** View model of copying an offer to local associations: what is copied, and what each of them would get. */
import { electionName } from '../elections/election-name.pages';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import { paging } from '../i18n/paging';
import type { Translate } from '../i18n/translate';
import type { Municipality } from '../areas/area.model';
import type { ElectionRecord } from '../elections/election.model';
import { municipalityNames } from '../organisations/organisation.pages';
import type { Organisation } from '../organisations/organisation.model';
import { href, paths } from '../paths';
import { offerCard } from './offer-card.pages';
import type { Offer } from './offer.model';
import { draftContent, fitsFilter, localsPerPage, type TemplateLocal } from './offer-template.model';
import type { TemplateQuestion } from './offer-template.form';
import { publicView } from './public-offer.model';

export interface TemplatePageInput {
  offer: Offer;
  organisation: Organisation;
  election: ElectionRecord;
  municipalities: readonly Municipality[];
  locals: readonly TemplateLocal[];
  seen: string;
  question: TemplateQuestion;
  /** Ids that were ticked when the form was sent; null before. */
  chosen: readonly string[] | null;
  /** How many drafts were just made; null when none were. */
  done: number | null;
  problems?: readonly FieldProblem[];
}

function rowOf(local: TemplateLocal, input: TemplatePageInput, t: Translate, language: Language) {
  const { organisation, contact, present } = local;
  const { chosen, question, municipalities } = input;
  const isFree = present.length === 0;
  const wanted = question.select === 'without' && isFree;
  return {
    id: organisation.id,
    name: organisation.name,
    isChosen: chosen === null ? wanted : chosen.includes(organisation.id),
    area: municipalityNames(organisation.municipalities, municipalities, language).join(', '),
    contact:
      [contact.phone, contact.email].filter((text) => text !== '').join(', ') || t('offerTemplate.noContact'),
    present: present.map(({ state }) => t(`offers.state.${state}`)).join(', '),
  };
}

export function templatePage(t: Translate, language: Language, input: TemplatePageInput) {
  const { offer, organisation, election, municipalities, question } = input;
  const found = input.locals.filter((each) => fitsFilter(each, question));
  const start = (question.page - 1) * localsPerPage;
  const { search, place } = question;
  const hrefWith = (change: Record<string, string>) =>
    href(language, paths.partnerTemplate, { offer: offer.id }, { q: search, place, ...change });
  const words = { organisation: { ...organisation, municipalities: [] }, contact: { phone: '', email: '' } };
  const content = { ...draftContent(offer.content, words), languages: [] };
  return {
    title: t('offerTemplate.title', { type: t(`offers.type.${offer.type}`) }),
    styles: ['css/offers.css'],
    errors: formErrors(t, input.problems ?? []),
    election: electionName(election, t, language),
    back: {
      text: t(`offers.type.${offer.type}`),
      href: href(language, paths.partnerOffer, { offer: offer.id }),
    },
    action: href(language, paths.partnerTemplate, { offer: offer.id }),
    done: input.done === null ? null : t('offerTemplate.done', { count: input.done }),
    card: offerCard(t, language, publicView(offer, content, organisation), municipalities),
    typed: { q: search, place, page: question.page },
    placeNotice:
      place !== '' && question.municipalityCode === null ? t('partners.placeUnknown', { place }) : null,
    hasLocals: input.locals.length > 0,
    count: t('offerTemplate.count', { count: found.length }),
    without: found.filter(({ present }) => present.length === 0).length,
    selectAll: hrefWith({ page: String(question.page) }),
    selectNone: hrefWith({ page: String(question.page), select: 'none' }),
    rows: found.slice(start, start + localsPerPage).map((each) => rowOf(each, input, t, language)),
    paging: paging(t, { page: question.page, perPage: localsPerPage, total: found.length }, (page) =>
      hrefWith({ page: String(page) }),
    ),
    seen: input.seen,
  };
}
