/** The start page of a municipality: how ready it is for the next election, and the next deadlines. */
import { deadlinesOf, onDay } from '../elections/deadline.model';
import { deadlineLine, type DeadlineLine } from '../elections/election.pages';
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatDay, formatNumber } from '../i18n/format';
import { needsOverview, type ShownNeedsOverview } from '../needs/needs-overview.pages';
import { href, machineHref, machinePaths, paths } from '../paths';
import type { MunicipalityCompleteness } from '../polling-places/completeness.model';
import { wholeListKinds } from '../polling-places/confirmation.model';
import type { PlaceKind, PollingPlace } from '../polling-places/polling-place.model';
import { countsText } from '../place-quality/quality.pages';
import type { QualityReport } from '../place-quality/quality.model';
import { daysBetween, type IsoDate } from '../shared/dates';
import { newsSection, type NewsSection, type ShownNews } from './news.pages';
import { countWithout, placeGaps, type PlaceGap } from './place-readiness.model';
import { stateOf, type ReadinessLine } from './readiness-line.pages';
import { needLines } from './start-needs.pages';
import { workspaceFrame, workspaceHref, type Reader, type ShownWorkspace } from './workspace.pages';

export interface StartPage {
  title: string;
  municipality: string;
  election: { name: string; href: string; when: string };
  readiness: readonly ReadinessLine[];
  hrefs: {
    places: string;
    uploads: string;
    needs: string;
    gaps: string;
    calendar: string;
    partners: string;
    districts: string;
  };
  deadlines: readonly DeadlineLine[];
  needs: ReturnType<typeof needsOverview>;
  news: NewsSection;
}

export interface StartInput {
  workspace: ShownWorkspace;
  places: readonly PollingPlace[];
  withdrawn: readonly PollingPlace[];
  lists: readonly MunicipalityCompleteness[];
  earlier: { election: ElectionRecord; places: readonly PollingPlace[] } | null;
  quality: Pick<QualityReport, 'counts'>;
  /** Election-day places by how their queues are estimated. */
  queues: { total: number; atRisk: number; notKnown: number };
  today: IsoDate;
  needs: ShownNeedsOverview;
  /** Ids of places whose safe-voting arrangements are known. */
  described: ReadonlySet<string>;
  news: ShownNews;
}

const shownDeadlines = 6;

function registeredLine(kind: PlaceKind, input: StartInput, { t, language }: Reader): ReadinessLine {
  const { workspace, places, earlier, lists } = input;
  const countOf = (all: readonly PollingPlace[]) => all.filter((place) => place.kind === kind).length;
  const now = countOf(places);
  const before = earlier === null ? 0 : countOf(earlier.places);
  const expected = lists.find((list) => list.kind === kind)?.expected ?? 0;
  const number = (value: number) => formatNumber(value, language);
  return {
    what: t(`workspace.start.registered.${kind as 'advance'}`),
    how:
      // None of the kind in our data is not known, rather than none.
      earlier === null || before === 0
        ? t('workspace.start.registeredNow', { now: number(now) })
        : t('workspace.start.registeredAgainst', {
            now: number(now),
            before: number(before),
            election: electionName(earlier.election, t, language),
          }),
    state: stateOf(now > 0 && now >= Math.max(before, expected)),
    link: {
      text: t('workspace.start.toPlaces'),
      href: workspaceHref(workspace, language, 'municipalityPlaces', { kind }),
    },
  };
}

function gapLine(
  gap: PlaceGap,
  { workspace, places, described }: StartInput,
  { t, language }: Reader,
): ReadinessLine {
  const have = countWithout(places, gap, described);
  const isReady = places.length > 0 && have === places.length;
  return {
    what: t(`workspace.start.gap.${gap}`),
    how: t('workspace.start.have', {
      have: formatNumber(have, language),
      all: formatNumber(places.length, language),
    }),
    state: stateOf(isReady),
    link: {
      text: t(isReady ? 'workspace.start.toPlaces' : 'workspace.start.toMissing'),
      href: workspaceHref(workspace, language, 'municipalityPlaces', { missing: isReady ? undefined : gap }),
    },
  };
}

function listLine(kind: (typeof wholeListKinds)[number], input: StartInput, reader: Reader): ReadinessLine {
  const { t, language } = reader;
  const judged = input.lists.find((list) => list.kind === kind);
  return {
    what: t(`workspace.lists.kind.${kind}`),
    how: t(`workspace.lists.reason.${judged?.reason ?? 'noneListed'}`, {
      listed: judged?.listed ?? 0,
      expected: judged?.expected ?? 0,
    }),
    state: stateOf(judged?.status === 'complete'),
    link: {
      text: t('workspace.start.toLists'),
      href: `${workspaceHref(input.workspace, language, 'municipalityPlaces')}#lists`,
    },
  };
}

function qualityLine({ workspace, quality }: StartInput, reader: Reader): ReadinessLine {
  const { t, language } = reader;
  return {
    what: t('quality.start.what'),
    how: countsText(quality.counts, reader),
    state: stateOf(quality.counts.error + quality.counts.warning === 0),
    link: {
      text: t('quality.start.link'),
      href: workspaceHref(workspace, language, 'municipalityQuality'),
    },
  };
}

function queueLine({ workspace, queues }: StartInput, { t, language }: Reader): ReadinessLine {
  const unknown = queues.notKnown > 0 ? [t('votingDay.start.unknown', { count: queues.notKnown })] : [];
  const known = t('votingDay.start.how', { count: queues.atRisk });
  return {
    what: t('votingDay.start.what'),
    // Without places nothing is known of queues: none at risk would be a figure that nobody computed.
    how: queues.total === 0 ? t('votingDay.start.none') : [known, ...unknown].join(', '),
    state: queues.atRisk > 0 ? 'notReady' : queues.total > 0 && queues.notKnown === 0 ? 'ready' : 'unknown',
    link: {
      text: t('votingDay.start.link'),
      href: workspaceHref(workspace, language, 'municipalityVotingDay'),
    },
  };
}

export function startPage(input: StartInput, reader: Reader): StartPage {
  const { t, language } = reader;
  const { workspace, today } = input;
  const { election } = workspace;
  const frame = workspaceFrame(workspace, reader, false);
  return {
    title: t('workspace.start.title', { municipality: frame.municipality }),
    municipality: frame.municipality,
    election: {
      name: frame.election,
      href: href(language, paths.election, { election: election.code }),
      when: t('workspace.start.when', {
        day: formatDay(election.heldOn, language),
        count: daysBetween(today, election.heldOn),
      }),
    },
    readiness: [
      ...wholeListKinds.map((kind) => registeredLine(kind, input, reader)),
      ...placeGaps.map((gap) => gapLine(gap, input, reader)),
      ...wholeListKinds.map((kind) => listLine(kind, input, reader)),
      qualityLine(input, reader),
      queueLine(input, reader),
      ...needLines(input.needs, workspace, reader),
    ],
    hrefs: {
      places: frame.hrefs.places,
      uploads: frame.hrefs.uploads,
      calendar: machineHref(machinePaths.deadlineCalendar, { election: election.code }, { lang: language }),
      needs: href(language, paths.municipalityNeeds, {
        municipality: workspace.municipality.code,
        election: election.code,
      }),
      gaps: href(
        language,
        paths.gaps,
        { election: election.code },
        { area: `municipality-${workspace.municipality.code}` },
      ),
      districts: href(language, paths.municipalityDistricts, { municipality: workspace.municipality.code }),
      partners: href(language, paths.municipalityPartners, { municipality: workspace.municipality.code }),
    },
    needs: needsOverview(input.needs, workspace, reader),
    news: newsSection(input.news, input, reader),
    deadlines: deadlinesOf(election)
      .map((deadline) => onDay(deadline, today))
      .filter(({ state }) => state === 'today' || state === 'ahead')
      .slice(0, shownDeadlines)
      .map((deadline) => deadlineLine(deadline, t, language)),
  };
}
