import type { Ring } from '../../src/geo/outlines';
import { frameAround, svgPath, toPicture } from '../../src/geo/svg-path';

const square: Ring = [
  [300000, 7000000],
  [301000, 7000000],
  [301000, 7001000],
  [300000, 7001000],
  [300000, 7000000],
];

describe('outlines as SVG paths', () => {
  it('have north up and start at the upper left corner', () => {
    const frame = frameAround([square], 100);
    expect(frame).toMatchObject({ metresPerUnit: 10, widthUnits: 100, heightUnits: 100 });
    expect(toPicture(frame, 300000, 7001000)).toEqual([0, 0]);
    expect(toPicture(frame, 301000, 7000000)).toEqual([100, 100]);
  });

  it('leave out points that fall on the one before', () => {
    const frame = frameAround([square], 100);
    const dense: Ring = [...square.slice(0, 2), [301001, 7000001], ...square.slice(2)];
    expect(svgPath([dense], frame)).toBe(svgPath([square], frame));
    expect(svgPath([square], frame)).toBe('M0 100l100 0l0-100l-100 0l0 100z');
  });

  it('draw shared borders through the same points for both neighbours', () => {
    const neighbour: Ring = square.map(([easting, northing]) => [easting + 1000, northing]);
    const frame = frameAround([square, neighbour], 37);
    const border = (ring: Ring) =>
      ring.filter(([easting]) => easting === 301000).map((point) => toPicture(frame, ...point));
    expect(new Set(border(square).map(String))).toEqual(new Set(border(neighbour).map(String)));
  });

  it('cannot frame nothing', () => {
    expect(() => frameAround([], 100)).toThrow(RangeError);
  });
});
