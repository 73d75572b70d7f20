/** How ready a municipality is, line by line. */

/** `unknown` is neither: nobody has told. */
export type ReadinessState = 'ready' | 'notReady' | 'unknown';

/** One thing that must be in order, how far it is, and where it is mended. */
export interface ReadinessLine {
  what: string;
  how: string;
  state: ReadinessState;
  link: { text: string; href: string };
}

export const stateOf = (isReady: boolean): ReadinessState => (isReady ? 'ready' : 'notReady');
