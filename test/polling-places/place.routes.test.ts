import request from 'supertest';
import { replaceMergers, replaceMunicipalities } from '../../src/areas/area.store';
import type { Municipality } from '../../src/areas/area.model';
import { replacePostcodePoints } from '../../src/demand/demand.store';
import { loadElections } from '../../src/elections/election.service';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import { databaseKinds } from '../support/databases';
import { aPlace } from '../support/places';
import { createTestApp, type TestApp } from '../support/test-app';

function municipality(code: string, nameFi: string, nameSv: string): Municipality[] {
  const base = {
    code,
    nameFi,
    nameSv,
    languageStatus: 'bilingual_finnish_majority' as const,
    regionCode: '01',
    wellbeingCountyCode: null,
    constituencyCode: '01',
    seat: null,
    population: null,
    electorate2021: null,
  };
  return [
    { ...base, vintage: 2021 },
    { ...base, vintage: 2025 },
  ];
}

const library: Partial<PollingPlace> = {
  id: 'library',
  nameFi: 'Pääkirjasto',
  nameSv: 'Huvudbiblioteket',
  addressFi: 'Kirjastonkuja 2',
  addressSv: 'Biblioteksgränden 2',
  postcode: '00100',
  position: { easting: 385_000, northing: 6_672_000 },
  positionSource: 'postcode',
  hours: [
    { day: '2021-05-26', opensAt: '09:00', closesAt: '20:00' },
    { day: '2021-05-27', opensAt: '09:00', closesAt: '18:00' },
  ],
  hoursText: '26.5. 9-20; 27.5. 9-18',
  hoursUnderstood: true,
  accessibility: [
    { criterion: 'low_threshold', value: 'yes', measure: '15 mm', source: null, assessedOn: '2021-05-01' },
    { criterion: 'wide_door', value: 'no', measure: null, source: null, assessedOn: null },
  ],
  source: 'https://kunta.example/vaalit ; kuulutus 3/2021',
};

/** Places of 2021 in Alala and Beela, and of the coming election in Alala: only one of those is confirmed. */
const places = [
  aPlace(library),
  aPlace({ id: 'school', nameFi: 'Koulu <b>&', kind: 'election_day', hoursText: 'pääosin 9-20' }),
  aPlace({
    id: 'market',
    nameFi: 'Tori',
    municipalityCode: '992',
    position: { easting: 395_000, northing: 6_672_000 },
    positionSource: 'building',
    serviceForm: 'tent',
  }),
  aPlace({ id: 'far', nameFi: 'Kaukainen', municipalityCode: '992' }),
  aPlace({
    id: 'confirmed',
    electionCode: 'EKV-2027',
    nameFi: 'Vahvistettu paikka',
    confirmedAt: '2026-11-01T08:00:00.000Z',
  }),
  aPlace({ id: 'announced', electionCode: 'EKV-2027', nameFi: 'Vahvistamaton paikka' }),
  aPlace({
    id: 'carried',
    electionCode: 'EKV-2027',
    municipalityCode: '992',
    nameFi: 'Siirretty paikka',
    carriedOverFrom: 'KV-2021',
  }),
];

const textOf = (html: string) =>
  html
    .slice(html.indexOf('<main'), html.indexOf('</main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe.each(databaseKinds)('the pages of polling places on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp(kind);
    await loadElections(test.deps);
    await replaceMunicipalities(test.deps.db, [
      ...municipality('091', 'Alala', 'Ahlby'),
      ...municipality('992', 'Beela', 'Beby'),
      ...municipality('993', 'Ceela', 'Ceby'),
    ]);
    await replaceMergers(test.deps.db, [{ fromCode: '994', toCode: '992', year: 2020 }]);
    await replacePostcodePoints(test.deps.db, [
      {
        postcode: '00100',
        position: { easting: 385_000, northing: 6_672_000 },
        name: 'Keskus',
        source: 'postal_area',
      },
    ]);
    await insertPlaces(test.deps.db, places);
  }, 60_000);
  afterAll(() => test.close());

  const open = async (path: string, status = 200) => (await request(test.app).get(path).expect(status)).text;
  const read = async (path: string, status = 200) => textOf(await open(path, status));
  const list = (election: string, query = '', language = 'en') =>
    `/${language}/elections/${election}/places${query}`;

  describe('a list of a past election', () => {
    it('has every announced place, says it is history and how much is known', async () => {
      const text = await read(list('KV-2021'));
      expect(text).toContain('held on 13 June 2021');
      expect(text).toContain('Places known: 4; municipalities that they are from: 2 of 3');
      for (const name of ['Pääkirjasto', 'Tori', 'Kaukainen']) expect(text).toContain(name);
    });

    it('names places and municipalities in the language of the reader', async () => {
      const text = await read(list('KV-2021', '?municipality=091', 'sv'));
      expect(text).toContain('Huvudbiblioteket');
      expect(text).toContain('Biblioteksgränden 2, 00100 · Ahlby');
      expect(text).toContain('ons 26.5 kl. 9.00–20.00');
      expect(text).not.toContain('Tori');
    });

    it('leads from a municipality’s list to the page of the municipality', async () => {
      expect(await open(list('KV-2021', '?municipality=091', 'sv'))).toContain(
        '<a href="/sv/municipalities/091">Kommunens sida: Ahlby</a>',
      );
      expect(await open(list('KV-2021'))).not.toContain('Page of the municipality');
    });

    it('escapes what an announcement says', async () => {
      expect(await open(list('KV-2021'))).toContain('Koulu &lt;b&gt;&amp;');
    });

    it('gives hours that could not be read in the words of the announcement', async () => {
      const announced = 'in the words of the announcement: <q lang="fi">pääosin 9-20</q>';
      expect(await open(list('KV-2021'))).toContain(announced);
    });

    it('leaves out places of unknown hours when asked for a time, and says so', async () => {
      const text = await read(list('KV-2021', '?day=2021-05-27&time=18:00'));
      expect(text).toContain('No places found');
      expect(text).toContain('Of 3 more places it is not known whether they are open then.');
      const earlier = await read(list('KV-2021', '?day=2021-05-27&time=17:00'));
      expect(earlier).toContain('1 place');
      expect(earlier).toContain('Pääkirjasto');
    });

    it('has the nearest places first with the uncertainty, and those without a position last', async () => {
      const html = await open(list('KV-2021', '?near=00100'));
      const order = ['library', 'market', 'far'].map((id) => html.indexOf(`/places/${id}"`));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const text = textOf(html);
      expect(text).toContain('in the same postcode; the place is known only by its postcode');
      expect(text).toContain('about 10 km');
      expect(text).toContain('distance not known');
    });

    it('answers a postcode that does not exist with the whole list and a kind word', async () => {
      const text = await read(list('KV-2021', '?near=00001', 'fi'), 400);
      expect(text).toContain('Postinumeroa 00001 ei löydy');
      expect(text).toContain('4 paikkaa');
    });

    it('answers unusable and endless values without losing the list', async () => {
      const html = await open(list('KV-2021', `?page=0&day=2021-02-30&q=${'x'.repeat(10_000)}`), 400);
      const text = textOf(html);
      expect(text).toContain('4 places');
      expect(text).toContain('There is no day “2021-02-30”');
      expect(text).not.toContain('x'.repeat(41));
    });

    it('says of a municipality without places that they are not known, not that there were none', async () => {
      const text = await read(list('KV-2021', '?municipality=993'));
      expect(text).toContain('The places are not known');
      expect(text).toContain('That does not mean that there were none.');
      expect(text).not.toContain('0 places');
    });

    it('takes the code of a dissolved municipality for the one that it joined, and names a code of none', async () => {
      expect(await read(list('KV-2021', '?municipality=994'))).toContain('Beela: Municipal elections 2021');
      expect(await read(list('KV-2021', '?municipality=995'), 400)).toContain('no municipality 995');
    });
  });

  describe('a list of a coming election', () => {
    it('has confirmed places only', async () => {
      const html = await open(list('EKV-2027'));
      const text = textOf(html);
      expect(text).toContain('Vahvistettu paikka');
      expect(text).toContain('Confirmed places: 1; municipalities that have any: 1 of 3');
      for (const hidden of ['Vahvistamaton', 'Siirretty', 'places/announced', 'places/carried'])
        expect(html).not.toContain(hidden);
      expect(html).toContain('href="https://aanestyspaikat.fi/"');
    });

    it('shows where a municipality voted before as history with its day', async () => {
      const html = await open(list('EKV-2027', '?municipality=992'));
      const text = textOf(html);
      expect(text).toContain('Beela: the places are not known yet.');
      expect(text).toContain('Beela: places in earlier elections');
      expect(text).toContain('Municipal elections 2021, 13 June 2021');
      expect(html).toContain('/en/elections/KV-2021/places/market"');
      expect(html).not.toContain('Siirretty');
    });

    it('offers no history where the municipality has confirmed a place', async () => {
      expect(await read(list('EKV-2027', '?municipality=091'))).not.toContain('earlier elections');
    });
  });

  describe('the page of a place', () => {
    it('has names, address, hours by day, accessibility, and where all that was read', async () => {
      const html = await open('/sv/elections/KV-2021/places/library');
      const text = textOf(html);
      expect(html).toContain('<h1>Huvudbiblioteket</h1>');
      expect(html).toContain('lang="fi">Pääkirjasto<');
      expect(text).toContain('tors 27.5.2021 kl. 9.00–18.00');
      expect(text).not.toContain('26.5. 9-20');
      expect(text).toContain('Bedömningspunkterna är 16: i ordning 1, brister 1, inte kända 14.');
      expect(text).toMatch(/Tröskeln är högst 20 mm Ja \(15 mm, 1\.5\.2021\)/);
      expect(text).toContain(
        'Mitten av postnummerområdet 00100: stället kan ligga några kilometer därifrån.',
      );
      expect(html).toContain('href="https://kunta.example/vaalit"');
      expect(text).toContain('kuulutus 3/2021');
      expect(text).toContain('Historia: stället så som det kungjordes');
    });

    it('says plainly what could not be read and what is not known', async () => {
      const text = await read('/fi/elections/KV-2021/places/school');
      expect(text).toContain(
        'Ilmoituksen aukioloaikoja ei voitu lukea taulukkoon. Ilmoituksen sanat: pääosin 9-20',
      );
      expect(text).toContain(
        'Paikan esteettömyydestä ei ole tietoa. Se ei tarkoita, ettei paikka ole esteetön.',
      );
      expect(text).toContain('Ei tiedossa, minkä äänestysalueen paikka on.');
      expect(await read('/fi/elections/KV-2021/places/far')).toContain('Aukioloajat eivät ole tiedossa.');
    });

    it('says of a confirmed place of a coming election that and when it was confirmed', async () => {
      const text = await read('/en/elections/EKV-2027/places/confirmed');
      expect(text).toContain('Confirmed 1 November 2026 at 10:00.');
      expect(text).not.toContain('History');
    });

    it.each(['announced', 'carried', 'no-such-place', 'library'])(
      'is not found for "%s" of the coming election, and says nothing of it',
      async (id) => {
        const html = await open(`/fi/elections/EKV-2027/places/${id}`, 404);
        expect(textOf(html)).toContain('kunta ei ole vielä vahvistanut sitä');
        expect(html).not.toMatch(/Vahvistamaton|Siirretty|Pääkirjasto/);
      },
    );
  });

  it('an election held together with another leads to their one list, with the question', async () => {
    const answer = await request(test.app).get('/sv/elections/AV-2025/places?q=tori').expect(301);
    expect(answer.headers.location).toBe('/sv/elections/KV-2025/places?q=tori');
  });

  it('a replaced schedule says that nobody voted by it and leads to the election that was held', async () => {
    const html = await open(list('KV-2021-APR'));
    expect(textOf(html)).toContain('Nobody voted by this schedule');
    expect(html).toContain('href="/en/elections/KV-2021/places"');
  });

  it('an unknown election is not found', async () => {
    await open(list('KV-1812'), 404);
    await open('/en/elections/KV-1812/places/library', 404);
  });

  it('the page of an election leads to its places', async () => {
    expect(await open('/en/elections/KV-2021')).toContain('href="/en/elections/KV-2021/places"');
  });
});
