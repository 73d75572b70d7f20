import { strFromU8, unzipSync } from 'fflate';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  signedInFor,
  workspacePath,
} from '../support/workspaces';
import type { Agent } from '../support/sign-in';

const open = (day: string) => ({ day, opensAt: '09:00', closesAt: '18:00' });
const library = comingPlace({
  nameFi: 'Kirjasto & arkisto',
  nameSv: 'Biblioteket',
  addressSv: 'Östra vägen 1',
  hours: ['2027-04-07', '2027-04-08', '2027-04-09'].map(open),
  hoursUnderstood: true,
});
const school = comingPlace({
  kind: 'election_day',
  nameFi: 'Koulu',
  districts: ['001', '002'],
  hours: [{ day: '2027-04-18', opensAt: '09:00', closesAt: '20:00' }],
  hoursUnderstood: true,
});
const carried = comingPlace({ nameFi: 'Kylätalo', carriedOverFrom: 'KV-2021', hoursText: 'ma–pe 8–20' });
const secret = comingPlace({ nameFi: 'Vahvistamaton', ownId: 'x9' });

describe('The announcement of the places', () => {
  let test: TestApp;
  let browser: Agent;
  const page = workspacePath('091', 'announcement');
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', [library, school, carried, secret]);
    browser = await signedInFor(test, '091');
  });
  afterAll(() => test.close());

  const articleOf = (html: string) =>
    (/<article[\s\S]*<\/article>/.exec(html)?.[0] ?? '').replace(/\s+/g, ' ');
  const documentOf = async (language: string) => {
    const answer = await browser
      .get(`${workspacePath('091', 'announcement.docx')}?text=${language}`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      });
    expect(answer.headers['content-disposition']).toContain(`${comingElection}-091-${language}.docx`);
    return strFromU8(unzipSync(new Uint8Array(answer.body as Buffer))['word/document.xml']!);
  };

  it('is none before a place is confirmed, and nothing for other municipalities', async () => {
    expect((await browser.get(page)).text).toContain('Yhtään paikkaa ei ole vielä vahvistettu.');
    const neighbour = await signedInFor(test, '049');
    expect((await neighbour.get(page)).status).toBe(403);
    expect((await neighbour.get(workspacePath('091', 'announcement.docx'))).status).toBe(403);
  });

  it('names every confirmed place with its days in both languages, and says how many are left out', async () => {
    for (const { id } of [library, school, carried])
      await confirmPlacesOf(browser, '091', `action=confirm&place=${id}`);
    const { text } = await browser.get(`${page}?text=fi`);
    expect(text).toContain('1 paikka on vahvistamatta eikä ole kuulutuksessa.');
    const finnish = articleOf(text);
    expect(finnish).toContain('Kuulutus: Eduskuntavaalit 2027, äänestyspaikat, Kotikunta');
    expect(finnish).toContain('Kirjasto &amp; arkisto');
    expect(finnish).toContain('ke 7.4.2027 – pe 9.4.2027 klo 9.00–18.00');
    expect(finnish).toContain('001, 002');
    expect(finnish).not.toContain('Vahvistamaton');
    // The words of an earlier election's hours are none of this one's.
    expect(finnish).toContain('Kylätalo');
    expect(finnish).not.toContain('ma–pe 8–20');
    const swedish = articleOf((await browser.get(`${page.replace('/fi/', '/en/')}?text=sv`)).text);
    expect(swedish).toContain('lang="sv"');
    expect(swedish).toContain('Östra vägen 1');
    expect(swedish).toContain('ons 7.4.2027 – fre 9.4.2027 kl. 9.00–18.00');
    // Advance voting comes first.
    expect(swedish.indexOf('Allmänna förhandsröstningsställen')).toBeLessThan(
      swedish.indexOf('på valdagen</h3>'),
    );
  });

  it('is the same text in the document as on the page', async () => {
    for (const language of ['fi', 'sv']) {
      const article = articleOf((await browser.get(`${page}?text=${language}`)).text);
      const texts = [...(await documentOf(language)).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(
        ([, text]) => text!,
      );
      expect(texts.length).toBeGreaterThan(15);
      const plain = (text: string) =>
        text
          .replace(/&#\d+;|&\w+;/g, '')
          .replace(/\s+/g, ' ')
          .trim();
      for (const text of texts) expect(plain(article)).toContain(plain(text));
    }
  });
});
