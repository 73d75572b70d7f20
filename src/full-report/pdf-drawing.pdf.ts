/** Maps and curves as vector paths of a PDF: the same path data as on the page, with the same colours. */
import type { DrawnShape, Drawing } from './document.pages';

type Pdf = PDFKit.PDFDocument;

/** Colours of public/css/map.css and coverage.css. */
const fills: Readonly<Record<string, string>> = {
  'share-class-0': '#edf2fa',
  'share-class-1': '#b5ccec',
  'share-class-2': '#74a0dd',
  'share-class-3': '#2b6dbf',
  'share-class-4': '#07397e',
  'no-election': '#eaedf0',
};
const curveColours = { 'curve-advance': '#0b5f94', 'curve-election-day': '#9a3d00' } as const;
const border = '#6b7a86';
const gridColour = '#c8cdd0';
const hatchColour = '#878f96';
const legendRow = 14;
const map = { width: 230, height: 300 } as const;
/** Size of the hatching on paper, points. */
const hatchSize = 5;

interface Place {
  left: number;
  top: number;
  width: number;
  /** Makes a text printable in the font. */
  text: (text: string) => string;
}

function scaleOf({ kind, width, height }: Drawing, room: number): number {
  return kind === 'map' ? Math.min(map.width / width, map.height / height) : Math.min(1, room / width);
}

/** Height that a figure takes, points: a map has its legend beside it, a curve below. */
export function figureHeight(drawing: Drawing, room: number): number {
  const height = drawing.height * scaleOf(drawing, room);
  return drawing.kind === 'map'
    ? Math.max(height, drawing.legend.length * legendRow)
    : height + drawing.legend.length * legendRow;
}

/** Lines for what is not known, dots for what is too coarse; no colour alone tells them. */
function patternOf(pdf: Pdf, cssClass: string, unit: number) {
  const size = hatchSize * unit;
  const stream =
    cssClass === 'too-coarse'
      ? `${0.4 * size} ${0.4 * size} ${0.3 * size} ${0.3 * size} re f`
      : `${0.18 * size} w 0 0 m ${size} ${size} l S`;
  return pdf.pattern([0, 0, size, size], size, size, stream);
}

function isHatched(cssClass: string): boolean {
  return cssClass === 'not-known' || cssClass === 'too-coarse';
}

/**
 * Draws a path in the way that its look says.
 * @param unit how much of the drawing a point of the paper is
 */
function paint(pdf: Pdf, cssClass: string, unit: number, begin: () => void): void {
  const lineWidth = 0.5 * unit;
  const curve = Object.entries(curveColours).find(([name]) => cssClass.includes(name))?.[1];
  pdf.save();
  if (curve !== undefined && cssClass.includes('curve-band')) {
    begin();
    pdf.fillOpacity(0.15).fill(curve).fillOpacity(1);
  } else if (curve !== undefined) {
    pdf.lineWidth(lineWidth * 4).strokeColor(curve);
    if (cssClass.includes('election-day')) pdf.dash(lineWidth * 14, { space: lineWidth * 8 });
    begin();
    pdf.stroke();
  } else if (cssClass === 'curve-grid') {
    begin();
    pdf.lineWidth(lineWidth).stroke(gridColour);
  } else {
    begin();
    pdf.fill(fills[cssClass] ?? '#ffffff', 'even-odd');
    if (isHatched(cssClass)) {
      begin();
      pdf.fillColor([patternOf(pdf, cssClass, unit), hatchColour] as unknown as PDFKit.Mixins.ColorValue);
      pdf.fill('even-odd');
    }
    begin();
    pdf.lineWidth(lineWidth).stroke(border);
  }
  pdf.restore();
}

function drawShape(pdf: Pdf, { path, look }: DrawnShape, unit: number): void {
  paint(pdf, look.cssClass, unit, () => {
    pdf.path(path);
  });
}

function drawLabels(pdf: Pdf, { labels }: Drawing, scale: number, { left, top, text }: Place): void {
  for (const label of labels) {
    const words = text(label.text);
    const width = pdf.widthOfString(words);
    const shift = { start: 0, middle: width / 2, end: width }[label.anchor];
    pdf.text(words, left + label.x * scale - shift, top + label.y * scale - 8, { lineBreak: false });
  }
}

function drawLegend(pdf: Pdf, { legend }: Drawing, at: { left: number; top: number }, place: Place): void {
  legend.forEach(({ look, label }, index) => {
    const top = at.top + index * legendRow;
    const isLine = look.cssClass.includes('curve-line');
    paint(pdf, look.cssClass, 1, () => {
      if (isLine) pdf.moveTo(at.left, top + 5).lineTo(at.left + 18, top + 5);
      else pdf.rect(at.left, top, 18, 10);
    });
    pdf.text(place.text(label), at.left + 24, top + 1, { lineBreak: false });
  });
}

/** Draws into the room that `figureHeight` has measured. */
export function drawFigure(pdf: Pdf, drawing: Drawing, place: Place): void {
  const { left, top } = place;
  const scale = scaleOf(drawing, place.width);
  pdf.save().translate(left, top).scale(scale);
  for (const shape of drawing.shapes) drawShape(pdf, shape, 1 / scale);
  pdf.restore();
  drawLabels(pdf, drawing, scale, place);
  const at =
    drawing.kind === 'map'
      ? { left: left + drawing.width * scale + 24, top }
      : { left: left + 56 * scale, top: top + drawing.height * scale };
  drawLegend(pdf, drawing, at, place);
}
