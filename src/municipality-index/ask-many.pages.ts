/** The page that asks before mail goes to many municipalities: how many mails to whom, who was asked a moment ago, who cannot be asked. */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatInstant, formatNumber } from '../i18n/format';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import { localName } from '../i18n/language';
import { href, paths } from '../paths';
import { daysBeforeAskingAgain } from '../place-carry/confirmation-request.model';
import type { Reader } from '../workspace/workspace.pages';
import type { AskPlan } from './ask-plan.model';
import { indexQueryString } from './index-query.form';
import type { IndexQuery } from './index-selection.model';
import type { MunicipalityReadiness } from './readiness.model';

export interface AskManyInput {
  election: ElectionRecord;
  query: IndexQuery;
  plan: AskPlan;
  requestId: string;
  /** What was ticked, when the page is shown again. */
  ticked: { without: readonly string[]; insists: boolean };
  problems: readonly FieldProblem[];
}

const sumOf = (rows: readonly MunicipalityReadiness[]) =>
  rows.reduce((total, { people }) => total + people, 0);

function askedRow(row: MunicipalityReadiness, { plan, ticked }: AskManyInput, { t, language }: Reader) {
  const name = localName(row.municipality, language);
  return {
    code: row.municipality.code,
    name,
    places: formatNumber(row.places - row.confirmed, language),
    people: formatNumber(row.people, language),
    lastAsked:
      row.lastAskedAt === null
        ? t('municipalityIndex.row.neverAsked')
        : formatInstant(row.lastAskedAt, language),
    isRecent: plan.recent.includes(row),
    isLeftOut: ticked.without.includes(row.municipality.code),
    leaveOutLabel: t('municipalityIndex.asking.leaveOutNamed', { name }),
  };
}

/** What happens to the municipalities that get no mail. */
function notes({ plan }: AskManyInput, { t }: Reader): string[] {
  const { settled, recent } = plan;
  return [
    ...(recent.length > 0
      ? [t('municipalityIndex.asking.recent', { count: recent.length, days: daysBeforeAskingAgain })]
      : []),
    ...(settled > 0 ? [t('municipalityIndex.asking.settled', { count: settled })] : []),
  ];
}

export function askManyPage(input: AskManyInput, reader: Reader) {
  const { t, language } = reader;
  const { election, query, plan } = input;
  const { reached, recent, withoutAccount } = plan;
  const params = { election: election.code };
  const fresh = reached.filter((row) => !recent.includes(row));
  const name = electionName(election, t, language);
  const filter = indexQueryString(query, { page: 1 });
  return {
    title: t('municipalityIndex.asking.title'),
    errors: formErrors(t, input.problems),
    election: { name, href: href(language, paths.election, params) },
    hrefIndex: href(language, paths.plannerMunicipalities, params, filter),
    action: href(language, paths.plannerAskMunicipalities, params),
    lead:
      reached.length === 0
        ? t('municipalityIndex.asking.nobody')
        : t('municipalityIndex.asking.lead', {
            count: fresh.length,
            mails: formatNumber(sumOf(fresh), language),
            election: name,
          }),
    notes: notes(input, reader),
    requestId: input.requestId,
    codes: reached.map(({ municipality }) => municipality.code).join(),
    filter: new URLSearchParams(filter).toString(),
    rows: reached.map((row) => askedRow(row, input, reader)),
    again:
      recent.length === 0
        ? null
        : {
            label: t('municipalityIndex.asking.again', {
              count: recent.length,
              mails: formatNumber(sumOf(recent), language),
            }),
            isTicked: input.ticked.insists,
          },
    withoutAccount:
      withoutAccount.length === 0
        ? null
        : {
            text: t('municipalityIndex.asking.withoutAccount', { count: withoutAccount.length }),
            names: withoutAccount.map(({ municipality }) => localName(municipality, language)).join(', '),
          },
  };
}
