import { decodeText, isMisreadUtf8 } from '../../src/shared/text-decoding';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('Decoding a text file', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    const text = { ok: true, value: { text: 'Åbo – Äänekoski €', encoding: 'utf-8' } };
    expect(decodeText(new TextEncoder().encode('Åbo – Äänekoski €'))).toEqual(text);
    expect(decodeText(new TextEncoder().encode('\uFEFFÅbo – Äänekoski €'))).toEqual(text);
  });

  it('reads UTF-16 of both byte orders by its mark', () => {
    expect(decodeText(bytes(0xff, 0xfe, 0xc4, 0x00))).toEqual({
      ok: true,
      value: { text: 'Ä', encoding: 'utf-16le' },
    });
    expect(decodeText(bytes(0xfe, 0xff, 0x00, 0xc4))).toEqual({
      ok: true,
      value: { text: 'Ä', encoding: 'utf-16be' },
    });
  });

  it('reads what is not UTF-8 as Windows-1252, with its dashes, quotes and euro', () => {
    const decoded = decodeText(bytes(0xc4, 0x20, 0x39, 0x96, 0x32, 0x30, 0x80, 0x94, 0x8a, 0x9e, 0xa0));
    expect(decoded).toEqual({ ok: true, value: { text: 'Ä 9–20€”Šž\u00a0', encoding: 'windows-1252' } });
  });

  it('reads UTF-16 that has lost its mark, and no other bytes with zeros', () => {
    expect(decodeText(bytes(0x61, 0, 0x3b, 0, 0xe4, 0, 0x0a, 0))).toEqual({
      ok: true,
      value: { text: 'a;ä\n', encoding: 'utf-16le' },
    });
    expect(decodeText(bytes(0, 0x61, 0, 0x3b))).toEqual({
      ok: true,
      value: { text: 'a;', encoding: 'utf-16be' },
    });
    expect(decodeText(bytes(0x61, 0, 0, 0x61))).toEqual({ ok: false, problem: 'binary' });
  });

  it.each(['<?xml version="1.0"?>', '<html>', '  <table>', '\uFEFF<!DOCTYPE html>'])(
    'knows a web page that is called a workbook: %s',
    (text) => {
      expect(decodeText(new TextEncoder().encode(text))).toEqual({ ok: false, problem: 'workbook' });
    },
  );

  it('knows a workbook by the first name in its zip, and leaves a name that looks like one alone', () => {
    const zip = (name: string) =>
      bytes(0x50, 0x4b, 3, 4, ...Array<number>(26).fill(0), ...new TextEncoder().encode(name));
    expect(decodeText(zip('[Content_Types].xml'))).toEqual({ ok: false, problem: 'workbook' });
    expect(decodeText(zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'))).toEqual({
      ok: false,
      problem: 'workbook',
    });
    expect(decodeText(zip('xlsx.csv'))).toEqual({ ok: false, problem: 'archive' });
  });

  it.each([
    ['archive', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['archive', [0x1f, 0x8b, 0x08]],
    ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['image', [0xff, 0xd8, 0xff, 0xe0]],
    ['workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['binary', [0x61, 0x00, 0x62]],
    ['empty', []],
  ])('refuses %s', (reason, values) => {
    expect(decodeText(bytes(...values))).toEqual({ ok: false, problem: reason });
  });

  it('knows UTF-8 that was read as Windows-1252, and takes nothing for it that is right', () => {
    expect(['pÃ¤Ã¤kirjasto', 'klo 9â€“20', 'Ã…bo', 'MÃ–KKI'].map(isMisreadUtf8)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      ['pääkirjasto', 'Åbo – Äänekoski €', 'ÄÖÅ', 'Kahvila ”EMÄ”', 'TYÖ–', 'Kâ', ''].some(isMisreadUtf8),
    ).toBe(false);
  });
});
