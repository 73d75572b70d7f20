/** All tables of a report in their order. */
import { coverageTables } from './coverage-tables.model';
import type { FullReport } from './full-report.model';
import { helpTables } from './help-tables.model';
import { planningTables } from './planning-tables.model';
import type { TableOfReport } from './report-table.model';

/** From the one object; a table that would have nothing to say of this question is left out, never an empty one that could. */
export function reportTables(report: FullReport): TableOfReport[] {
  return [...coverageTables(report), ...helpTables(report), ...planningTables(report)];
}
