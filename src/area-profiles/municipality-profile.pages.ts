/** The page of a municipality: its places, how they reach its people, what is not known and who could tell. */
import { areaCodeOf } from '../areas/outline.model';
import { areaKinds } from '../areas/area.model';
import { areaDetail, areaName, type AreaDetail } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { accessKinds } from '../coverage/coverage-input.model';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import { areaKey, readReportAddress, reportQuery } from '../coverage/report-view.form';
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatDay, formatNumber } from '../i18n/format';
import { localName } from '../i18n/language';
import { href, paths } from '../paths';
import { publicCount } from '../polling-places/place-count.model';
import { placeKinds } from '../polling-places/polling-place.model';
import { locatorMap, type LocatorMap } from './area-map.svg';
import { peopleView, type PeopleView } from './area-people.pages';
import { servicesView, type ServiceView } from './authority-services.pages';
import { nextElectionView, type MunicipalityNextView } from './municipality-next.pages';
import { placeGroups, type PlaceGroup } from './municipality-places.pages';
import { completenessTexts, questionTexts } from './municipality-unknown.pages';
import type { MunicipalityFacts } from './area-facts.model';

export interface Link {
  text: string;
  href: string;
}

export interface LatestView {
  heading: string;
  past: string;
  groups: readonly PlaceGroup[];
  list: Link;
  completeness: readonly string[];
}

interface ElectionRow {
  name: string;
  day: string;
  href: string;
  /** Places of election day, of advance voting, and mobile stops. */
  counts: readonly string[];
}

interface CoverageView {
  heading: string;
  details: readonly (AreaDetail & {
    report: Link;
    /** Heading where the municipality was more than one at the time of the election; null otherwise. */
    then: string | null;
  })[];
  /** Says that the figures are still being computed; null when they are here. */
  pending: string | null;
  /** The whole report. */
  report: Link;
  gaps: Link;
}

export interface MunicipalityPage {
  title: string;
  description: string;
  section: 'areas';
  styles: readonly string[];
  breadcrumb: readonly Link[];
  facts: readonly { label: string; value: string; href?: string }[];
  former: readonly string[];
  locator: LocatorMap | null;
  latest: LatestView | null;
  next: MunicipalityNextView | null;
  elections: readonly ElectionRow[];
  coverage: CoverageView | null;
  people: PeopleView | null;
  questions: readonly string[];
  services: readonly ServiceView[];
}

function electionHref(
  path: typeof paths.places | typeof paths.coverage | typeof paths.gaps,
  election: ElectionRecord,
  query: Record<string, string>,
  { language }: Wording,
): string {
  return href(language, path, { election: election.code }, query);
}

function factsOf(facts: MunicipalityFacts, { t, language }: Wording): MunicipalityPage['facts'] {
  const { municipality, population2020, areas } = facts;
  const names = [
    { label: t('areaProfiles.facts.nameFi'), value: municipality.nameFi },
    { label: t('areaProfiles.facts.nameSv'), value: municipality.nameSv },
    {
      label: t('areaProfiles.facts.language'),
      value: t(`areaProfiles.language.${municipality.languageStatus}`),
    },
    { label: t('areaProfiles.facts.code'), value: municipality.code },
    {
      label: t('areaProfiles.facts.population'),
      value:
        population2020 === null
          ? t('areaProfiles.notKnown')
          : `${formatNumber(population2020, language)} (${formatDay('2020-12-31', language)})`,
    },
  ];
  const larger = areaKinds.map((kind) => {
    const label = t(`coverage.areaKind.${kind}`);
    const area = areas.find((each) => each.kind === kind && each.code === areaCodeOf(municipality, kind));
    if (area === undefined) return { label, value: t('areaProfiles.noArea') };
    const value = areaName(area, language);
    return { label, value, href: href(language, paths.area, { kind, code: area.code }) };
  });
  return [...names, ...larger];
}

function latestView(facts: MunicipalityFacts, wording: Wording): LatestView | null {
  const { latest, former, municipality } = facts;
  if (latest === null) return null;
  const { t, language } = wording;
  const { election, places, lists } = latest;
  const name = electionName(election, t, language);
  const formerNames = new Map(former.map((each) => [each.code, localName(each, language)]));
  return {
    heading: t('areaProfiles.latest.heading', { election: name }),
    past: t(election.replacedBy === null ? 'areaProfiles.latest.past' : 'areaProfiles.latest.replaced', {
      day: formatDay(election.heldOn, language),
    }),
    groups: placeGroups(places, formerNames, wording),
    list: {
      text: t('areaProfiles.latest.toList', { election: name }),
      href: placesHref(facts, election, municipality.code, wording),
    },
    completeness: completenessTexts(lists, formerNames, wording),
  };
}

/** The list of places, at the code that the places of that election carry. */
function placesHref(
  { counts }: MunicipalityFacts,
  election: ElectionRecord,
  code: string,
  wording: Wording,
): string {
  const own = counts
    .filter((count) => count.electionCode === election.code)
    .map((count) => count.municipalityCode);
  const carried = own.includes(code) ? code : (own[0] ?? code);
  return electionHref(paths.places, election, { municipality: carried }, wording);
}

function electionRows(facts: MunicipalityFacts, wording: Wording): ElectionRow[] {
  const { t, language } = wording;
  const { elections, counts, today, municipality } = facts;
  return [...elections]
    .filter((election) => election.heldOn < today)
    .sort((a, b) => (a.heldOn > b.heldOn ? -1 : 1))
    .flatMap((election) => {
      const ofElection = counts.filter((count) => count.electionCode === election.code);
      const numbers = placeKinds.map((kind) =>
        ofElection
          .filter((count) => count.kind === kind)
          .reduce((sum, count) => sum + publicCount(count, election, today), 0),
      );
      if (numbers.every((number) => number === 0)) return [];
      return [
        {
          name: electionName(election, t, language),
          day: formatDay(election.heldOn, language),
          href: placesHref(facts, election, municipality.code, wording),
          counts: numbers.map((number) =>
            number === 0 ? t('areaProfiles.notKnown') : formatNumber(number, language),
          ),
        },
      ];
    });
}

/** The municipality in the report, and those that have joined it since the election. */
function ownAreas({ report, municipality, former }: MunicipalityFacts): AreaCoverage[] {
  const single = report?.areas.filter((area) => area.kind === 'municipality') ?? [];
  const formerCodes = former.map(({ code }) => code);
  const saysSomething = (area: AreaCoverage) =>
    accessKinds.some((kind) => area.access[kind].groups.adults !== null);
  return [
    ...single.filter(({ code }) => code === municipality.code),
    ...single.filter((area) => formerCodes.includes(area.code) && saysSomething(area)),
  ];
}

function coverageView(facts: MunicipalityFacts, wording: Wording): CoverageView | null {
  const { reported, report } = facts;
  if (reported === null) return null;
  const { t, language } = wording;
  const name = electionName(reported, t, language);
  const defaults = readReportAddress(reported.code, {});
  const areas = ownAreas(facts);
  const details = areas.map((area) => {
    const query = reportQuery(defaults, { area: { kind: area.kind, code: area.code } });
    return {
      ...areaDetail(report!, area, accessKinds, wording),
      then: areas.length > 1 ? t('areaProfiles.coverage.then', { area: areaName(area, language) }) : null,
      report: {
        text: t('areaProfiles.coverage.toArea', { area: areaName(area, language) }),
        href: electionHref(paths.coverage, reported, query, wording),
      },
    };
  });
  return {
    heading: t('areaProfiles.coverage.heading', { election: name }),
    details,
    pending: report === null ? t('areaProfiles.coverage.pending') : null,
    report: {
      text: t('areaProfiles.coverage.toReport', { election: name }),
      href: electionHref(
        paths.coverage,
        reported,
        report === null ? { area: areaKey({ kind: 'municipality', code: facts.municipality.code }) } : {},
        wording,
      ),
    },
    gaps: {
      text: t('gaps.toGaps'),
      href: electionHref(
        paths.gaps,
        reported,
        {
          area: areaKey({ kind: 'municipality', code: ownAreas(facts)[0]?.code ?? facts.municipality.code }),
        },
        wording,
      ),
    },
  };
}

function breadcrumb({ municipality, areas }: MunicipalityFacts, { t, language }: Wording): Link[] {
  const region = areas.find((each) => each.kind === 'region' && each.code === municipality.regionCode);
  const all = { text: t('common.nav.areas'), href: href(language, paths.areas) };
  if (region === undefined) return [all];
  return [
    all,
    {
      text: areaName(region, language),
      href: href(language, paths.area, { kind: 'region', code: region.code }),
    },
  ];
}

export function municipalityPage(facts: MunicipalityFacts, wording: Wording): MunicipalityPage {
  const { t, language } = wording;
  const { municipality, former, outlines, report } = facts;
  const title = localName(municipality, language);
  const [own] = ownAreas(facts);
  return {
    title,
    description: t('areaProfiles.description', { name: title }),
    section: 'areas',
    styles: ['css/area.css'],
    breadcrumb: breadcrumb(facts, wording),
    facts: factsOf(facts, wording),
    former: former.map((each) =>
      t('areaProfiles.former', { name: localName(each, language), year: String(each.year) }),
    ),
    locator: locatorMap(
      outlines.regions,
      outlines.municipalities.find(({ code }) => code === municipality.code),
    ),
    latest: latestView(facts, wording),
    next: nextElectionView(facts, wording),
    elections: electionRows(facts, wording),
    coverage: coverageView(facts, wording),
    people: report === null || own === undefined ? null : peopleView(report, own, wording),
    questions: questionTexts(facts, own, wording),
    services: servicesView(facts.services, wording),
  };
}
