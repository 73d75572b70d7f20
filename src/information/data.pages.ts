/** The page on data and methods: out of the manifest and the engine's own parameters, so that it cannot say something else. */
import { defaultParameters } from '../coverage/coverage-input.model';
import { formatNumber } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import { electionOfFile, type SourceId } from '../reference-data/catalogue.model';
import { sourceTexts, type SourceTexts } from '../reference-data/data-source.pages';
import { sourcesOf, type Manifest, type ManifestTable } from '../reference-data/manifest.model';

export interface DataPage {
  title: string;
  description: string;
  section: 'data';
  lead: string;
  tables: readonly { what: string; rows: string; sources: readonly { title: string; href: string }[] }[];
  sources: readonly (SourceTexts & { id: string })[];
  /** What to say of the sources wherever figures are shown, one line a publisher. */
  attribution: readonly string[];
  meanings: readonly { heading: string; text: string }[];
  unknowns: readonly string[];
  dataVersion: string;
  apiHref: string;
  documents: readonly string[];
}

export interface DataPageInput {
  manifest: Manifest;
  dataVersion: string;
  /** Names of elections by code; a code without a name stands for itself. */
  electionNames: ReadonlyMap<string, string>;
  /** Day that the numbers of people describe. */
  peopleDescribedOn: string;
}

const meanings = [
  'distance',
  'electionDay',
  'advance',
  'bounds',
  'range',
  'tooCoarse',
  'completeness',
  'people',
  'coming',
] as const;
const unknowns = ['places', 'positions', 'hours', 'accessibility', 'districts', 'people', 'roads'] as const;

/** Descriptions for people who check or extend the figures; they come with the program. */
const documents = ['docs/methods.md', 'docs/data.md', 'docs/opening-hours.md', 'data/README.md'];

function anchor(id: SourceId): string {
  return `source-${id}`;
}

function tableRow(t: Translate, language: Language, table: ManifestTable, input: DataPageInput) {
  const code = electionOfFile(table.file);
  const election = code === null ? '' : (input.electionNames.get(code) ?? code);
  return {
    what: t(`sources.table.${table.id}`, { election }),
    rows: formatNumber(table.rows, language),
    sources: table.sources.map(({ id }) => ({
      title: sourceTexts(t, id).title,
      href: `#${anchor(id)}`,
    })),
  };
}

/** `Publisher: title (vintage); title (vintage). Licence.`, each publisher and licence once. */
export function attributionLines(t: Translate, ids: readonly SourceId[]): string[] {
  const groups = new Map<string, SourceTexts[]>();
  for (const texts of ids.map((id) => sourceTexts(t, id))) {
    const key = `${texts.publisher}|${texts.licence}`;
    groups.set(key, [...(groups.get(key) ?? []), texts]);
  }
  return [...groups.values()].map((group) =>
    t('information.attribution.line', {
      publisher: group[0]!.publisher,
      works: group.map(({ title, vintage }) => `${title} (${vintage})`).join('; '),
      licence: group[0]!.licence,
    }),
  );
}

export function dataPage(t: Translate, language: Language, input: DataPageInput): DataPage {
  const { draws, widestTellingRange } = defaultParameters;
  const values = {
    draws: formatNumber(draws, language),
    points: formatNumber(widestTellingRange * 100, language),
    year: input.peopleDescribedOn.slice(0, 4),
  };
  const ids = sourcesOf(input.manifest).map(({ id }) => id);
  return {
    title: t('common.nav.data'),
    description: t('information.lead'),
    section: 'data',
    lead: t('information.lead'),
    tables: input.manifest.tables.map((table) => tableRow(t, language, table, input)),
    sources: ids.map((id) => ({ id: anchor(id), ...sourceTexts(t, id) })),
    attribution: attributionLines(t, ids),
    meanings: meanings.map((each) => ({
      heading: t(`information.meaning.${each}.heading`),
      text: t(`information.meaning.${each}.text`, values),
    })),
    unknowns: unknowns.map((each) => t(`information.unknown.${each}`, values)),
    dataVersion: input.dataVersion,
    apiHref: href(language, paths.api),
    documents,
  };
}
