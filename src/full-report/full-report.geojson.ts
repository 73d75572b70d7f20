/** The areas of a report with their figures, for maps: WGS84, one feature each. */
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { outlineGeoJson } from '../areas/outline.geojson';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import { areaKey } from '../coverage/report-view.form';
import { municipalitiesOfArea } from '../gaps/gap-selection.model';
import type { Outline } from '../geo/outlines';
import { coverageOf, type FullReport } from './full-report.model';
import { cellOf, codeOf, type ReportCell, type TableOfReport } from './report-table.model';
import { reportTables } from './report-tables.model';

/** Outlines by the key of an area (`region-10`), EPSG:3067. */
export type AreaOutlines = ReadonlyMap<string, Outline>;

/** Those of the areas that the report speaks of. */
export function outlinesOfReport(outlines: AreaOutlines, { areas }: Pick<FullReport, 'areas'>): AreaOutlines {
  return new Map(
    areas.flatMap((area) => {
      const outline = outlines.get(areaKey(area));
      return outline === undefined ? [] : [[areaKey(area), outline] as const];
    }),
  );
}

type Figures = Record<string, ReportCell>;

/** Tables with a row per area, way of voting and group, and what of them a map needs: no ranges, which the other files have. */
const mapped: Readonly<Record<string, readonly string[]>> = {
  people: ['people'],
  coverage: ['status', 'bound', 'described_people', 'within', 'median_distance', 'p90_distance'],
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

/** What the properties of an area hold besides its figures. */
function areaProperties(report: FullReport, area: AreaCoverage): Record<string, unknown> {
  const { kind, code, nameFi, nameSv, nameEn, takesPart, membership } = area;
  const members = municipalitiesOfArea(coverageOf(report), area);
  return {
    level: kind,
    code,
    nameFi,
    nameSv,
    nameEn,
    constituency: membership?.constituency ?? null,
    wellbeingCounty: membership?.wellbeingCounty ?? null,
    region: membership?.region ?? null,
    takesPart,
    gaps: report.gaps.filter(({ municipalityCode }) => members?.has(municipalityCode)).length,
  };
}

function headOf({ election, madeAt, dataVersion, audience, areas }: FullReport) {
  const { kind, code } = areas[0]!;
  const licence = audience === 'public' ? 'CC BY 4.0' : null;
  return { kind, code, election: election.code, madeAt, dataVersion, licence };
}

/**
 * One feature per area that has an outline, in the order of the report: the country, larger areas, municipalities. They lie on
 * top of each other; `level` tells which layer one belongs to. Its id is the area's key (`region-10`). The figures of the area
 * asked about stand beside the features too, as `area`. Null is not known.
 */
export function reportGeoJson(report: FullReport, outlines: AreaOutlines): string {
  const figures = figuresByArea(report);
  const byKey = new Map(report.areas.map((area) => [areaKey(area), area]));
  const shapes = outlineGeoJson(outlinesOfReport(outlines, report));
  const collection: FeatureCollection<MultiPolygon> & { area: object } = {
    type: 'FeatureCollection',
    area: { ...headOf(report), figures: figures.get(areaKey(report.areas[0]!)) },
    features: shapes.features.map((feature): Feature<MultiPolygon> => {
      const key = String(feature.id);
      return { ...feature, properties: { ...areaProperties(report, byKey.get(key)!), ...figures.get(key) } };
    }),
  };
  return `${JSON.stringify(collection)}\n`;
}
