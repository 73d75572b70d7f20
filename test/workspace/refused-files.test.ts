import { strToU8, zipSync } from 'fflate';
import { languages, type Language } from '../../src/i18n/language';
import { messages } from '../../src/i18n/messages';
import type { PlaceProblemCode } from '../../src/polling-places/place-problem.model';
import type { Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import { comingPlace, createWorkspaceApp, locationOf, signedInFor, upload } from '../support/workspaces';

const cell = strToU8('<worksheet/>');
const ods = 'application/vnd.oasis.opendocument.spreadsheet';
/** 64 MB of zeros in 64 kB. */
const bomb = zipSync({ 'paikat.csv': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });

const files: readonly [string, Uint8Array, PlaceProblemCode][] = [
  ['an xlsx', zipSync({ '[Content_Types].xml': cell, 'xl/workbook.xml': cell }), 'fileIsWorkbook'],
  ['an ods', zipSync({ mimetype: [strToU8(ods), { level: 0 }], 'content.xml': cell }), 'fileIsWorkbook'],
  ['an xls', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'fileIsWorkbook'],
  ['a web page that Excel calls xls', strToU8('<html><table><tr><td>tunnus</td>'), 'fileIsWorkbook'],
  ['a PDF', strToU8('%PDF-1.7 …'), 'fileIsPdf'],
  ['a zip with a CSV in it', zipSync({ 'paikat.csv': strToU8('tunnus;kuntanro') }), 'fileIsArchive'],
  ['a zip bomb', bomb, 'fileIsArchive'],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'fileIsImage'],
  ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'fileIsImage'],
  ['random bytes', Buffer.from('00ff00134f00aa', 'hex'), 'fileIsBinary'],
  ['nothing', Buffer.alloc(0), 'fileIsEmpty'],
];

/** As a page prints it. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&#34;');

describe('A file that cannot be used', () => {
  let test: TestApp;
  let browser: Agent;
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', [comingPlace({ ownId: 'e1' })]);
    browser = await signedInFor(test, '091');
  });
  afterAll(() => test.close());

  it.each(files)('is refused in the reader’s language, and not kept: %s', async (_name, bytes, code) => {
    for (const language of languages) {
      const answer = await upload(browser, '091', Buffer.from(bytes), { language });
      const { what, advice } = messages[language].pollingPlaces.problem[code];
      expect([language, answer.status, answer.text.includes(escaped(`${what} ${advice}`))]).toEqual([
        language,
        422,
        true,
      ]);
    }
    expect(await test.deps.db('uploads').select('id')).toEqual([]);
  });

  it('of 20 MB is refused in the reader’s language', async () => {
    const words: Record<Language, string> = { fi: 'yli 5 megatavua', sv: '5 megabyte', en: '5 megabytes' };
    const bytes = Buffer.alloc(20 * 1024 * 1024, 65);
    for (const language of languages) {
      const answer = await upload(browser, '091', bytes, { language });
      expect([answer.status, answer.text.includes(words[language])]).toEqual([413, true]);
    }
  });

  it('because it has only a header is kept with its problem, and cannot be confirmed', async () => {
    const page = (await browser.get(locationOf(await upload(browser, '091', 'tunnus;kuntanro;tyyppi\n'))))
      .text;
    expect(page).toContain(messages.fi.pollingPlaces.problem.fileIsEmpty.what);
    expect(page).not.toContain('/confirm"');
    expect(await test.deps.db('uploads').select('state')).toEqual([{ state: 'refused' }]);
  });

  it('is not one that Excel wrote as "Unicode text": UTF-16 with tabs is read', async () => {
    const text = 'tunnus\tkuntanro\ttyyppi\tnimi_fi\ne1\t091\tE\tÄänelän kirjasto\n';
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const file of [bytes, bytes.subarray(2)]) {
      const page = (await browser.get(locationOf(await upload(browser, '091', file)))).text;
      expect(page).toContain('<ins>Äänelän kirjasto</ins>');
    }
  });
});
