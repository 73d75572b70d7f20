/** View model of all needs, for authorities. */
import { localName } from '../i18n/language';
import { paging } from '../i18n/paging';
import { href, paths } from '../paths';
import type { IsoDate } from '../shared/dates';
import type { Reader } from '../workspace/workspace.pages';
import type { NeedRowInput } from './all-needs.csv';
import { typeOptions } from './municipality-needs.pages';
import { bandText, untilText, whenText, whereText } from './need-card.pages';
import type { NeedListQuery } from './need.form';
import { needTypeCodes } from './need.model';
import { needStates } from './need-state.model';
import { needInput, type ShownSurroundings } from './partner-needs.pages';
import { quantityText } from './pledge-card.pages';

export interface AllNeedsInput extends ShownSurroundings {
  rows: readonly NeedRowInput[];
  total: number;
  perPage: number;
  query: NeedListQuery;
  today: IsoDate;
}

export function allNeedsPage(input: AllNeedsInput, reader: Reader) {
  const { t, language } = reader;
  const { query, perPage, total } = input;
  const filter = {
    q: query.search === '' ? undefined : query.search,
    state: query.state ?? undefined,
    type: query.type ?? undefined,
    municipality: query.municipalityCode ?? undefined,
  };
  return {
    title: t('needs.all.title'),
    query,
    stateOptions: [
      { value: '', label: t('needs.list.allStates') },
      ...needStates
        .filter((state) => state !== 'draft')
        .map((state) => ({ value: state, label: t(`needs.state.${state}`) })),
    ],
    typeOptions: typeOptions(reader, needTypeCodes, t('needs.list.allTypes')),
    municipalityOptions: [
      { value: '', label: t('needs.all.allMunicipalities') },
      ...input.municipalities
        .map((each) => ({ value: each.code, label: localName(each, language) }))
        .sort((a, b) => a.label.localeCompare(b.label, language)),
    ],
    rows: input.rows.map(({ need, waiting, accepted, organisations }) => ({
      title: t(`offers.type.${need.type}`),
      where: whereText(needInput(need, input, reader), reader),
      when: whenText(need.content, language),
      amount: bandText(t, need.type, need.content.band),
      until: untilText(need.content.until, input.today, reader),
      state: t(`needs.state.${need.state}`),
      accepted: quantityText(reader, need.type, accepted),
      waiting: quantityText(reader, need.type, waiting),
      organisations: organisations.join(', '),
    })),
    csv: {
      excel: href(language, paths.plannerNeedsCsv, {}, { ...filter, dialect: 'excel-fi' }),
      rfc: href(language, paths.plannerNeedsCsv, {}, { ...filter, dialect: 'rfc4180' }),
    },
    paging: paging(t, { page: query.page, perPage, total }, (page) =>
      href(language, paths.plannerNeeds, {}, { ...filter, page: String(page) }),
    ),
  };
}
