/** The pages of data that planners bring: all kinds, one kind with its versions, and one version with its preview. */
import type { FormError } from '../i18n/form-problem';
import { formatDay, formatInstant, formatNumber } from '../i18n/format';
import { localName } from '../i18n/language';
import type { ElectionRecord } from '../elections/election.model';
import { electionName } from '../elections/election-name.pages';
import { href, paths } from '../paths';
import { sizeText } from '../workspace/upload.pages';
import type { Reader } from '../workspace/workspace.pages';
import type { ImportForm, ImportFormProblem } from './demand-import.form';
import {
  isOfElection,
  isOfMunicipality,
  keptProblems,
  largestImportBytes,
  type DemandImport,
  type ImportConflict,
  type ImportFact,
  type ImportKind,
  type ImportProblem,
  type ShownImport,
} from './demand-import.model';

const bytesPerMegabyte = 1024 * 1024;
type Names = ReadonlyMap<string, { nameFi: string; nameSv: string }>;

/** Versions of a kind, newest first, and the ids of those in use. */
export interface KindVersions {
  kind: ImportKind;
  versions: readonly DemandImport[];
  inUse: ReadonlySet<string>;
}

/** Where the pages of one kind are: planners' and municipalities' differ. */
export interface ImportAddresses {
  /** The page with the form and the versions; the form is sent there. */
  kind: string;
  version: (id: string) => string;
  action: (id: string, action: string) => string;
}

export function plannerAddresses(kind: ImportKind, { language }: Reader): ImportAddresses {
  return {
    kind: href(language, paths.plannerDataKind, { kind }),
    version: (version) => href(language, paths.plannerDataVersion, { kind, version }),
    action: (version, action) => href(language, paths.plannerDataAction, { kind, version, action }),
  };
}

export function importHref(made: Pick<DemandImport, 'kind' | 'id'>, { language }: Reader): string {
  return href(language, paths.plannerDataVersion, { kind: made.kind, version: made.id });
}

function stateText(made: DemandImport, isInUse: boolean, { t }: Reader): string {
  if (isInUse) return t('demandImports.state.inUse');
  return t(`demandImports.state.${made.state}`);
}

/** Kilobytes under a megabyte, megabytes from there on. */
export function sizeOf(bytes: number, reader: Reader): string {
  if (bytes < bytesPerMegabyte) return sizeText(bytes, reader);
  const size = formatNumber(bytes / bytesPerMegabyte, reader.language, 1);
  return reader.t('demandImports.megabytes', { size });
}

/** What the numbers are about: a day, or an election by its code. */
function subjectText(made: DemandImport, { language }: Reader): string {
  return made.describedOn === null ? made.scope : formatDay(made.describedOn, language);
}

export function kindsPage(kinds: readonly KindVersions[], reader: Reader) {
  const { t, language } = reader;
  return {
    title: t('demandImports.title'),
    rows: kinds.map(({ kind, versions, inUse }) => ({
      title: t(`demandImports.kind.${kind}.title`),
      does: t(`demandImports.kind.${kind}.does`),
      href: href(language, paths.plannerDataKind, { kind }),
      inUse: versions
        .filter(({ id }) => inUse.has(id))
        .map((made) => ({
          name: made.fileName,
          href: importHref(made, reader),
          day: subjectText(made, reader),
        })),
    })),
  };
}

export interface KindPageInput extends KindVersions {
  /** Versions in use that municipalities brought for their own area. */
  own: readonly DemandImport[];
  names: Names;
  elections: readonly ElectionRecord[];
  form: ImportForm;
  problem: ImportFormProblem | null;
}

export function formError(problem: ImportFormProblem, largestBytes: number, { t }: Reader): FormError {
  const fields = { dayMissing: 'describedOn', dayAhead: 'describedOn', electionMissing: 'election' } as const;
  const field = problem === 'fileMissing' || problem === 'fileTooLarge' ? 'file' : fields[problem];
  const megabytes = largestBytes / bytesPerMegabyte;
  return { field, text: t(`demandImports.problem.form.${problem}`, { megabytes }) };
}

export function kindPage(input: KindPageInput, reader: Reader) {
  const { kind, versions, inUse, elections, form, problem, own, names } = input;
  const { t, language } = reader;
  return {
    title: t(`demandImports.kind.${kind}.title`),
    errors: problem === null ? [] : [formError(problem, largestImportBytes(kind), reader)],
    allHref: href(language, paths.plannerData),
    action: href(language, paths.plannerDataKind, { kind }),
    does: t(`demandImports.kind.${kind}.does`),
    file: t(`demandImports.kind.${kind}.file`),
    rules: t(`demandImports.kind.${kind}.rules`),
    form,
    dayLabel: t(kind === 'districts' ? 'districts.describedOn' : 'demandImports.describedOn'),
    electionOptions: isOfElection(kind)
      ? [
          { value: '', label: t('demandImports.chooseElection') },
          ...elections.map((each) => ({
            value: each.code,
            label: `${electionName(each, t, language)} (${each.code})`,
          })),
        ]
      : null,
    rows: versionRows({ versions, inUse }, plannerAddresses(kind, reader), reader),
    own: own.map((made) => ({
      municipality: nameOf(made.scope, names, reader),
      file: made.fileName,
      href: importHref(made, reader),
      day: subjectText(made, reader),
      districts: formatNumber(made.facts.find(({ code }) => code === 'districts')?.count ?? 0, language),
      at: formatInstant(made.createdAt, language),
    })),
  };
}

/** Versions as rows of a table, newest first. */
export function versionRows(
  { versions, inUse }: Pick<KindVersions, 'versions' | 'inUse'>,
  addresses: Pick<ImportAddresses, 'version'>,
  reader: Reader,
) {
  return versions.map((made) => ({
    name: made.fileName,
    href: addresses.version(made.id),
    at: formatInstant(made.createdAt, reader.language),
    day: subjectText(made, reader),
    size: sizeOf(made.sizeBytes, reader),
    state: stateText(made, inUse.has(made.id), reader),
  }));
}

function nameOf(code: string, names: Names, { language }: Reader): string {
  const named = names.get(code);
  return named === undefined ? code : localName(named, language);
}

function factText({ code, count, municipalityCode }: ImportFact, names: Names, reader: Reader): string {
  const name = municipalityCode === undefined ? '' : nameOf(municipalityCode, names, reader);
  return reader.t(`demandImports.fact.${code}`, { number: formatNumber(count, reader.language), name });
}

function problemView({ code, row, column, value }: ImportProblem, { t, language }: Reader) {
  return {
    row: row === null ? '–' : formatNumber(row, language),
    column: column ?? '–',
    value: value ?? '–',
    what: t(`demandImports.problem.${code}.what`),
    advice: t(`demandImports.problem.${code}.advice`),
  };
}

function problemsView(made: DemandImport, severity: ImportProblem['severity'], reader: Reader) {
  const { t, language } = reader;
  const total = severity === 'error' ? made.errors : made.warnings;
  return {
    heading: t(`demandImports.problems.${severity}`, { number: formatNumber(total, language) }),
    total,
    cut: total > keptProblems ? t('demandImports.problems.cut', { number: keptProblems }) : null,
    rows: made.problems.filter((each) => each.severity === severity).map((each) => problemView(each, reader)),
  };
}

export interface VersionPageInput extends ShownImport {
  names: Names;
  conflict?: ImportConflict;
}

/** What the version would take the place of, or did, in one sentence. */
function placeText({ made, inUse }: ShownImport, reader: Reader): string {
  const { t } = reader;
  if (inUse?.id === made.id)
    return t(
      made.replacesId === null ? 'demandImports.place.undoToNone' : 'demandImports.place.undoToFormer',
    );
  return inUse === null
    ? t('demandImports.place.first')
    : t('demandImports.place.replaces', { name: inUse.fileName, day: subjectText(inUse, reader) });
}

function actionHrefs(action: (name: string) => string, state: { isOpen: boolean; isInUse: boolean }) {
  return {
    confirmHref: state.isOpen ? action('confirm') : null,
    withdrawHref: state.isOpen ? action('withdraw') : null,
    undoHref: state.isInUse ? action('undo') : null,
  };
}

/** @param addresses those of planners when left out; they only look at what a municipality brought, and take it out of use */
export function versionPage(input: VersionPageInput, reader: Reader, addresses?: ImportAddresses) {
  const { made, inUse, names, conflict } = input;
  const { t, language } = reader;
  const isInUse = inUse?.id === made.id;
  const { kind: kindHref, action } = addresses ?? plannerAddresses(made.kind, reader);
  const isOthers = addresses === undefined && isOfMunicipality(made);
  const isOpen = made.state === 'previewed' && !isOthers;
  return {
    title: t('demandImports.version.title', { name: made.fileName }),
    conflict: conflict === undefined ? null : t(`demandImports.conflict.${conflict}`),
    kind: t(`demandImports.kind.${made.kind}.title`),
    kindHref,
    municipality: isOthers ? nameOf(made.scope, names, reader) : null,
    received: t('demandImports.version.received', {
      at: formatInstant(made.createdAt, language),
      size: sizeOf(made.sizeBytes, reader),
      day: subjectText(made, reader),
    }),
    state: t('demandImports.version.state', { state: stateText(made, isInUse, reader) }),
    isRefused: made.state === 'refused',
    facts: made.facts.filter(({ count }) => count > 0).map((fact) => factText(fact, names, reader)),
    problems: (['error', 'warning'] as const)
      .map((severity) => problemsView(made, severity, reader))
      .filter(({ total }) => total > 0),
    place: isOpen || isInUse ? placeText(input, reader) : null,
    effect: t(`demandImports.kind.${made.kind}.effect`),
    seen: inUse?.id ?? '',
    ...actionHrefs((name) => action(made.id, name), { isOpen, isInUse }),
  };
}

/** What was read from a file, line by line, for the command line. */
export function importLines(made: DemandImport, names: Names, reader: Reader): string[] {
  const { t } = reader;
  const { facts, problems } = versionPage({ made, inUse: null, names }, reader);
  return [
    t('demandImports.version.title', { name: made.fileName }),
    ...facts,
    ...problems.flatMap(({ heading, rows }) => [
      heading,
      ...rows.map(
        ({ row, column, value, what, advice }) => `  ${row}, ${column}, ${value}: ${what} ${advice}`,
      ),
    ]),
    made.state === 'refused' ? t('demandImports.version.refused') : '',
  ].filter((line) => line !== '');
}
