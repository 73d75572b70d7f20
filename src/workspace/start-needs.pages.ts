/** Lines of the start page on needs and pledges: what is not covered, not answered or touched by changes. */
import { href, paths } from '../paths';
import { formatNumber } from '../i18n/format';
import type { ShownNeedsOverview } from '../needs/needs-overview.pages';
import type { ReadinessLine } from './readiness-line.pages';
import type { Reader, ShownWorkspace } from './workspace.pages';

function coverLine({ needs, covers }: ShownNeedsOverview, { t, language }: Reader) {
  const open = needs.open ?? 0;
  if (Object.values(needs).every((count) => count === 0))
    return { how: t('workspaceStart.line.needsNone'), state: 'unknown' as const };
  const number = (value: number) => formatNumber(value, language);
  const parts = [
    t('workspaceStart.line.needsOpen', { count: open }),
    ...(covers.none > 0 ? [t('workspaceStart.line.withoutPledge', { value: number(covers.none) })] : []),
    ...(covers.tooSmall > 0 ? [t('workspaceStart.line.tooSmall', { value: number(covers.tooSmall) })] : []),
  ];
  const state = covers.none + covers.tooSmall === 0 ? ('ready' as const) : ('notReady' as const);
  return { how: parts.join(', '), state };
}

export function needLines(
  overview: ShownNeedsOverview,
  { municipality, election }: Pick<ShownWorkspace, 'municipality' | 'election'>,
  reader: Reader,
): ReadinessLine[] {
  const { t, language } = reader;
  const params = { municipality: municipality.code, election: election.code };
  const needs = href(language, paths.municipalityNeeds, params, { state: 'open' });
  const waiting = overview.pledges.waiting ?? 0;
  const marks = overview.marks.length;
  return [
    {
      what: t('workspaceStart.line.needs'),
      ...coverLine(overview, reader),
      link: { text: t('workspaceStart.line.toNeeds'), href: needs },
    },
    {
      what: t('workspaceStart.line.pledges'),
      how: t('workspaceStart.line.waiting', { count: waiting }),
      state: waiting === 0 ? 'ready' : 'notReady',
      link: {
        text: t('workspaceStart.line.toNeeds'),
        href: waiting === 0 ? href(language, paths.municipalityNeeds, params) : needs,
      },
    },
    {
      what: t('workspaceStart.line.marks'),
      how: t('workspaceStart.line.marksOpen', { count: marks }),
      state: marks === 0 ? 'ready' : 'notReady',
      link: {
        text: t('workspaceStart.line.toMarks'),
        // The table of marks is there only while there are some.
        href: marks === 0 ? href(language, paths.municipalityNeeds, params) : '#marks',
      },
    },
  ];
}
