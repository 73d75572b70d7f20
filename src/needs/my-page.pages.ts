/** View model of what the page of an organisation's people shows besides their offers. */
import { formatInstant } from '../i18n/format';
import type { IsoDate } from '../shared/dates';
import type { Reader } from '../workspace/workspace.pages';
import { markRows, partnerMarkHref } from './marks.pages';
import type { RankedNeed } from './need-ranking.model';
import { rankedRow, type ShownSurroundings } from './partner-needs.pages';
import type { PlaceMark } from './place-mark.model';
import type { PledgeState } from './pledge.model';

/** Structurally what the service answers. */
export interface MyNeedsInput {
  needs: ShownSurroundings & { isAccepted: boolean; ranked: readonly RankedNeed[]; total: number };
  pledges: Partial<Record<PledgeState, number>>;
  marks: readonly PlaceMark[];
  mail: readonly { subject: string; sentAt: Date }[];
  today: IsoDate;
}

const needsShown = 5;

export function myNeeds({ needs, pledges, marks, mail, today }: MyNeedsInput, reader: Reader) {
  const { t, language } = reader;
  return {
    isAccepted: needs.isAccepted,
    near: needs.ranked.slice(0, needsShown).map((each) => rankedRow(each, needs, today, reader)),
    all: t('pledges.mine.all', { count: needs.total }),
    pledges: (['waiting', 'accepted'] as const).map((state) => ({
      state,
      label: t(`pledges.state.${state}`),
      count: pledges[state] ?? 0,
    })),
    marks: markRows(marks, (mark) => partnerMarkHref(mark, reader), reader),
    mail: mail.map(({ subject, sentAt }) => ({ subject, at: formatInstant(sentAt, language) })),
  };
}
export type MyNeedsView = ReturnType<typeof myNeeds>;
