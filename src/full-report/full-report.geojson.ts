/** The municipalities of a report with their figures, for maps: WGS84, one feature each. */
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { outlineGeoJson } from '../areas/outline.geojson';
import type { Outline } from '../geo/outlines';
import type { FullReport } from './full-report.model';
import { cellOf, codeOf, type ReportCell, type TableOfReport } from './report-table.model';
import { reportTables } from './report-tables.model';

type Figures = Record<string, ReportCell>;

/** Tables with a row per area, way of voting and group, and what of them a map needs: no ranges, which the other files have. */
const mapped: Readonly<Record<string, readonly string[]>> = {
  people: ['people'],
  coverage: ['status', 'bound', 'within', 'median_distance', 'p90_distance'],
  classes: ['class_near', 'class_ride', 'class_home_only', 'class_not_known'],
};

function addFigures(figures: Map<string, Figures>, table: TableOfReport): void {
  const wanted = mapped[table.id];
  if (wanted === undefined) return;
  const columns = table.columns.filter(({ text }) => wanted.includes(text));
  for (const row of table.rows) {
    const key = `${codeOf(table, row, 'area_kind')}-${codeOf(table, row, 'area_code')}`;
    const of = figures.get(key) ?? {};
    figures.set(key, of);
    const part = ['kind', 'group'].flatMap((id) =>
      table.columns.some((column) => column.id === id) ? [codeOf(table, row, id)] : [],
    );
    for (const { id } of columns) of[[...part, id].join('.')] = cellOf(table, row, id);
  }
}

/** Figures by `municipality-091`; names of properties are `advance.adults.within_5000_m`. */
function figuresByArea(report: FullReport): Map<string, Figures> {
  const figures = new Map<string, Figures>();
  for (const table of reportTables(report)) addFigures(figures, table);
  return figures;
}

/**
 * One feature per municipality that has an outline, in order of code; the figures of the area asked about stand beside the
 * features as `area`. Null is not known.
 */
export function reportGeoJson(report: FullReport, outlines: ReadonlyMap<string, Outline>): string {
  const figures = figuresByArea(report);
  const shown = report.areas.filter(({ kind, code }) => kind === 'municipality' && outlines.has(code));
  const shapes = outlineGeoJson(new Map(shown.map(({ code }) => [code, outlines.get(code)!])));
  const area = report.areas[0]!;
  const collection: FeatureCollection<MultiPolygon> & { area: object } = {
    type: 'FeatureCollection',
    area: {
      kind: area.kind,
      code: area.code,
      election: report.election.code,
      madeAt: report.madeAt,
      dataVersion: report.dataVersion,
      licence: report.audience === 'public' ? 'CC BY 4.0' : null,
      figures: figures.get(`${area.kind}-${area.code}`),
    },
    features: shapes.features.map((feature, index) => {
      const { code, nameFi, nameSv, takesPart } = shown[index]!;
      const own = figures.get(`municipality-${code}`);
      const gaps = report.gaps.filter(({ municipalityCode }) => municipalityCode === code).length;
      return { ...feature, properties: { code, nameFi, nameSv, takesPart, gaps, ...own } };
    }),
  };
  return `${JSON.stringify(collection)}\n`;
}
