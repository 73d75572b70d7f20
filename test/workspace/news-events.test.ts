import { ensureExampleOrganisation } from '../../src/offers/example-offers.service';
import { sendSeen, writeNeed } from '../support/needs';
import { loadSmallCountry } from '../support/offers';
import { databaseKinds } from '../support/databases';
import { signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';
import { locationOf, signedInFor, upload } from '../support/workspaces';

const pledge = {
  offerId: 'example-ride',
  quantity: '3',
  seats: '',
  wheelchairPlaces: '',
  days: ['2027-04-18'],
  opensAt: '',
  closesAt: '',
  message: '',
  contactRole: 'Ajovuorot',
  email: 'ajot@example.org',
  phone: '',
};

/** Rows of the news: what it is about, what happened, who did it. */
const newsOf = (html: string) => {
  const section = html.slice(html.indexOf('id="news"'), html.indexOf('id="needs"'));
  return [...section.matchAll(/<tr>\s*<th scope="row">([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    row!
      .replace(/<\/t[hd]>/g, '|')
      .replace(/<[^>]*>/g, '')
      .split('|')
      .map((cell) => cell.trim())
      .slice(0, 3),
  );
};

describe.each(databaseKinds)('News of pledges and files, on %s', (kind) => {
  let test: TestApp;
  afterEach(() => test.close());

  it('tell who pledged, answered and took back, and what others sent, newest first', async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    await ensureExampleOrganisation(test.deps);
    const reader = await signedInFor(test, '176');
    const colleague = await signedInFor(test, '176');
    const partner = await signedInAs(test, 'partner');
    const type = { type: 'transport_accessible', description: 'Pyörätuolikyytejä' };
    const need = await writeNeed(colleague, '176', type);
    const news = async () => newsOf((await reader.get('/en/municipality/176').expect(200)).text);
    expect(await news()).toEqual([]);
    test.setTime('2026-11-24T10:10:00Z');

    const needId = need.split('/').at(-1)!;
    const page = `/fi/partner/needs/${needId}`;
    const made = locationOf(await submit(partner, { page, fields: pledge }));
    test.setTime('2026-11-24T10:11:00Z');
    const { text } = await colleague.get(need);
    const action = /action="([^"]+\/pledges\/[^"]+)"/.exec(text)![1]!;
    await sendSeen(colleague, need, action, { decision: 'accept' });
    test.setTime('2026-11-24T10:12:00Z');
    await sendSeen(partner, made, made, { reason: 'Auto on rikki' });
    test.setTime('2026-11-24T10:13:00Z');
    const file = 'tunnus;kuntanro;tyyppi;nimi_fi\nx;176;E;Talo\n';
    await upload(colleague, '176', file, { name: 'paikat.csv' });
    // What the reader did alone is no news to the reader.
    await upload(reader, '176', `${file}y;176;E;Halli\n`, { name: 'omat.csv' });
    test.setTime('2026-11-24T11:11:00Z');
    const rides = 'Accessible transport';
    const [sent, takenBack, accepted, isNew, ...more] = await news();
    expect(sent).toEqual(['paikat.csv', 'file uploaded', 'Municipality']);
    expect([takenBack?.[1], accepted?.[1], isNew?.[1]]).toEqual([
      'pledge taken back',
      expect.stringMatching(/^pledge accepted: Esimerkki/) as string,
      'new pledge',
    ]);
    expect([takenBack?.[2], isNew?.[2]]).toEqual([
      isNew?.[2],
      expect.stringContaining('Esimerkki') as string,
    ]);
    expect([accepted?.[2], isNew?.[0]]).toEqual(['Municipality', rides]);
    expect(more).toEqual([]);
    expect((await reader.get('/en/municipality/176')).text).toContain(`/needs/${needId}"`);
  });

  it('tell which needs are new, and what became of them', async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    const reader = await signedInFor(test, '176');
    const colleague = await signedInFor(test, '176');
    const news = async () => newsOf((await reader.get('/en/municipality/176').expect(200)).text);
    expect(await news()).toEqual([]);
    test.setTime('2026-11-24T10:10:00Z');
    const type = { type: 'transport_accessible', description: 'Pyörätuolikyytejä' };
    const need = await writeNeed(colleague, '176', type);
    test.setTime('2026-11-24T10:11:00Z');
    await sendSeen(colleague, need, `${need}/action`, { action: 'close' });
    test.setTime('2026-11-24T11:11:00Z');
    const rides = 'Accessible transport';
    expect(await news()).toEqual([
      [rides, 'need changed, state: Closed', 'Municipality'],
      [rides, 'new need, state: Open', 'Municipality'],
    ]);
  });
});
