/** A tagged PDF being written: text, headings with bookmarks, lists, tables with header cells, figures with alternatives. */
import PDFDocument from 'pdfkit';
import type { DocumentTable, Drawing } from './document.pages';
import { drawFigure, figureHeight } from './pdf-drawing.pdf';
import { columnWidths, layoutRow, wordsFit, type PdfFont, type RowLayout } from './pdf-table.pdf';

type Pdf = PDFKit.PDFDocument;
type Tag = Parameters<Pdf['struct']>[0];
type Structure = PDFKit.PDFStructureElement;

const fonts = { regular: 'Regular', bold: 'Semibold' } as const;
const ink = '#1a1a1a';
const quiet = '#5a5a5a';
const rule = '#8a9aa8';
const sizes = { title: 20, 2: 15, 3: 12, text: 10, table: 8 } as const;
/** Sizes of a table whose longest words are too wide for the page: the first at which they fit, else the last. */
const smallerTables = [7.5, 7, 6.5] as const;
const cellPadding = 3;

/** Font files (TTF, OTF, WOFF) that are embedded. */
export interface PdfFonts {
  regular: Buffer;
  bold: Buffer;
}

export interface PdfMeta {
  title: string;
  /** BCP 47. */
  language: string;
  madeAt: Date;
  /** Text of the footer of a page. */
  footer: (page: number, pages: number) => string;
}

/** Characters that the font has; a letter that it has not is written by its plain one, anything else as a question mark. */
function printable(text: string, font: PdfFont): string {
  const has = (character: string) => font.hasGlyphForCodePoint(character.codePointAt(0)!);
  return Array.from(text)
    .map((character) => {
      if (has(character)) return character;
      const plain = character.normalize('NFKD').charAt(0);
      return plain !== character && has(plain) ? plain : '?';
    })
    .join('');
}

/** Writes from top to bottom; every part is in the structure tree in the order in which it is written. */
export class PdfWriter {
  private readonly pdf: Pdf;
  private readonly root: Structure;
  private readonly chunks: Buffer[] = [];
  private chapter: PDFKit.PDFOutline | null = null;

  constructor(
    private readonly meta: PdfMeta,
    embedded: PdfFonts,
  ) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margins: { top: 50, bottom: 60, left: 50, right: 50 },
      pdfVersion: '1.7',
      // The types know only the archival subsets.
      subset: 'PDF/UA' as 'PDF/A-2',
      tagged: true,
      lang: meta.language,
      displayTitle: true,
      bufferPages: true,
      // The built-in fonts are never embedded: none is ever opened.
      font: null as unknown as string,
      info: {
        Title: meta.title,
        Creator: 'Vaalikumppani',
        Producer: 'Vaalikumppani',
        CreationDate: meta.madeAt,
      },
    });
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.pdf.registerFont(fonts.regular, embedded.regular).registerFont(fonts.bold, embedded.bold);
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    this.use(fonts.regular, sizes.text);
  }

  title(text: string): void {
    this.add('H1', () => this.use(fonts.bold, sizes.title).text(this.text(text)));
    this.pdf.moveDown(0.5);
  }

  heading(level: 2 | 3, text: string): void {
    const { pdf } = this;
    this.keepRoom(level === 2 ? 110 : 80);
    pdf.moveDown(level === 2 ? 0.8 : 0.5);
    const bookmark = this.text(text);
    if (level === 2) this.chapter = pdf.outline.addItem(bookmark);
    else this.chapter?.addItem(bookmark);
    this.add(`H${level}`, () => this.use(fonts.bold, sizes[level]).text(bookmark));
    pdf.moveDown(0.3);
  }

  paragraph(text: string): void {
    this.add('P', () => this.use(fonts.regular, sizes.text).text(this.text(text), { lineGap: 1.5 }));
    this.pdf.moveDown(0.4);
  }

  list(items: readonly string[]): void {
    const { pdf } = this;
    const list = this.open('L', this.root);
    for (const item of items) {
      this.keepRoom(30);
      const entry = this.open('LI', list);
      const { left, right } = pdf.page.margins;
      const top = pdf.y;
      this.add(
        'Lbl',
        () => this.use(fonts.regular, sizes.text).text('•', left, top, { lineBreak: false }),
        entry,
      );
      this.add(
        'LBody',
        () =>
          this.use(fonts.regular, sizes.text).text(this.text(item), left + 14, top, {
            width: pdf.page.width - left - right - 14,
            lineGap: 1.5,
          }),
        entry,
      );
      entry.end();
      pdf.x = left;
      pdf.moveDown(0.2);
    }
    list.end();
    pdf.moveDown(0.3);
  }

  /** Rows never break over pages; the header is shown again on every page, but read once. */
  table({ caption, header, rows }: DocumentTable): void {
    const { pdf } = this;
    this.use(fonts.bold, sizes.table);
    const texts = rows.map((row) => row.map((cell) => this.text(cell)));
    const heads = header.map(({ text }) => this.text(text));
    const numbers = header.map(({ isNumber }) => isNumber);
    const size = this.tableSize([heads, ...texts]);
    const font = this.use(fonts.bold, size);
    const widths = columnWidths(font, this.width, [heads, ...texts], cellPadding);
    const head = layoutRow(font, heads, widths, cellPadding);
    this.keepRoom(head.height + 60);
    const table = this.open('Table', this.root);
    if (caption !== '') {
      this.add('Caption', () => this.use(fonts.bold, 9).text(this.text(caption)), table);
      pdf.moveDown(0.2);
    }
    if (heads.length > 0) this.row(head, numbers, { table, isHeader: true, size });
    for (const row of texts) {
      // Measured in bold, in which the first cell is written: no text is wider.
      const layout = layoutRow(this.use(fonts.bold, size), row, widths, cellPadding);
      if (pdf.y + layout.height > this.bottom) {
        pdf.continueOnNewPage();
        if (heads.length > 0) {
          this.repeat(() => {
            this.row(head, numbers, { table: null, isHeader: true, size });
          });
        }
      }
      this.row(layout, numbers, { table, isHeader: false, size });
    }
    table.end();
    pdf.x = pdf.page.margins.left;
    pdf.moveDown(0.8);
  }

  figure(drawing: Drawing, { caption, alternative }: { caption: string; alternative: string }): void {
    const { pdf } = this;
    const height = figureHeight(drawing, this.width);
    this.keepRoom(height + 24);
    const { left } = pdf.page.margins;
    const top = pdf.y;
    const bbox: [number, number, number, number] = [left, top, left + this.width, top + height];
    const options = { alt: alternative, bbox, placement: 'Block' };
    const figure = pdf.struct('Figure', options, () => {
      this.use(fonts.regular, sizes.table);
      drawFigure(pdf, drawing, { left, top, width: this.width, text: (text) => this.text(text) });
    });
    this.root.add(figure);
    pdf.x = left;
    pdf.y = top + height + 4;
    this.add('P', () =>
      this.use(fonts.regular, 9)
        .fillColor(quiet)
        .text(this.text(caption), left, pdf.y, { width: this.width }),
    );
    pdf.moveDown(0.6);
  }

  /** The bytes of the document; nothing can be written after this. */
  end(): Promise<Buffer> {
    this.root.end();
    this.footers();
    return new Promise((resolve, reject) => {
      this.pdf.on('end', () => {
        resolve(Buffer.concat(this.chunks));
      });
      this.pdf.on('error', reject);
      this.pdf.end();
    });
  }

  private tableSize(rows: readonly (readonly string[])[]): number {
    const fits = (size: number) => wordsFit(this.use(fonts.bold, size), this.width, rows, cellPadding);
    return [sizes.table, ...smallerTables].find(fits) ?? smallerTables.at(-1)!;
  }

  private get width(): number {
    const { page } = this.pdf;
    return page.width - page.margins.left - page.margins.right;
  }

  private get bottom(): number {
    const { page } = this.pdf;
    return page.height - page.margins.bottom;
  }

  private use(font: string, size: number): Pdf {
    return this.pdf.font(font).fontSize(size).fillColor(ink);
  }

  private text(text: string): string {
    return printable(text, (this.pdf as unknown as { _font: { font: PdfFont } })._font.font);
  }

  private open(type: Tag, parent: Structure): Structure {
    const element = this.pdf.struct(type);
    parent.add(element);
    return element;
  }

  private add(type: Tag, write: () => void, parent = this.root, options: object = {}): void {
    parent.add(this.pdf.struct(type, options, write));
  }

  private keepRoom(height: number): void {
    if (this.pdf.y + height > this.bottom) this.pdf.addPage();
  }

  private repeat(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.pdf.endMarkedContent();
  }

  private row(
    { cells, height }: RowLayout,
    numbers: readonly boolean[],
    { table, isHeader, size }: { table: Structure | null; isHeader: boolean; size: number },
  ): void {
    const { pdf } = this;
    const top = pdf.y;
    const struct = table && this.open('TR', table);
    cells.forEach(({ text, x, width }, index) => {
      const isHead = isHeader || index === 0;
      const write = () =>
        this.use(isHead ? fonts.bold : fonts.regular, size).text(
          text,
          pdf.page.margins.left + x + cellPadding,
          top + cellPadding,
          { width: width - 2 * cellPadding, align: numbers[index] && index > 0 ? 'right' : 'left' },
        );
      if (struct === null) write();
      else
        this.add(isHead ? 'TH' : 'TD', write, struct, isHead ? { scope: isHeader ? 'Column' : 'Row' } : {});
    });
    struct?.end();
    const draw = () =>
      pdf
        .moveTo(pdf.page.margins.left, top + height)
        .lineTo(pdf.page.margins.left + this.width, top + height)
        .lineWidth(isHeader ? 1 : 0.4)
        .strokeColor(rule)
        .stroke();
    if (struct === null) draw();
    else this.repeat(draw);
    pdf.y = top + height;
  }

  private footers(): void {
    const { pdf } = this;
    const { start, count } = pdf.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      pdf.switchToPage(page);
      // Below the margin text would ask for a new page.
      pdf.page.margins.bottom = 0;
      this.repeat(() => {
        this.use(fonts.regular, 8).fillColor(quiet);
        const text = this.text(this.meta.footer(page + 1, count));
        pdf.text(text, pdf.page.margins.left, pdf.page.height - 40, { width: this.width, align: 'center' });
      });
    }
  }
}
