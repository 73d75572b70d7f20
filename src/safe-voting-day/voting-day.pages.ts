/** The page about election day: the municipality's assumptions, and its places. */
import type { Option } from '../i18n/form-control';
import type { FieldProblem, FormError } from '../i18n/form-problem';
import { paging, type Paging } from '../i18n/paging';
import {
  workspaceFrame,
  workspaceHref,
  type Reader,
  type ShownWorkspace,
  type WorkspaceFrame,
} from '../workspace/workspace.pages';
import { riskFilters, type VotingDayQuery } from './voting-day.form';
import type { VotingDayEstimate } from './voting-day.model';
import { type VotingDayPlan } from './voting-day-plan.model';

import {
  assumptionField,
  assumptionNames,
  lineOf,
  type Field,
  type ShownPlace,
  type Typed,
  type VotingDayLine,
  shownProblems,
} from './voting-day-words.pages';

export const placesPerPage = 50;

export interface VotingDayPage {
  title: string;
  styles: readonly string[];
  frame: WorkspaceFrame;
  errors: readonly FormError[];
  /** Somebody was faster; what was typed is kept. */
  conflict: string | null;
  saved: string | null;
  summary: readonly string[];
  action: string;
  version: string;
  fields: readonly Field[];
  isMeasured: boolean;
  query: VotingDayQuery;
  riskOptions: readonly Option[];
  rows: readonly VotingDayLine[];
  paging: Paging;
}

export interface VotingDayPageInput {
  workspace: ShownWorkspace;
  plan: VotingDayPlan;
  places: readonly ShownPlace[];
  query: VotingDayQuery;
  /** Fields as they were sent, where they were not saved. */
  typed?: Typed;
  problems?: readonly FieldProblem[];
  isConflict?: boolean;
}

function summaryOf({ places, plan }: VotingDayPageInput, { t }: Reader): string[] {
  const count = (risk: VotingDayEstimate['risk']) =>
    places.filter(({ estimate }) => estimate.risk === risk).length;
  return [
    ...riskFilters
      .filter((risk) => count(risk) > 0)
      .map((risk) => t(`votingDay.count.${risk}`, { count: count(risk) })),
    t(plan.assumptions.isMeasured ? 'votingDay.measured' : 'votingDay.assumed'),
  ];
}

export function votingDayPage(input: VotingDayPageInput, reader: Reader): VotingDayPage {
  const { t, language } = reader;
  const { workspace, plan, places, query, typed = null } = input;
  const frame = workspaceFrame(workspace, reader, true);
  const to = (asked: Record<string, string | undefined> = {}) =>
    workspaceHref(workspace, language, 'municipalityVotingDay', asked);
  const search = query.search.toLowerCase();
  const lines = places
    .filter(({ estimate }) => query.risk === null || estimate.risk === query.risk)
    .map((each) => lineOf(each, workspace, reader))
    .filter(({ name, details }) => [name, ...details].join(' ').toLowerCase().includes(search));
  const start = (query.page - 1) * placesPerPage;
  return {
    title: t('votingDay.title', { municipality: frame.municipality, election: frame.election }),
    styles: ['css/quality.css'],
    frame,
    errors: shownProblems(input.problems ?? [], reader),
    conflict: input.isConflict === true ? t('votingDay.conflict') : null,
    saved: query.isSaved ? t('votingDay.saved') : null,
    summary: summaryOf(input, reader),
    action: to(),
    version: String(plan.version),
    fields: assumptionNames.map((name) => assumptionField(name, plan, typed, reader)),
    isMeasured: typed === null ? plan.assumptions.isMeasured : typed.isMeasured === 'yes',
    query,
    riskOptions: [
      { value: '', label: t('quality.all') },
      ...riskFilters.map((value) => ({ value, label: t(`votingDay.risk.${value}`) })),
    ],
    rows: lines.slice(start, start + placesPerPage),
    paging: paging(t, { page: query.page, perPage: placesPerPage, total: lines.length }, (page) =>
      to({ risk: query.risk ?? undefined, q: query.search || undefined, page: String(page) }),
    ),
  };
}
