/** Geometries of GeoPackage: a header with an envelope, then well-known binary (OGC 12-128r18, clause 2.1.3). */

/** Bytes of the envelope by its code in the flags. */
const envelopeBytes = [0, 32, 48, 48, 64] as const;
const headerBytes = 8;
const geometryTypes = { point: 1, polygon: 3, multiPolygon: 6 } as const;

/**
 * Centre of what a geometry spans, in its own coordinates; null for an empty one and for anything that is no point and no polygon.
 * Reads nothing beyond the bytes given.
 */
export function centreOfGeometry(blob: unknown): { x: number; y: number } | null {
  if (!(blob instanceof Uint8Array) || blob.length < headerBytes || blob[0] !== 0x47 || blob[1] !== 0x50)
    return null;
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const flags = blob[3]!;
  const envelope = envelopeBytes[(flags >> 1) & 7];
  if (envelope === undefined) return null;
  try {
    if (envelope > 0) {
      const at = (index: number) => view.getFloat64(headerBytes + index * 8, (flags & 1) === 1);
      return finite((at(0) + at(1)) / 2, (at(2) + at(3)) / 2);
    }
    return centreOfBinary(view, headerBytes);
  } catch (error) {
    // A geometry that ends before it should.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function finite(x: number, y: number): { x: number; y: number } | null {
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
}

/** Of a point, or of the first ring of the first polygon. */
function centreOfBinary(view: DataView, start: number): { x: number; y: number } | null {
  const little = view.getUint8(start) === 1;
  const code = view.getUint32(start + 1, little);
  // ISO types with Z and M are 1000, 2000 and 3000 above the flat ones.
  const dimensions = [2, 3, 3, 4][Math.floor(code / 1000)];
  if (dimensions === undefined) return null;
  switch (code % 1000) {
    case geometryTypes.point:
      return finite(view.getFloat64(start + 5, little), view.getFloat64(start + 13, little));
    case geometryTypes.multiPolygon:
      return view.getUint32(start + 5, little) === 0 ? null : centreOfBinary(view, start + 9);
    case geometryTypes.polygon:
      return view.getUint32(start + 5, little) === 0
        ? null
        : centreOfRing(view, start + 9, { little, dimensions });
    default:
      return null;
  }
}

function centreOfRing(
  view: DataView,
  start: number,
  { little, dimensions }: { little: boolean; dimensions: number },
): { x: number; y: number } | null {
  const points = view.getUint32(start, little);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let point = 0; point < points; point++) {
    const at = start + 4 + point * dimensions * 8;
    const [x, y] = [view.getFloat64(at, little), view.getFloat64(at + 8, little)];
    [west, south] = [Math.min(west, x), Math.min(south, y)];
    [east, north] = [Math.max(east, x), Math.max(north, y)];
  }
  return finite((west + east) / 2, (south + north) / 2);
}
