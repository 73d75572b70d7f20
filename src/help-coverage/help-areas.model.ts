/** From numbers by municipality to the report's areas. */
import { reportedGroups, type ReportedGroup } from '../coverage/coverage-input.model';
import { roundShare } from '../coverage/estimates.model';
import type { AccessStatus } from '../coverage/coverage-report.model';
import { countedMunicipalities } from '../coverage/engine-context.model';
import { statusOfLargerArea } from '../coverage/list-status.model';
import type { ReportArea } from '../coverage/report-areas.model';
import { shortReasons, type CapacityColumns } from './capacity-coverage.model';
import type { AreaClasses, ByGroup, CapacityFigures } from './help-report.model';
import { peopleClasses, type ClassColumns } from './people-classes.model';

const groups = reportedGroups.length;
/** As for shares of the access report: from this share on, a figure rests on the even spread. */
const roughShare = 0.2;

/** An area with the municipalities that its figures count. */
export interface CountedArea {
  area: ReportArea;
  municipalities: readonly number[];
}

/** A larger area counts the municipalities that take part, a municipality always itself. */
export function toCountedAreas(areas: readonly ReportArea[], takesPart: readonly boolean[]): CountedArea[] {
  return areas.map((area) => ({
    area,
    municipalities: countedMunicipalities(area, (municipality) => takesPart[municipality]!),
  }));
}

function byGroup<T>(value: (group: number) => T): Record<ReportedGroup, T> {
  return Object.fromEntries(reportedGroups.map((group, index) => [group, value(index)])) as Record<
    ReportedGroup,
    T
  >;
}

function sumOver({ municipalities }: CountedArea, column: Float64Array, stride = 1, offset = 0): number {
  return municipalities.reduce((sum, municipality) => sum + column[municipality * stride + offset]!, 0);
}

/** Whole people of an area by group, from a column with the groups side by side. */
export function peopleOf(area: CountedArea, column: Float64Array): ByGroup {
  return byGroup((group) => Math.round(sumOver(area, column, groups, group)));
}

/** A list of numbers by group, as an object of whole people. */
export function wholeByGroup(people: Float64Array): ByGroup {
  return byGroup((group) => Math.round(people[group]!));
}

const adults = reportedGroups.indexOf('adults');

/** Share of the adults whose distance is one of the cost matrix; null where nobody is known of. */
function roadShareOf(
  area: CountedArea,
  classes: ClassColumns['classes'],
  byRoad: Float64Array,
): number | null {
  const all = peopleClasses.reduce((sum, each) => sum + sumOver(area, classes[each], groups, adults), 0);
  return all > 0 ? roundShare(sumOver(area, byRoad, groups, adults) / all) : null;
}

export function classesOf(
  area: CountedArea,
  { classes, inWideAreas, byRoad }: ClassColumns,
  statuses: readonly AccessStatus[],
): AreaClasses {
  const status =
    area.area.kind === 'municipality'
      ? statuses[area.area.municipalities[0]!]!
      : statusOfLargerArea(area.area.municipalities.map((each) => statuses[each]!));
  const split = byGroup((group) =>
    wholeParts(peopleClasses.map((each) => sumOver(area, classes[each], groups, group))),
  );
  return {
    status,
    people: Object.fromEntries(
      peopleClasses.map((each, index) => [each, byGroup((group) => split[reportedGroups[group]!][index]!)]),
    ) as Record<(typeof peopleClasses)[number], ByGroup>,
    rough: byGroup((group) => {
      const all = peopleClasses.reduce((sum, each) => sum + sumOver(area, classes[each], groups, group), 0);
      return all > 0 && sumOver(area, inWideAreas, groups, group) / all > roughShare;
    }),
    ...(byRoad !== null && { roadShare: roadShareOf(area, classes, byRoad) }),
  };
}

export function capacityFiguresOf(area: CountedArea, columns: CapacityColumns): CapacityFigures {
  const [served, ...short] = wholeParts([
    sumOver(area, columns.served),
    ...shortReasons.map((reason) => sumOver(area, columns.short[reason])),
  ]);
  return {
    need: served! + short.reduce((sum, each) => sum + each, 0),
    served: served!,
    short: Object.fromEntries(
      shortReasons.map((reason, index) => [reason, short[index]!]),
    ) as CapacityFigures['short'],
  };
}

/** Whole numbers that add up to the rounded sum of the parts, each within one of its part (largest remainders). */
export function wholeParts(parts: readonly number[]): number[] {
  const whole = parts.map(Math.floor);
  const missing =
    Math.round(parts.reduce((sum, part) => sum + part, 0)) - whole.reduce((sum, part) => sum + part, 0);
  const order = parts
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, Math.max(0, missing))) whole[index]!++;
  return whole;
}
