/** `npm run report -- --election KV-2021 [--format csv|json] [--lang fi|sv|en] [--dialect excel-fi|rfc4180] [--out FILE]` */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { toCoverageCsv } from '../coverage/coverage.csv';
import { toCoverageJson, type CoverageReport } from '../coverage/coverage-report.model';
import { createCoverageReports } from '../coverage/coverage.service';
import { listElections } from '../elections/election.store';
import { isLanguage, languages, type Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { Deps } from '../platform/deps';
import { csvDialects, isCsvDialect, type CsvDialect } from '../shared/csv-table';
import { loadShippedData } from '../shipped-data/shipped-data.service';
import { exitCodes, runCommand, UsageError } from './command';

interface ReportOrder {
  election: string;
  format: 'csv' | 'json';
  language: Language;
  dialect: CsvDialect;
  out: string | undefined;
}

function readOrder(args: readonly string[]): ReportOrder {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { election: option, format: option, lang: option, dialect: option, out: option },
  });
  const { election, format = 'csv', lang = 'fi', dialect = 'excel-fi', out } = values;
  if (election === undefined)
    throw new UsageError('--election: expected the code of an election, such as KV-2021');
  if (format !== 'csv' && format !== 'json') throw new UsageError('--format: expected csv or json');
  if (!isLanguage(lang)) throw new UsageError(`--lang: expected ${languages.join(', ')}`);
  if (!isCsvDialect(dialect)) throw new UsageError(`--dialect: expected ${csvDialects.join(', ')}`);
  return { election, format, language: lang, dialect, out };
}

function write(report: CoverageReport, { format, language, dialect }: ReportOrder): string {
  if (format === 'json') return toCoverageJson(report);
  return toCoverageCsv(report, { t: translator(language), language }, dialect);
}

async function report(deps: Deps, args: readonly string[]): Promise<number> {
  const order = readOrder(args);
  await loadShippedData(deps);
  const coverage = await createCoverageReports(deps).read(order.election);
  if (!coverage.ok) {
    const known = (await listElections(deps.db)).map((election) => election.code);
    throw new UsageError(`--election: ${order.election} is not known; expected one of ${known.join(', ')}`);
  }
  const text = write(coverage.value.report, order);
  if (order.out === undefined) process.stdout.write(text);
  else {
    await writeFile(order.out, text);
    console.error(`${order.out}: ${Buffer.byteLength(text)} bytes`);
  }
  return exitCodes.done;
}

void runCommand(report);
