/** The announcement as a word-processor document: the same object as on the page, nothing typed twice. */
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { AnnouncedPlace, Announcement } from './announcement.pages';

function cell(lines: readonly string[], isHead = false): TableCell {
  const line = (text: string) => {
    const run: IRunOptions = { text, bold: isHead };
    return new Paragraph({ children: [new TextRun(run)] });
  };
  return new TableCell({
    children: lines.map(line),
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
  });
}

function placeTable({ columns }: Announcement, places: readonly AnnouncedPlace[]): Table {
  const hasDistricts = places.some(({ districts }) => districts !== null);
  const row = ({ name, otherName, address, districts, hours }: AnnouncedPlace) =>
    new TableRow({
      cantSplit: true,
      children: [
        cell(otherName === null ? [name] : [name, otherName]),
        cell([address]),
        ...(hasDistricts ? [cell([districts ?? ''])] : []),
        cell(hours),
      ],
    });
  const head = [columns.place, columns.address, ...(hasDistricts ? [columns.districts] : []), columns.hours];
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell([text], true)) }),
      ...places.map(row),
    ],
  });
}

/** @returns the bytes of an Office Open XML document (.docx) */
export async function announcementDocx(announcement: Announcement): Promise<Buffer> {
  const { language, title, paragraphs, sections, notes, signature } = announcement;
  const plain = (text: string) => new Paragraph({ text, spacing: { after: 160 } });
  const document = new Document({
    title,
    creator: signature.at(-1) ?? '',
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 22, language: { value: language === 'fi' ? 'fi-FI' : 'sv-FI' } },
        },
      },
    },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, spacing: { after: 200 } }),
          ...paragraphs.map(plain),
          ...sections.flatMap(({ heading, places }) => [
            new Paragraph({
              text: heading,
              heading: HeadingLevel.HEADING_2,
              spacing: { before: 240, after: 120 },
            }),
            placeTable(announcement, places),
          ]),
          new Paragraph({ text: '' }),
          ...notes.map(plain),
          ...signature.map(plain),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
