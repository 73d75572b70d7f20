/** How a municipality's needs and pledges stand, as lines of the start page of its workspace. */
import { href, paths } from '../paths';
import type { Reader, ShownWorkspace } from '../workspace/workspace.pages';
import { markRows } from './marks.pages';
import type { NeedCover } from './need-cover.model';
import type { NeedState } from './need-state.model';
import type { PlaceMark } from './place-mark.model';
import type { PledgeState } from './pledge.model';

/** Structurally what the service answers, which a page may not import. */
export interface ShownNeedsOverview {
  needs: Partial<Record<NeedState, number>>;
  pledges: Partial<Record<PledgeState, number>>;
  marks: readonly PlaceMark[];
  covers: Readonly<Record<NeedCover, number>>;
}

export function needsOverview(
  { needs, pledges, marks }: ShownNeedsOverview,
  { municipality, election }: Pick<ShownWorkspace, 'municipality' | 'election'>,
  reader: Reader,
) {
  const { t, language } = reader;
  const params = { municipality: municipality.code, election: election.code };
  const list = (state?: NeedState) => href(language, paths.municipalityNeeds, params, { state });
  const lines = [
    { label: t('needs.start.open'), count: needs.open ?? 0, href: list('open') },
    { label: t('needs.start.filled'), count: needs.filled ?? 0, href: list('filled') },
    { label: t('needs.start.waiting'), count: pledges.waiting ?? 0, href: list() },
    { label: t('needs.start.accepted'), count: pledges.accepted ?? 0, href: list() },
  ];
  // What a mark is about stands on the page of its need, and the list leads there.
  return { municipality: municipality.code, lines, marks: markRows(marks, () => list(), reader) };
}
