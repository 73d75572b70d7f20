import fc from 'fast-check';
import { csvDialects, readCsvTable, writeCsv } from '../../src/shared/csv-table';

function tableOf(text: string) {
  const read = readCsvTable(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

describe('Reading a CSV table', () => {
  it.each([
    ['a;b\n1;2', ';'],
    ['a,b\n1,2', ','],
    ['a\tb\n1\t2', '\t'],
    ['"a,x,y";b\n1;2', ';'],
    ['a\n1', ';'],
  ])('recognises the delimiter of %j', (text, delimiter) => {
    expect(tableOf(text).delimiter).toBe(delimiter);
  });

  it('gives the line on which each row starts, whatever ends the lines and however long a cell is', () => {
    const rows = tableOf('a;b\r\n\r\n"x\r\ny";1\n;;\nz;2\rq;3').rows;
    expect(rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [3, '1'],
      [6, '2'],
      [7, '3'],
    ]);
  });

  it('says in which row a quotation mark is never closed', () => {
    expect(readCsvTable('a;b\n1;2\n"3;4\n5;6\n')).toEqual({
      ok: false,
      problem: { code: 'quotesNotClosed', line: 3 },
    });
  });

  it.each(['', '\n\n', ';;\n'])('finds no rows in %j', (text) => {
    expect(readCsvTable(text)).toEqual({ ok: false, problem: { code: 'noRows' } });
  });

  it('fills short rows, tells long ones, and takes trailing empty cells for nothing', () => {
    const table = tableOf('a;b\n1\n1;2;3\n1;2;;\n');
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['1', ''],
      ['1', '2'],
      ['1', '2'],
    ]);
    expect(table.ragged).toEqual([
      { line: 2, expected: 2, found: 1, surplus: [] },
      { line: 3, expected: 2, found: 3, surplus: ['3'] },
    ]);
  });

  it('keeps the line numbers of a file whose first line names the delimiter', () => {
    const table = tableOf('sep=,\na,b;c\n1,2\n');
    expect(table.header).toEqual({ line: 2, cells: ['a', 'b;c'] });
    expect(table.rows[0]?.line).toBe(3);
  });
});

describe('Writing a CSV table', () => {
  it('writes Finnish Excel with byte order mark, semicolons and decimal commas', () => {
    expect(
      writeCsv(
        [
          ['nimi', 'km'],
          ['Ääni;talo', 1.5],
          [null, -2],
        ],
        'excel-fi',
      ),
    ).toBe('\uFEFFnimi;km\r\n"Ääni;talo";1,5\r\n;-2\r\n');
  });

  it('writes RFC 4180 with commas and decimal points', () => {
    expect(
      writeCsv(
        [
          ['name', 'km'],
          ['a "b", c', 1.5],
        ],
        'rfc4180',
      ),
    ).toBe('name,km\r\n"a ""b"", c",1.5\r\n');
  });

  it.each(['=1+1', '+358 9', '-', '@name', '\t=1', '\r=1'])(
    'guards %j against being run as a formula',
    (text) => {
      expect(writeCsv([[text]], 'rfc4180').replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('reads back what it wrote, in both dialects', () => {
    // Cells are trimmed on reading and keep no CR, so only texts without blanks around them can come back as they were.
    const cell = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom('=', "'", '"', ';', ',', '\n', '\t', '-', 'a') }),
      )

      .map((text) => text.replace(/\r/g, '').trim());
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom(...csvDialects), (cells, dialect) => {
        const table = tableOf(writeCsv([['first', 'second'], ...cells], dialect));
        const notBlank = cells.filter((row) => row.some((text) => text !== ''));
        expect(table.rows.map((row) => row.cells)).toEqual(notBlank);
      }),
    );
  });
});
