/** Which points lie inside polygons, the fast way for the points given. */
import { LineCrossings } from './outline-lines';
import { addOutline, prepareOutline } from './outline-rows';
import type { Outline } from './outlines';
import type { PointRows } from './point-rows';
import type { SlotRanges } from './slot-ranges';

/** Asked for outline after outline over the same points. */
export class OutlineSlots {
  private readonly lines: LineCrossings | null;

  constructor(private readonly rows: PointRows) {
    this.lines = rows.grid === null ? null : new LineCrossings(rows.grid);
  }

  /** Adds the slots of the points inside an outline (EPSG:3067; holes are rings too); a point exactly on an edge may count or not. */
  add(outline: Outline, ranges: SlotRanges): void {
    if (this.lines !== null) {
      this.lines.addOutline(outline, ranges);
      return;
    }
    const prepared = prepareOutline(outline, this.rows);
    if (prepared !== null) addOutline(prepared, this.rows, ranges);
  }
}
