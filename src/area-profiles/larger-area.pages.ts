/** The page of a region, wellbeing county or constituency: its municipalities side by side, on a map and in a table. */
import { areaName } from '../coverage/coverage-area.pages';
import { shareOf } from '../coverage/coverage-classes.model';
import { distanceText, peopleText, shareText, type Wording } from '../coverage/coverage-figures.pages';
import { accessKinds, type AccessKind } from '../coverage/coverage-input.model';
import type { AreaCoverage, CoverageReport } from '../coverage/coverage-report.model';
import { readReportAddress, reportQuery } from '../coverage/report-view.form';
import { electionName } from '../elections/election-name.pages';
import { formatDay, formatDistance } from '../i18n/format';
import { localName } from '../i18n/language';
import { href, paths } from '../paths';
import type { Municipality } from '../areas/area.model';
import type { LargerAreaFacts } from './area-facts.model';
import { servicesView, type ServiceView } from './authority-services.pages';
import { memberMap, type MemberMap } from './area-map.svg';
import { peopleView, type PeopleView } from './area-people.pages';

interface Link {
  text: string;
  href: string;
}

interface CompareCell {
  status: string;
  share: string;
  median: string;
}

interface CompareRow {
  name: string;
  href: string;
  people: string;
  cells: readonly CompareCell[];
}

interface ComparisonView {
  heading: string;
  caption: string;
  kinds: readonly string[];
  within: string;
  /** The area as a whole, then its municipalities by name. */
  rows: readonly CompareRow[];
  report: Link;
}

export interface LargerAreaPage {
  title: string;
  description: string;
  section: 'areas';
  styles: readonly string[];
  breadcrumb: readonly Link[];
  kind: string;
  lead: string;
  otherNames: string | null;
  problem: string | null;
  members: readonly Link[];
  map: MemberMap | null;
  comparison: ComparisonView | null;
  /** Why there is no comparison; null when there is one. */
  notCompared: string | null;
  choices: readonly (Link & { current: boolean })[];
  people: PeopleView | null;
  services: readonly ServiceView[];
}

const comparedWithinMetres = 5000;

function memberLink(municipality: Municipality, { language }: Wording): Link {
  return {
    text: localName(municipality, language),
    href: href(language, paths.municipality, { municipality: municipality.code }),
  };
}

function byName(language: Wording['language']): (a: Link, b: Link) => number {
  const collator = new Intl.Collator(language);
  return (a, b) => collator.compare(a.text, b.text);
}

function compareCell(
  report: CoverageReport,
  area: AreaCoverage,
  kind: AccessKind,
  wording: Wording,
): CompareCell {
  const { t } = wording;
  const phase = area.access[kind];
  const threshold = report.parameters.thresholdsMetres.indexOf(comparedWithinMetres);
  const share = shareOf(area, { kind, group: 'adults', threshold });
  const median = phase.groups.adults?.medianDistanceMetres ?? null;
  const none = t('report.figure.none');
  return {
    status: t(`coverage.status.${phase.status}`),
    share: share === null ? none : shareText(share, phase.bound, wording),
    median: median === null ? none : distanceText(median, phase.bound, wording),
  };
}

function compareRow(
  report: CoverageReport,
  area: AreaCoverage,
  target: string,
  wording: Wording,
): CompareRow {
  return {
    name: areaName(area, wording.language),
    href: target,
    people: peopleText(area.people.adults.known, wording),
    cells: accessKinds.map((kind) => compareCell(report, area, kind, wording)),
  };
}

/** Municipalities of the report in the area, as they were at the election: a former one still stands for itself. */
function membersInReport(report: CoverageReport, { area }: LargerAreaFacts): AreaCoverage[] {
  return report.areas.filter(({ membership }) => {
    if (membership === null) return false;
    const codes = {
      region: membership.region,
      wellbeing_county: membership.wellbeingCounty,
      constituency: membership.constituency,
    };
    return codes[area.kind] === area.code;
  });
}

function comparison(facts: LargerAreaFacts, own: AreaCoverage, wording: Wording): ComparisonView {
  const { t, language } = wording;
  const report = facts.report!;
  const election = facts.reported!;
  const name = electionName(election, t, language);
  const params = { election: election.code };
  const ownQuery = reportQuery(readReportAddress(election.code, {}), {
    area: { kind: own.kind, code: own.code },
  });
  const ownHref = href(language, paths.coverage, params, ownQuery);
  const municipalities = membersInReport(report, facts)
    .map((area) => {
      const target = href(language, paths.municipality, { municipality: area.code });
      return compareRow(report, area, target, wording);
    })
    .sort((a, b) => byName(language)({ text: a.name, href: '' }, { text: b.name, href: '' }));
  return {
    heading: t('areaProfiles.compare.heading', { election: name }),
    caption: t('areaProfiles.compare.caption', {
      area: areaName(facts.area, language),
      election: name,
      day: formatDay(election.heldOn, language),
    }),
    kinds: accessKinds.map((kind) => t(`coverage.kind.${kind}`)),
    within: t('report.column.share', { distance: formatDistance(comparedWithinMetres, language) }),
    rows: [compareRow(report, own, ownHref, wording), ...municipalities],
    report: {
      text: t('areaProfiles.coverage.toArea', { area: areaName(facts.area, language) }),
      href: ownHref,
    },
  };
}

function choices(
  { area, choices: elections, reported }: LargerAreaFacts,
  { t, language }: Wording,
): LargerAreaPage['choices'] {
  return elections.map((election) => ({
    text: electionName(election, t, language),
    href: href(language, paths.area, { kind: area.kind, code: area.code }, { election: election.code }),
    current: election.code === reported?.code,
  }));
}

/** @param problem an election that was asked for and cannot be shown; null when there is none */
export function largerAreaPage(
  facts: LargerAreaFacts,
  problem: string | null,
  wording: Wording,
): LargerAreaPage {
  const { t, language } = wording;
  const { area, members, report, reported } = facts;
  const title = areaName(area, language);
  const own = report?.areas.find((each) => each.kind === area.kind && each.code === area.code);
  const others = [...new Set([area.nameFi, area.nameSv, area.nameEn])].filter((name) => name !== title);
  const byCode = new Map(members.map((member) => [member.code, memberLink(member, wording)]));
  return {
    title,
    description: t('areaProfiles.description', { name: title }),
    section: 'areas',
    styles: ['css/area.css', 'css/map.css'],
    breadcrumb: [{ text: t('common.nav.areas'), href: href(language, paths.areas) }],
    kind: t(`coverage.areaKind.${area.kind}`),
    lead: t('areaProfiles.members', { count: members.length }),
    otherNames: others.length === 0 ? null : others.join(' · '),
    problem: problem === null ? null : t('areaProfiles.electionProblem', { value: problem }),
    members: [...byCode.values()].sort(byName(language)),
    map: memberMap(facts.outlines, (code) => {
      const member = byCode.get(code);
      return member === undefined ? null : { title: member.text, href: member.href };
    }),
    comparison: own === undefined ? null : comparison(facts, own, wording),
    notCompared:
      own === undefined
        ? t(reported === null ? 'areaProfiles.coverage.none' : 'areaProfiles.coverage.pending')
        : null,
    choices: choices(facts, wording),
    services: servicesView(facts.services, wording),
    people: report === null || own === undefined ? null : peopleView(report, own, wording),
  };
}
