import { decodeText } from '../../src/shared/text-decoding';

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

  it.each([
    ['workbook', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['binary', [0x61, 0x00, 0x62]],
    ['empty', []],
  ])('refuses %s', (reason, values) => {
    expect(decodeText(bytes(...values))).toEqual({ ok: false, problem: reason });
  });
});
