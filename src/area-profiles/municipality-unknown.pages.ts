/** How complete a municipality's lists are, and what is not known of its places, in words. */
import type { Wording } from '../coverage/coverage-figures.pages';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import { formatNumber } from '../i18n/format';
import type { MunicipalityCompleteness } from '../polling-places/completeness.model';
import { openQuestions, type OpenQuestion } from './open-questions.model';
import type { MunicipalityFacts } from './area-facts.model';

/** @param formerNames names of municipalities that are no more, by code */
export function completenessTexts(
  lists: readonly MunicipalityCompleteness[],
  formerNames: ReadonlyMap<string, string>,
  { t, language }: Wording,
): string[] {
  return lists.map((list) => {
    const text = t(`areaProfiles.completeness.${list.reason}`, {
      count: list.listed,
      expected: formatNumber(list.expected ?? 0, language),
    });
    const cutOff = list.listCutOff ? ` ${t('areaProfiles.completeness.cutOff')}` : '';
    const former = formerNames.get(list.municipalityCode);
    const kind = t(`coverage.kind.${list.kind}`);
    return `${former === undefined ? kind : `${kind} (${former})`}: ${text}${cutOff}`;
  });
}

function questionText(question: OpenQuestion, { t }: Wording): string {
  const { code, informant, kind, count } = question;
  const informed = t(`areaProfiles.informant.${informant}`);
  if (code === 'list_unknown' || code === 'list_incomplete') {
    const list = kind === null ? '' : t(`coverage.kind.${kind}`);
    return `${list}: ${t(`areaProfiles.question.${code}`)} ${informed}`;
  }
  return `${t(`areaProfiles.question.${code}`, { count: count ?? 0 })} ${informed}`;
}

/** What is not known of the places of the latest election, and of the people, each with who could tell. */
export function questionTexts(
  { latest }: MunicipalityFacts,
  area: AreaCoverage | undefined,
  wording: Wording,
): string[] {
  const unpublished = area?.people.adults.unknownPlaces ?? 0;
  const questions = openQuestions(latest?.places ?? [], latest?.lists ?? [], unpublished);
  return questions.map((question) => questionText(question, wording));
}
