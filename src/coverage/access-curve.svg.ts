/** The curve "share of adults within x km" as lines in a frame; the same figures stand in a table beside it. */
import type { AccessKind } from './coverage-input.model';
import type { Estimate } from './coverage-report.model';

interface Tick {
  /** Place on its axis, in units of the drawing. */
  at: number;
  label: string;
}

export interface AccessCurve {
  width: number;
  height: number;
  frame: { left: number; top: number; right: number; bottom: number };
  horizontal: readonly Tick[];
  vertical: readonly Tick[];
  lines: readonly { kind: AccessKind; path: string; band: string }[];
}

const size = { width: 640, height: 320 } as const;
const frame = { left: 56, top: 12, right: 628, bottom: 276 } as const;
/** Distances named on the axis: others stand too close to each other. */
const namedMetres: ReadonlySet<number> = new Set([500, 1000, 2000, 5000, 10_000, 20_000, 50_000]);

interface CurveLine {
  kind: AccessKind;
  points: readonly Estimate[];
}

/**
 * Draws one line per kind with the band of its range. Distances stand on a logarithmic axis: most people live near, and what
 * tells areas apart happens in the first kilometres.
 * @param metres distances of the points, ascending
 */
export function accessCurve(
  metres: readonly number[],
  lines: readonly CurveLine[],
  label: { distance: (metres: number) => string; share: (share: number) => string },
): AccessCurve {
  const [first, last] = [Math.log(metres[0]!), Math.log(metres.at(-1)!)];
  const x = (each: number) =>
    round(frame.left + ((Math.log(each) - first) / (last - first)) * (frame.right - frame.left));
  const y = (share: number) => round(frame.bottom - share * (frame.bottom - frame.top));
  const path = (points: readonly number[]) =>
    points.map((share, index) => `${index === 0 ? 'M' : 'L'}${x(metres[index]!)} ${y(share)}`).join('');
  return {
    ...size,
    frame,
    horizontal: metres
      .filter((each) => namedMetres.has(each))
      .map((each) => ({ at: x(each), label: label.distance(each) })),
    vertical: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: y(share), label: label.share(share) })),
    lines: lines.map(({ kind, points }) => ({
      kind,
      path: path(points.map(({ median }) => median)),
      band: `${path(points.map(({ high }) => high))}${[...points.keys()]
        .reverse()
        .map((index) => `L${x(metres[index]!)} ${y(points[index]!.low)}`)
        .join('')}Z`,
    })),
  };
}

function round(units: number): number {
  return Math.round(units * 10) / 10;
}
