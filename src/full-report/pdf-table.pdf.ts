/** How wide the columns of a table of a PDF are, and how high its rows. */

/** What is asked of fontkit's font. */
export interface PdfFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** The font in use, as it measures text. */
export interface TextMeasure {
  widthOfString(text: string): number;
  heightOfString(text: string, options: { width: number }): number;
}

export interface RowLayout {
  height: number;
  cells: readonly { text: string; x: number; width: number }[];
}

/** Longest text of a column that may ask for all of its width, points. */
const widestIdeal = 190;

/** Width of the longest word of each column, with its padding. */
function leastWidths(measure: TextMeasure, rows: readonly (readonly string[])[], padding: number): number[] {
  const least: number[] = [];
  for (const row of rows) {
    row.forEach((text, column) => {
      for (const word of text.split(/[ \n]/))
        least[column] = Math.max(least[column] ?? 0, measure.widthOfString(word) + 2 * padding + 1);
    });
  }
  return least;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Whether every column of a table has room for its longest word. */
export function wordsFit(
  measure: TextMeasure,
  total: number,
  rows: readonly (readonly string[])[],
  padding: number,
): boolean {
  return sum(leastWidths(measure, rows, padding)) < total;
}

/** Widths that add up to `total`: each column has room for its longest word, what is left goes to those with more to say. */
export function columnWidths(
  measure: TextMeasure,
  total: number,
  rows: readonly (readonly string[])[],
  padding: number,
): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const least = leastWidths(measure, rows, padding);
  const ideal = Array.from({ length: columns }, () => 0);
  const room = 2 * padding + 1;
  for (const row of rows) {
    row.forEach((text, column) => {
      ideal[column] = Math.max(ideal[column]!, Math.min(widestIdeal, measure.widthOfString(text) + room));
    });
  }
  const wanted = ideal.map((width, column) => Math.max(width, least[column]!));
  if (sum(least) >= total) return least.map((width) => (width / sum(least)) * total);
  const spare = total - sum(least);
  const more = wanted.map((width, column) => width - least[column]!);
  const asked = sum(more);
  if (asked <= 0) return least.map((width) => width + spare / columns);
  if (asked <= spare) return wanted.map((width) => (width / sum(wanted)) * total);
  return least.map((width, column) => width + (more[column]! / asked) * spare);
}

/** Places the cells of a row side by side. */
export function layoutRow(
  measure: TextMeasure,
  texts: readonly string[],
  widths: readonly number[],
  padding: number,
): RowLayout {
  let x = 0;
  let height = 0;
  const cells = texts.map((text, column) => {
    const width = widths[column]!;
    height = Math.max(height, measure.heightOfString(text, { width: width - 2 * padding }));
    const cell = { text, x, width };
    x += width;
    return cell;
  });
  return { height: height + 2 * padding, cells };
}
