/** What can happen to a need of a municipality, and who sees it then. */
import { ok, problem, type Result } from '../shared/result';

/** Draft → open → filled, closed or expired; a filled or closed one can open again while there is time. */
export const needStates = ['draft', 'open', 'filled', 'closed', 'expired'] as const;
export type NeedState = (typeof needStates)[number];

export type NeedEvent =
  | { type: 'edit'; isComplete: boolean }
  /** Shows a draft to the organisations, or a filled or closed need again. */
  | { type: 'open'; isComplete: boolean; isInTime: boolean }
  | { type: 'fill' | 'close' }
  /** The last day for answering has passed. */
  | { type: 'expire' }
  /** An accepted pledge has been taken back. */
  | { type: 'losePledge'; isInTime: boolean };

export type NeedProblem = 'notPossible' | 'notComplete' | 'tooLate';

/** Whether organisations find the need in their lists and can answer it. */
export function isShown(state: NeedState): boolean {
  return state === 'open';
}

function open(
  state: NeedState,
  { isComplete, isInTime }: { isComplete: boolean; isInTime: boolean },
): Result<NeedState, NeedProblem> {
  if (state === 'open' || state === 'expired') return problem('notPossible');
  if (!isComplete) return problem('notComplete');
  return isInTime ? ok('open') : problem('tooLate');
}

function edit(state: NeedState, isComplete: boolean): Result<NeedState, NeedProblem> {
  if (state !== 'draft' && state !== 'open') return problem('notPossible');
  // What organisations see stays whole; only a draft may lack something.
  return state === 'open' && !isComplete ? problem('notComplete') : ok(state);
}

const ends = {
  fill: { from: ['open'], to: 'filled' },
  close: { from: ['draft', 'open', 'filled'], to: 'closed' },
  expire: { from: ['draft', 'open'], to: 'expired' },
} as const satisfies Record<string, { from: readonly NeedState[]; to: NeedState }>;

function end(state: NeedState, how: keyof typeof ends): Result<NeedState, NeedProblem> {
  const { from, to } = ends[how];
  return from.some((each) => each === state) ? ok(to) : problem('notPossible');
}

/** Where an event leads. */
export function changeNeed(state: NeedState, event: NeedEvent): Result<NeedState, NeedProblem> {
  switch (event.type) {
    case 'edit':
      return edit(state, event.isComplete);
    case 'open':
      return open(state, event);
    case 'losePledge':
      return ok(state === 'filled' && event.isInTime ? 'open' : state);
    default:
      return end(state, event.type);
  }
}
