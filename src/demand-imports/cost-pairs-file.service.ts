/** Reads a cost matrix from the disk as a stream. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { delimiterOf } from '../shared/csv-table';
import { decodeText } from '../shared/text-decoding';
import { CostPairReader, type CostNames } from './cost-pairs.csv';
import { readingOf, type ImportReading, type ProblemList } from './demand-import.model';
import { packCosts } from './packed-costs.model';

const headBytes = 65_536;
const chunkBytes = 1 << 20;

interface Head {
  encoding: string;
  delimiter: string;
}

/** How the text of a file is written, by its start; null where it is no text. */
async function readHead(file: string): Promise<Head | null> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    // A character may be cut at the end: up to the last whole line nothing is.
    const read = buffer.subarray(0, bytesRead);
    const lineEnd = read.lastIndexOf(0x0a);
    const decoded = decodeText(lineEnd > 0 ? read.subarray(0, lineEnd + 1) : read);
    if (!decoded.ok) return null;
    const { encoding, text } = decoded.value;
    return { encoding, delimiter: delimiterOf(text) };
  } finally {
    await handle.close();
  }
}

/** Cells of a line. Most lines have no quotation mark, and millions of them need no parser; one that does is read by it. */
function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  return parse(line, { delimiter, relax_quotes: true })[0] ?? [];
}

/** Lines of a file without their ends, from a stream. */
async function* linesOf(
  file: string,
  encoding: string,
  onRead: (bytes: number) => void,
): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) {
    onRead((chunk as Uint8Array).byteLength);
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield lines;
  }
  yield [rest + decoder.decode()];
}

async function readRows(
  file: string,
  { delimiter, encoding }: Head,
  reader: CostPairReader,
  onRead: (bytes: number) => void,
): Promise<void> {
  let number = 0;
  let hasHeader = false;
  for await (const lines of linesOf(file, encoding, onRead)) {
    for (const line of lines) {
      number++;
      if (line.trim() === '') continue;
      const cells = cellsOf(line, delimiter);
      if (!(hasHeader ? reader.row(number, cells) : reader.header(cells))) return;
      hasHeader = true;
    }
  }
}

/**
 * What a file of pairs holds; problems go into the list.
 * @param onRead told of the bytes of each piece
 */
export async function readCostPairs(
  file: string,
  names: CostNames,
  problems: ProblemList,
  onRead: (bytes: number) => void = () => undefined,
): Promise<ImportReading> {
  const head = await readHead(file);
  if (head === null) {
    problems.error('notText');
    return readingOf(problems, [], null);
  }
  const reader = new CostPairReader(names, problems);
  try {
    await readRows(file, head, reader, onRead);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.error('quotesNotClosed', { row: Number(error.lines ?? 0) || null });
  }
  const { matrix, facts } = reader.finish();
  if (matrix.place.length === 0 && problems.errors === 0) problems.error('noRows');
  return readingOf(problems, facts, problems.errors > 0 ? null : packCosts(matrix));
}
