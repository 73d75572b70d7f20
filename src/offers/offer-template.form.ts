/** The questions and the choice of copying an offer to locals, out of address and form. */
import { parsePage } from '../accounts/account.form';
import type { Municipality } from '../areas/area.model';
import { parseMunicipalityNames } from '../organisations/municipality-names.form';
import { field, listField } from '../organisations/organisation.form';
import type { LocalFilter } from './offer-template.model';

export interface TemplateQuestion extends LocalFilter {
  /** The municipality as typed. */
  place: string;
  page: number;
  /** Which boxes are ticked when the page opens. */
  select: 'without' | 'none';
}

/** What is wrong in the address counts as not given; the form sends the same fields hidden. */
export function parseTemplateQuestion(
  query: unknown,
  municipalities: readonly Municipality[],
): TemplateQuestion {
  const place = field(query, 'place').slice(0, 80);
  return {
    search: field(query, 'q').slice(0, 100),
    place,
    municipalityCode: parseMunicipalityNames(place, municipalities).codes[0] ?? null,
    page: parsePage(query),
    select: field(query, 'select') === 'none' ? 'none' : 'without',
  };
}

export interface TemplateListQuestion {
  search: string;
  page: number;
  /** All offers that can be copied, or those kept as templates alone. */
  show: 'all' | 'kept';
}

export function parseTemplateListQuestion(query: unknown): TemplateListQuestion {
  return {
    search: field(query, 'q').slice(0, 100),
    page: parsePage(query),
    show: field(query, 'show') === 'kept' ? 'kept' : 'all',
  };
}

/** Ids of the locals that were ticked, or `all` for every one that the filter finds and that has no such offer. */
export function parseTemplateChoice(fields: unknown): readonly string[] | 'all' {
  return field(fields, 'action') === 'all' ? 'all' : listField(fields, 'locals');
}
