/** What a reader asks of the report on help: the address of the page is the question. */
import { QueryReader, type QueryProblem } from '../coverage/query-reader.form';
import { readReportAddress, type ReportAddress, type ReportView } from '../coverage/report-view.form';
import { reportQuery } from '../coverage/report-view.form';
import { helpTypeCodes, type HelpTypeCode } from '../offers/help-type.model';
import { defaultHelpQuestion, type HelpQuestion } from './help-input.model';

/** Distances that may count as near enough to go alone, metres. */
export const nearChoices = ['400', '800', '1600', '3000', '5000'] as const;

export interface HelpAddress extends ReportAddress {
  help: HelpQuestion;
  /** Kind of help that the table of areas shows; null for the first that is offered. */
  shownType: HelpTypeCode | null;
}

/** Reads the question of the coverage report and what is asked of help beside it; what cannot be used is named. */
export function readHelpAddress(
  election: string,
  query: Readonly<Record<string, unknown>>,
): HelpAddress & { problems: readonly QueryProblem[] } {
  const { problems, ...address } = readReportAddress(election, query);
  const reader = new QueryReader(query);
  const near = reader.choice('near', nearChoices, '1600');
  const shownType = reader.text('type', (text) => helpTypeCodes.find((code) => code === text), null);
  const { assumptions, helpTypes, helpLanguages } = address.question;
  return {
    ...address,
    help: {
      ...defaultHelpQuestion,
      ...assumptions,
      types: helpTypes,
      languages: helpLanguages,
      nearMetres: Number(near),
    },
    shownType,
    problems: [...problems, ...reader.problems],
  };
}

/** The address as a query, with its defaults left out. */
export function helpQuery(address: HelpAddress, change: Partial<ReportView> = {}): Record<string, string> {
  const { nearMetres } = address.help;
  return {
    ...reportQuery(address, change),
    ...(nearMetres === defaultHelpQuestion.nearMetres ? {} : { near: String(nearMetres) }),
    ...(address.shownType === null ? {} : { type: address.shownType }),
  };
}
