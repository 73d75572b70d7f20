/** The report on help as a page: one area in full, then areas side by side; for authorities amounts and fragility. */
import { areaName } from '../coverage/coverage-area.pages';
import { distanceBasisText, type Wording } from '../coverage/coverage-figures.pages';
import { placeBasisLines } from '../coverage/place-basis.pages';
import { accessKinds } from '../coverage/coverage-input.model';
import { formatDistance, formatNumber } from '../i18n/format';
import { paging, type Paging } from '../i18n/paging';
import { href, paths } from '../paths';
import { authorityView, type AuthorityView } from './help-authority.pages';
import { helpTables } from './help-coverage.csv';
import { helpQuery, type HelpAddress } from './help-question.form';
import { helpForm, rateForm, type HelpForm, type HelpPageInput, type RateForm } from './help-question.pages';
import type { HelpAreaReport, PublicHelpReport } from './help-report.model';
import {
  areaTable,
  classTable,
  offeredTypes,
  shareOfPeople,
  typeTable,
  type TableView,
} from './help-tables.pages';
import { peopleClasses } from './people-classes.model';

export interface HelpCoveragePage {
  title: string;
  description: string;
  section: 'coverage';
  electionName: string;
  electionHref: string;
  coverageHref: string;
  problems: readonly string[];
  heading: string;
  wholeHref: string | null;
  summary: readonly string[];
  types: TableView | null;
  classes: TableView;
  form: HelpForm;
  areas: TableView;
  paging: Paging;
  authority: (AuthorityView & { form: RateForm }) | null;
  downloads: readonly { href: string; label: string }[];
}

const rowsPerPage = 100;

/** @throws {Error} when the report has no area at all */
export function helpCoveragePage(input: HelpPageInput, wording: Wording): HelpCoveragePage {
  const { report, names, address, problems, electionName } = input;
  const { t, language } = wording;
  const { view, question } = address;
  const asked = report.areas.findIndex(
    ({ kind, code }) => kind === view.area.kind && code === view.area.code,
  );
  const index = Math.max(0, asked);
  const area = report.areas[index];
  if (area === undefined) throw new Error('The report has no areas: reference tables are missing');
  const params = { election: report.election.code };
  const at = (change: Parameters<typeof helpQuery>[1]) =>
    href(language, paths.helpCoverage, params, helpQuery(address, change));
  const rows = areasOf(report, address, wording);
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const page = Math.min(view.page, pages);
  const title = t('helpCoverage.title', { election: electionName });
  return {
    title,
    description: t('helpCoverage.description', { election: electionName }),
    section: 'coverage',
    electionName,
    electionHref: href(language, paths.election, params),
    coverageHref: href(language, paths.coverage, params),
    problems: problems.map(({ field, value }) => t('report.form.problemText', { field, value })),
    heading: areaName(area, language),
    wholeHref: index === 0 ? null : at({ area: { kind: 'country', code: 'FI' } }),
    summary: [...placeBasisLines(input.basis, wording), ...summaryOf(report, area, address, wording)],
    types: report.layers.length === 0 ? null : typeTable(report, area, question.group, wording),
    classes: classTable(area, question.group, wording),
    form: helpForm(input, wording),
    areas: areaTable(
      report,
      rows.slice((page - 1) * rowsPerPage, page * rowsPerPage),
      {
        group: question.group,
        kind: view.kind,
        type: address.shownType ?? offeredTypes(report)[0] ?? null,
        hrefOf: ({ kind, code }) => at({ area: { kind, code } }),
      },
      wording,
    ),
    paging: paging(
      t,
      { page, perPage: rowsPerPage, total: rows.length },
      (to) => `${at({ page: to })}#areas-heading`,
    ),
    authority:
      names !== null && 'capacity' in report
        ? { ...authorityView(report, index, names, wording), form: rateForm(report, input, wording) }
        : null,
    downloads: downloadsOf(input, wording),
  };
}

/** Areas of the chosen level whose name or code holds what is searched for. */
function areasOf(
  { areas }: PublicHelpReport,
  { view }: HelpAddress,
  { language }: Wording,
): HelpAreaReport[] {
  const wanted = view.search.toLocaleLowerCase(language);
  return areas
    .filter(({ kind, takesPart }) => kind === view.level && takesPart)
    .filter((area) =>
      [area.nameFi, area.nameSv, area.nameEn, area.code].some((name) =>
        name.toLocaleLowerCase(language).includes(wanted),
      ),
    )
    .sort((a, b) => areaName(a, language).localeCompare(areaName(b, language), language));
}

function summaryOf(
  report: PublicHelpReport,
  area: HelpAreaReport,
  { question, help }: HelpAddress,
  wording: Wording,
): string[] {
  const { t, language } = wording;
  const { group } = question;
  const offers =
    report.offers === 0
      ? t('helpCoverage.summary.none')
      : t('helpCoverage.summary.offers', {
          offers: formatNumber(report.offers, language),
          organisations: formatNumber(report.organisations, language),
        });
  const rough = accessKinds.some((kind) => area.classes[kind].rough[group]);
  return [
    offers,
    ...accessKinds
      .filter((kind) => area.classes[kind].status !== 'no_election')
      .map((kind) => {
        const { people } = area.classes[kind];
        const shares = Object.fromEntries(
          peopleClasses.map((each) => [
            each,
            shareOfPeople(people[each][group], area.people[group], wording),
          ]),
        );
        return t('helpCoverage.summary.classes', {
          kind: t(`coverage.kind.${kind}`),
          group: t(`coverage.group.${group}`),
          distance: formatDistance(help.nearMetres, language),
          ...shares,
        });
      }),
    ...accessKinds.flatMap((kind) =>
      area.classes[kind].roadShare === undefined
        ? []
        : [
            `${t(`coverage.kind.${kind}`)}: ${distanceBasisText({ roadShare: area.classes[kind].roadShare ?? null }, wording)}`,
          ],
    ),
    ...(rough ? [t('helpCoverage.summary.rough')] : []),
  ];
}

function downloadsOf(
  { report, names, address }: HelpPageInput,
  { t, language }: Wording,
): HelpCoveragePage['downloads'] {
  const params = { election: report.election.code };
  const query = helpQuery({ ...address, shownType: null }, { search: '', page: 1 });
  const tables = helpTables.filter((table) => table !== 'capacity' || names !== null);
  return [
    ...tables.map((table) => ({
      href: href(language, paths.helpCoverageCsv, params, { ...query, table }),
      label: t(`helpCoverage.download.${table}`),
    })),
    { href: href(language, paths.helpCoverageJson, params, query), label: t('report.download.json') },
  ];
}
