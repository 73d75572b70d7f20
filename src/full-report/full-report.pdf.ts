/** The report as a tagged PDF with embedded fonts; the same bytes for the same report, outlines and language. */
import type { Wording } from '../coverage/coverage-figures.pages';
import type { AreaOutline } from '../coverage/coverage-map.svg';
import type { FullReport } from './full-report.model';
import { PdfWriter, type PdfFonts } from './pdf-writer.pdf';
import { reportDocument } from './report-document.pages';

const languageTags = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const;

/** @param outlines of municipalities, for the maps */
export function reportPdf(
  report: FullReport,
  outlines: readonly AreaOutline[],
  fonts: PdfFonts,
  wording: Wording,
): Promise<Buffer> {
  const { t, language } = wording;
  const { title, about, blocks } = reportDocument(report, outlines, wording);
  const meta = {
    title,
    language: languageTags[language],
    madeAt: new Date(report.madeAt),
    footer: (page: number, pages: number) => t('fullReport.pageOf', { title, page, pages }),
  };
  const writer = new PdfWriter(meta, fonts);
  writer.title(title);
  writer.table({
    kind: 'table',
    caption: t('fullReport.about.caption'),
    header: [],
    rows: about.map(({ name, text }) => [name, text]),
  });
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        writer.heading(block.level, block.text);
        break;
      case 'paragraph':
        writer.paragraph(block.text);
        break;
      case 'list':
        writer.list(block.items);
        break;
      case 'table':
        writer.table(block);
        break;
      case 'figure':
        writer.figure(block.drawing, block);
    }
  }
  return writer.end();
}
