/** People of an area by group, with what is not published and the day that the numbers describe. */
import { formatDay, formatNumber } from '../i18n/format';
import { demandText, groupName } from '../coverage/coverage-area.pages';
import { peopleText, type Wording } from '../coverage/coverage-figures.pages';
import { reportedGroups } from '../coverage/coverage-input.model';
import type { AreaCoverage, CoverageReport, PeopleCount } from '../coverage/coverage-report.model';

export interface PeopleView {
  describedOn: string;
  groups: readonly { name: string; people: string; unknown: string | null }[];
  basis: readonly string[];
}

function unknownText(count: PeopleCount, { t, language }: Wording): string | null {
  if (count.unknownPlaces === 0) return null;
  const areas = t('areaProfiles.people.unpublished', { count: count.unknownPlaces });
  return count.unbounded
    ? areas
    : `${areas} ${t('areaProfiles.people.atMost', { people: formatNumber(count.unknownAtMost, language) })}`;
}

export function peopleView(report: CoverageReport, area: AreaCoverage, wording: Wording): PeopleView {
  const { t, language } = wording;
  return {
    describedOn: t('areaProfiles.people.describedOn', {
      day: formatDay(report.peopleDescribedOn, language),
    }),
    groups: reportedGroups.map((group) => ({
      name: groupName(group, area, wording),
      people: peopleText(area.people[group].known, wording),
      unknown: unknownText(area.people[group], wording),
    })),
    basis: [
      t(`report.basis.${area.peopleBasis}`),
      t('report.basis.others'),
      demandText(report, area, wording),
    ],
  };
}
