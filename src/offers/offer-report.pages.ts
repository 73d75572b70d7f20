/** View models of reporting an offer, and of the moderators' list of reports. */
import type { Municipality } from '../areas/area.model';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import { paging } from '../i18n/paging';
import type { Translate } from '../i18n/translate';
import type { Organisation } from '../organisations/organisation.model';
import { href, paths } from '../paths';
import type { Offer } from './offer.model';
import { offerCard } from './offer-card.pages';
import { reportTrapField, type ReportFilter, type TypedReport } from './offer-report.form';
import { longestReport, reportReasons, reportStates, type OfferReport } from './offer-report.model';
import { publicView, type PublicOffer } from './public-offer.model';

export function reportPage(
  t: Translate,
  {
    offer,
    typed,
    problems = [],
  }: { offer: PublicOffer; typed: TypedReport; problems?: readonly FieldProblem[] },
) {
  return {
    title: t('offerReports.title'),
    styles: ['css/offers.css'],
    errors: formErrors(t, problems),
    id: offer.id,
    about: t('offerReports.about', {
      type: t(`offers.type.${offer.type}`),
      organisation: offer.organisationName,
    }),
    typed,
    trapField: reportTrapField,
    messageHint: t('offerReports.messageHint', { most: longestReport }),
    reasonOptions: [
      { value: '', label: t('offers.form.choose') },
      ...reportReasons.map((value) => ({ value, label: t(`offerReports.reason.${value}`) })),
    ],
  };
}

export function reportSentPage(t: Translate) {
  return { title: t('offerReports.sentTitle'), text: t('offerReports.sentText') };
}

interface Shown {
  report: OfferReport;
  offer: Offer;
  organisation: Organisation;
}

function line(t: Translate, { report, offer, organisation }: Shown) {
  return {
    id: report.id,
    reason: t(`offerReports.reason.${report.reason}`),
    type: t(`offers.type.${offer.type}`),
    organisation: organisation.name,
    createdAt: report.createdAt,
  };
}

export function reportListPage(
  t: Translate,
  language: Language,
  found: { reports: readonly Shown[]; total: number; perPage: number; filter: ReportFilter },
) {
  const { reports, total, perPage, filter } = found;
  return {
    title: t('offerReports.list.title'),
    state: filter.state,
    stateOptions: reportStates.map((value) => ({ value, label: t(`offerReports.state.${value}`) })),
    rows: reports.map((each) => line(t, each)),
    paging: paging(t, { page: filter.page, perPage, total }, (page) =>
      href(language, paths.moderationReports, {}, { state: filter.state, page: String(page) }),
    ),
  };
}

export function reportDecisionPage(
  t: Translate,
  language: Language,
  input: Shown & {
    municipalities: readonly Municipality[];
    note: string;
    problems?: readonly FieldProblem[];
  },
) {
  const { report, offer, organisation, municipalities, note, problems = [] } = input;
  const content = offer.publishedContent ?? offer.content;
  return {
    ...line(t, input),
    title: t('offerReports.list.one'),
    styles: ['css/offers.css'],
    errors: formErrors(t, problems),
    isNew: report.state === 'new',
    state: t(`offerReports.state.${report.state}`),
    paragraphs: report.message.split('\n').filter((each) => each.trim() !== ''),
    language: report.language,
    email: report.email,
    handledAt: report.handledAt,
    handledNote: report.note,
    note,
    card: offerCard(t, language, publicView(offer, content, organisation), municipalities),
    offerHref: href(language, paths.moderationOffer, { offer: offer.id }),
  };
}
