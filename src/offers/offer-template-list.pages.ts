/** View model of the list of offers to copy to locals. */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import type { Language } from '../i18n/language';
import { paging } from '../i18n/paging';
import type { Translate } from '../i18n/translate';
import type { Organisation } from '../organisations/organisation.model';
import { href, paths } from '../paths';
import type { ListedTemplate } from './offer-template.model';
import type { TemplateListQuestion } from './offer-template.form';

/** Structurally what the service answers. */
export interface TemplateListInput {
  organisations: readonly Organisation[];
  elections: readonly ElectionRecord[];
  templates: readonly ListedTemplate[];
}

const perPage = 50;

export function templateListPage(
  t: Translate,
  language: Language,
  { organisations, elections, templates }: TemplateListInput,
  question: TemplateListQuestion,
) {
  const electionOf = new Map(elections.map((each) => [each.code, electionName(each, t, language)]));
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
  const wanted = question.search.toLowerCase();
  const rows = templates
    .map(({ offer, isKept }) => ({
      href: href(language, paths.partnerTemplate, { offer: offer.id }),
      type: t(`offers.type.${offer.type}`),
      description: offer.content.description.slice(0, 120),
      election: electionOf.get(offer.electionCode) ?? offer.electionCode,
      organisation: nameOf.get(offer.organisationId) ?? '',
      state: t(`offers.state.${offer.state}`),
      isKept,
    }))
    .filter(({ isKept }) => isKept || question.show === 'all')
    .filter(({ type, description, organisation }) =>
      [type, description, organisation].some((text) => text.toLowerCase().includes(wanted)),
    );
  return {
    title: t('offerTemplate.list.title'),
    action: href(language, paths.partnerTemplates),
    typed: question,
    showOptions: (['all', 'kept'] as const).map((value) => ({
      value,
      label: t(`offerTemplate.list.show.${value}`),
    })),
    rows: rows.slice((question.page - 1) * perPage, question.page * perPage),
    paging: paging(t, { page: question.page, perPage, total: rows.length }, (page) =>
      href(
        language,
        paths.partnerTemplates,
        {},
        {
          q: question.search === '' ? undefined : question.search,
          show: question.show,
          page: String(page),
        },
      ),
    ),
  };
}
