/** A report as a document: headings, sentences, tables and figures in their order, for the page and the PDF alike. */
import type { MapLook } from '../coverage/coverage-map.svg';

/** Something drawn: SVG path data in units of the drawing. */
export interface DrawnShape {
  path: string;
  look: MapLook;
}

export interface DrawnLabel {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

export interface Drawing {
  width: number;
  height: number;
  shapes: readonly DrawnShape[];
  labels: readonly DrawnLabel[];
  /** `map`: areas; `curve`: lines in a frame. */
  kind: 'map' | 'curve';
  /** What the looks mean. */
  legend: readonly { look: MapLook; label: string }[];
}

export interface DocumentTable {
  kind: 'table';
  caption: string;
  header: readonly DocumentHeader[];
  /** The first cell of a row names it. */
  rows: readonly (readonly string[])[];
}

export interface DocumentHeader {
  text: string;
  isNumber: boolean;
}

export type DocumentBlock =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | DocumentTable
  | {
      kind: 'figure';
      caption: string;
      /** What the figure shows, for who does not see it. */
      alternative: string;
      drawing: Drawing;
    };

export interface ReportDocument {
  title: string;
  about: readonly { name: string; text: string }[];
  blocks: readonly DocumentBlock[];
}

export const heading = (text: string, level: 2 | 3 = 2): DocumentBlock => ({ kind: 'heading', level, text });
export const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text });

/** A list of sentences, which begin with a capital; nothing where it has no items. */
export function list(items: readonly string[]): DocumentBlock[] {
  const begun = items.map((item) => item.charAt(0).toUpperCase() + item.slice(1));
  return items.length === 0 ? [] : [{ kind: 'list', items: begun }];
}
