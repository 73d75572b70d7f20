/**
 * `npm run report -- --election KV-2021 [--format FORMAT] [--area municipality-091] [--query "places=step_free"] [--lang fi|sv|en]
 * [--dialect excel-fi|rfc4180] [--audience public|authorities] [--at INSTANT] [--out FILE]`
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createOutlines } from '../areas/outline.service';
import { toCoverageCsv } from '../coverage/coverage.csv';
import { toCoverageJson, type CoverageReport } from '../coverage/coverage-report.model';
import { createCoverageReports } from '../coverage/coverage.service';
import { listElections } from '../elections/election.store';
import { audiences, type Audience, type FullQuestion } from '../full-report/full-report.model';
import { createFullReports } from '../full-report/full-report.service';
import { writeReportFile } from '../full-report/report-file.service';
import type { ReportFormat } from '../full-report/report-format.model';
import { createHelpReports } from '../help-coverage/help-coverage.service';
import { readHelpAddress } from '../help-coverage/help-question.form';
import { isLanguage, languages, type Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { Deps } from '../platform/deps';
import { csvDialects, isCsvDialect, type CsvDialect } from '../shared/csv-table';
import { loadShippedData } from '../shipped-data/shipped-data.service';
import { exitCodes, runCommand, UsageError } from './command';

/** Formats of the whole report by their names here: `csv` and `json` are the coverage report of all municipalities. */
const wholeFormats: Readonly<Record<string, ReportFormat>> = {
  pdf: 'pdf',
  xlsx: 'xlsx',
  zip: 'zip',
  geojson: 'geojson',
  'full-json': 'json',
};
const formats = ['csv', 'json', ...Object.keys(wholeFormats)];

interface ReportOrder {
  election: string;
  format: string;
  question: FullQuestion;
  language: Language;
  dialect: CsvDialect;
  audience: Audience;
  /** The instant that the report is seen from; null for now. */
  at: Date | null;
  out: string | undefined;
}

function readQuestion(election: string, query: string, area: string | undefined): FullQuestion {
  const fields = Object.fromEntries(new URLSearchParams(query));
  if (area !== undefined) fields.area = area;
  const { question, help, view, problems } = readHelpAddress(election, fields);
  for (const { field, value } of problems) {
    const option = field === 'area' ? '--area' : '--query';
    throw new UsageError(`${option}: ${field}=${value} is none; write it as in the address of the report`);
  }
  return { coverage: question, help, area: view.area };
}

function readInstant(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new UsageError('--at: expected an instant, such as 2026-11-24T09:00:00Z');
  return at;
}

function readOrder(args: readonly string[]): ReportOrder {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      election: option,
      format: option,
      area: option,
      query: option,
      lang: option,
      dialect: option,
      audience: option,
      at: option,
      out: option,
    },
  });
  const { election, format = 'csv', lang = 'fi', dialect = 'excel-fi', area, query = '', at, out } = values;
  const audience = audiences.find((each) => each === (values.audience ?? 'public'));
  if (election === undefined)
    throw new UsageError('--election: expected the code of an election, such as KV-2021');
  if (!formats.includes(format)) throw new UsageError(`--format: expected ${formats.join(', ')}`);
  if (!isLanguage(lang)) throw new UsageError(`--lang: expected ${languages.join(', ')}`);
  if (!isCsvDialect(dialect)) throw new UsageError(`--dialect: expected ${csvDialects.join(', ')}`);
  if (audience === undefined) throw new UsageError(`--audience: expected ${audiences.join(', ')}`);
  if (area !== undefined && wholeFormats[format] === undefined)
    throw new UsageError(`--area: ${format} is of all municipalities; choose another format`);
  const question = readQuestion(election, query, area);
  return { election, format, question, language: lang, dialect, audience, at: readInstant(at), out };
}

function writeCoverage(report: CoverageReport, { format, language, dialect }: ReportOrder): string {
  if (format === 'json') return toCoverageJson(report);
  return toCoverageCsv(report, { t: translator(language), language }, dialect);
}

async function unknownElection(deps: Deps, { election }: ReportOrder): Promise<UsageError> {
  const known = (await listElections(deps.db)).map(({ code }) => code);
  return new UsageError(`--election: ${election} is not known; expected one of ${known.join(', ')}`);
}

async function writeOrder(given: Deps, order: ReportOrder): Promise<string | Buffer> {
  const { question, format, language, dialect, audience, at } = order;
  const deps = at === null ? given : { ...given, clock: () => at };
  const coverage = createCoverageReports(deps);
  const whole = wholeFormats[format];
  if (whole === undefined) {
    const found = await coverage.read(
      order.election,
      audience === 'authorities' ? 'listed' : 'confirmed',
      question.coverage,
    );
    if (!found.ok) throw await unknownElection(deps, order);
    return writeCoverage(found.value.report, order);
  }
  const reports = createFullReports(deps, { coverage, help: createHelpReports(deps) });
  const report = await reports.read(question, audience);
  if (!report.ok) {
    if (report.problem === 'unknownElection') throw await unknownElection(deps, order);
    throw new UsageError(
      `--area: the election has no such area: ${question.area.kind}-${question.area.code}`,
    );
  }
  const file = { report: report.value, format: whole, language, dialect };
  return writeReportFile({ ...deps, outlines: createOutlines(deps) }, file);
}

async function report(deps: Deps, args: readonly string[]): Promise<number> {
  const order = readOrder(args);
  await loadShippedData(deps);
  const written = await writeOrder(deps, order);
  if (order.out === undefined) process.stdout.write(written);
  else {
    await writeFile(order.out, written);
    console.error(`${order.out}: ${Buffer.byteLength(written)} bytes`);
  }
  return exitCodes.done;
}

void runCommand(report);
