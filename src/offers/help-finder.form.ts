/** The question of the help finder, out of an address. */
import type { MessageKey } from '../i18n/messages';
import { field, helpLanguages } from '../organisations/organisation.form';
import { isIsoDate } from '../shared/dates';
import { helpTypesForVoters } from './help-type.model';
import type { HelpFilter } from './public-offer.model';

export interface HelpQuestion extends Omit<HelpFilter, 'spot'> {
  /** Municipality, postcode or place name as typed, shortened. */
  place: string;
  /** From 1. */
  page: number;
}

export interface ParsedHelpQuestion {
  question: HelpQuestion;
  /** Which values were not usable; the default stands in for them. */
  notices: readonly MessageKey[];
}

function choice<T extends string>(text: string, values: readonly T[]): T | null {
  return values.find((each) => each === text) ?? null;
}

export function parseHelpQuestion(query: unknown): ParsedHelpQuestion {
  const type = field(query, 'type');
  const day = field(query, 'day');
  const language = field(query, 'language');
  const page = Number(field(query, 'page'));
  const question = {
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    place: field(query, 'place').slice(0, 80),
    type: choice(type, helpTypesForVoters),
    day: isIsoDate(day) ? day : null,
    language: choice(language, helpLanguages),
    wheelchair: field(query, 'wheelchair') === 'yes',
  };
  const wrong: (readonly [boolean, MessageKey])[] = [
    [type !== '' && question.type === null, 'offers.finder.notice.type'],
    [day !== '' && question.day === null, 'offers.finder.notice.day'],
    [language !== '' && question.language === null, 'offers.finder.notice.language'],
  ];
  return { question, notices: wrong.filter(([isWrong]) => isWrong).map(([, message]) => message) };
}
