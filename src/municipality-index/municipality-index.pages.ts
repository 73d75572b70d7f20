/** View model of the index of municipalities: what each has still to do, for those who look after all of them. */
import { can, type Actor } from '../accounts/policy.model';
import type { Area, AreaKind, Municipality } from '../areas/area.model';
import type { QueryProblem } from '../coverage/query-reader.form';
import { areaKey } from '../coverage/report-view.form';
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatInstant, formatNumber } from '../i18n/format';
import { localName, nameIn, type Language } from '../i18n/language';
import { paging } from '../i18n/paging';
import { href, paths } from '../paths';
import type { Reader } from '../workspace/workspace.pages';
import { indexQueryString } from './index-query.form';
import {
  countByState,
  indexSorts,
  indexStates,
  selectMunicipalities,
  type IndexQuery,
} from './index-selection.model';
import { countedGaps, type MunicipalityReadiness } from './readiness.model';

/** Structurally what the service answers, which a page may not import. */
export interface ShownIndex {
  election: ElectionRecord;
  isOpen: boolean;
  areas: readonly Area[];
  rows: readonly MunicipalityReadiness[];
}

export interface IndexPageInput {
  index: ShownIndex;
  query: IndexQuery;
  problems: readonly QueryProblem[];
  actor: Actor | null;
  /** Whom the request asked that led here; null when none did. */
  asked: { municipalities: number; mails: number } | null;
}

export const municipalitiesPerPage = 50;

/** Alphabetical order of names in a language. */
export function nameOrder(language: Language): (a: Municipality, b: Municipality) => number {
  const collator = new Intl.Collator(language);
  return (a, b) => collator.compare(localName(a, language), localName(b, language));
}

/** The part of an area that a row names: its region, or its county. */
export function areaNameOf(
  areas: readonly Area[],
  kind: AreaKind,
  code: string | null,
  language: Language,
): string | null {
  const area = areas.find((each) => each.kind === kind && each.code === code);
  return area === undefined ? null : nameIn(area, language);
}

function areaOptions(areas: readonly Area[], { t, language }: Reader) {
  const collator = new Intl.Collator(language);
  const named = (kind: 'region' | 'wellbeing_county') =>
    areas
      .filter((area) => area.kind === kind)
      .map((area) => ({
        value: areaKey(area),
        label: `${nameIn(area, language)} (${t(`coverage.areaKind.${kind}`)})`,
      }))
      .sort((a, b) => collator.compare(a.label, b.label));
  return [
    { value: '', label: t('municipalityIndex.form.country') },
    ...named('region'),
    ...named('wellbeing_county'),
  ];
}

/** `2 without hours, 14 without …`; null when nothing is lacking. */
function lackingText({ lacking, places }: MunicipalityReadiness, { t, language }: Reader): string {
  if (places === 0) return t('municipalityIndex.row.noPlaces');
  const parts = countedGaps
    .filter((gap) => lacking[gap] > 0)
    .map((gap) => t(`municipalityIndex.lacking.${gap}`, { value: formatNumber(lacking[gap], language) }));
  return parts.length === 0 ? t('municipalityIndex.row.nothing') : parts.join(', ');
}

function needsText({ needs }: MunicipalityReadiness, { t, language }: Reader): readonly string[] {
  const number = (value: number) => formatNumber(value, language);
  const uncovered = needs.covers.none + needs.covers.tooSmall;
  return [
    needs.open === 0
      ? t('municipalityIndex.row.noNeeds')
      : t('municipalityIndex.row.needs', { open: number(needs.open), uncovered: number(uncovered) }),
    ...(needs.waiting > 0 ? [t('municipalityIndex.row.waiting', { value: number(needs.waiting) })] : []),
  ];
}

function indexRow(row: MunicipalityReadiness, { index, actor }: IndexPageInput, reader: Reader) {
  const { t, language } = reader;
  const { municipality, confirmed, places, findings, people, lastConfirmedAt, lastAskedAt } = row;
  const { code } = municipality;
  const number = (value: number) => formatNumber(value, language);
  const mayEdit = can(actor, 'editPlacesOfMunicipality', { municipalityCode: code });
  return {
    name: localName(municipality, language),
    href: mayEdit
      ? href(language, paths.municipalityPlaces, { municipality: code, election: index.election.code })
      : href(language, paths.municipality, { municipality: code }),
    region: areaNameOf(index.areas, 'region', municipality.regionCode, language),
    state: t(`municipalityIndex.state.${row.state}`),
    confirmed: t('municipalityIndex.row.confirmed', { confirmed: number(confirmed), places: number(places) }),
    lastConfirmed: lastConfirmedAt === null ? null : formatInstant(lastConfirmedAt, language),
    lacking: lackingText(row, reader),
    lists: row.lists.map(({ kind, status }) =>
      t(`municipalityIndex.listKind.${kind}`, { status: t(`municipalityIndex.list.${status}`) }),
    ),
    findings:
      findings.error + findings.warning === 0
        ? t('municipalityIndex.row.noFindings')
        : t('municipalityIndex.row.findings', {
            errors: number(findings.error),
            warnings: number(findings.warning),
          }),
    needs: needsText(row, reader),
    people: people === 0 ? t('municipalityIndex.row.noAccount') : number(people),
    lastAsked:
      lastAskedAt === null ? t('municipalityIndex.row.neverAsked') : formatInstant(lastAskedAt, language),
  };
}

/** What could not be used of the address, in words. */
function problemTexts(problems: readonly QueryProblem[], { t }: Reader) {
  return problems.map(({ field, value }) => ({ field, text: t('municipalityIndex.problem', { value }) }));
}

function summary(input: IndexPageInput, { t, language }: Reader) {
  const { index, query } = input;
  const counts = countByState(index.rows, query);
  const params = { election: index.election.code };
  return indexStates.map((state) => ({
    name: t(`municipalityIndex.state.${state}`),
    count: formatNumber(counts[state], language),
    href: href(language, paths.plannerMunicipalities, params, indexQueryString(query, { state, page: 1 })),
    isChosen: query.state === state,
  }));
}

export function indexPage(input: IndexPageInput, reader: Reader) {
  const { t, language } = reader;
  const { index, query, asked } = input;
  const params = { election: index.election.code };
  const chosen = selectMunicipalities(index.rows, query, nameOrder(language));
  const from = (query.page - 1) * municipalitiesPerPage;
  const filter = indexQueryString(query, { page: 1 });
  const csvHref = (more: Record<string, string>) =>
    href(language, paths.plannerMunicipalitiesCsv, params, { ...filter, ...more });
  const election = electionName(index.election, t, language);
  return {
    title: t('municipalityIndex.title', { election }),
    election: { name: election, href: href(language, paths.election, params) },
    errors: problemTexts(input.problems, reader),
    done:
      asked === null
        ? null
        : t('municipalityIndex.done', {
            count: asked.municipalities,
            mails: formatNumber(asked.mails, language),
          }),
    hrefAsk:
      index.isOpen && chosen.length > 0 && can(input.actor, 'askMunicipalities', null)
        ? href(language, paths.plannerAskMunicipalities, params, filter)
        : null,
    action: href(language, paths.plannerMunicipalities, params),
    query: { ...query, area: query.area === null ? '' : areaKey(query.area) },
    areaOptions: areaOptions(index.areas, reader),
    stateOptions: [
      { value: '', label: t('municipalityIndex.form.anyState') },
      ...indexStates.map((state) => ({ value: state, label: t(`municipalityIndex.state.${state}`) })),
    ],
    sortOptions: indexSorts.map((sort) => ({ value: sort, label: t(`municipalityIndex.sort.${sort}`) })),
    summary: summary(input, reader),
    found: t('municipalityIndex.found', { count: chosen.length }),
    rows: chosen.slice(from, from + municipalitiesPerPage).map((row) => indexRow(row, input, reader)),
    csv: {
      excel: csvHref({ dialect: 'excel-fi' }),
      rfc: csvHref({ dialect: 'rfc4180' }),
    },
    paging: paging(t, { page: query.page, perPage: municipalitiesPerPage, total: chosen.length }, (page) =>
      href(language, paths.plannerMunicipalities, params, indexQueryString(query, { page })),
    ),
  };
}
