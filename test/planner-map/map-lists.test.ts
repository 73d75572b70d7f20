import request from 'supertest';
import { replaceMunicipalityTopology } from '../../src/areas/area.store';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { emptyNeed, type Need } from '../../src/needs/need.model';
import { insertNeed } from '../../src/needs/need.store';
import { insertPledge } from '../../src/needs/pledge.store';
import { insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { anOffer, anOrganisation, rideContent } from '../support/offers';
import { aPlace } from '../support/places';
import { signedInAs } from '../support/sign-in';
import { createSmallSite } from '../support/small-site';
import { twoSquares } from '../support/topologies';
import type { TestApp } from '../support/test-app';

const path = '/en/elections/EKV-2027/map';
const layers = 'layers=offers,needs,places';
const now = new Date('2026-11-01T10:00:00Z');
const decode = (text: string) => text.replace(/&#39;/g, "'").replace(/&amp;/g, '&');

/** Rows of a list: the words of its cells. */
function listOf(html: string, layer: string): string[][] {
  const rows = html.matchAll(new RegExp(`<tr data-layer="${layer}"[^>]*>([\\s\\S]*?)</tr>`, 'g'));
  return [...rows].map(([, cells = '']) =>
    [...cells.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      decode(cell.replace(/<[^>]+>/g, '')).trim(),
    ),
  );
}

/** What the picture draws of offers: circles and municipalities, by their titles. */
function drawnOffers(html: string): string[] {
  const shapes = html.matchAll(/class="offer-(?:circle|area)"[^>]*><title>([^<]*)</g);
  return [...shapes].flatMap(([, title = '']) => decode(title).split('; '));
}

/** How many squares or dots of a class the picture draws. */
function drawnDots(html: string, cssClass: string): number {
  const picture = html.slice(html.indexOf('planner-map-picture'), html.indexOf('planner-map-legend'));
  const paths = picture.matchAll(new RegExp(`class="dots ${cssClass}[^"]*" d="([^"]*)"`, 'g'));
  return [...paths].reduce((sum, [, d = '']) => sum + (d.match(/M/g)?.length ?? 0), 0);
}

const aNeed = (id: string, municipalityCode: string, over: Partial<Need> = {}): Need => ({
  id,
  municipalityCode,
  electionCode: 'EKV-2027',
  type: 'transport_individual',
  state: 'open',
  version: 1,
  content: { ...emptyNeed, description: 'Rides', days: ['2027-04-18'], band: '5-9', until: '2027-04-01' },
  contact: { role: 'Election office', email: 'office@example.org', phone: '', language: 'en' },
  createdAt: now,
  changedAt: now,
  ...over,
});

async function createSite(): Promise<TestApp> {
  const test = await createSmallSite([]);
  const { db } = test.deps;
  await replaceMunicipalityTopology(db, twoSquares('001', '002'));
  await insertOrganisation(db, anOrganisation({ id: 'only', trust: 'register_checked' }));
  await insertOffer(
    db,
    anOffer({
      id: 'whole',
      organisationId: 'only',
      publishedContent: { ...rideContent, municipalities: ['001'] },
    }),
  );
  await insertOffer(
    db,
    anOffer({
      id: 'round',
      organisationId: 'only',
      type: 'transport_accessible',
      publishedContent: {
        ...rideContent,
        municipalities: ['002'],
        circle: {
          centre: { easting: 515_000, northing: 6_800_000 },
          radiusMetres: 2000,
          kind: 'municipality',
          reference: '002',
          nameFi: 'Ala-Mäki',
          nameSv: null,
          municipalityCode: '002',
        },
      },
    }),
  );
  await insertPlaces(db, [
    aPlace({
      id: 'hall',
      electionCode: 'EKV-2027',
      municipalityCode: '001',
      nameFi: 'Sali',
      confirmedAt: null,
      position: { easting: 500_000, northing: 6_800_000 },
    }),
  ]);
  await insertNeed(db, aNeed('at-hall', '001', { content: { ...aNeed('', '').content, placeId: 'hall' } }));
  await insertNeed(db, aNeed('somewhere', '002', { type: 'transport_accessible' }));
  await insertNeed(db, aNeed('drafted', '001', { state: 'draft' }));
  await insertPledge(db, {
    id: 'some',
    needId: 'at-hall',
    offerId: 'whole',
    organisationId: 'only',
    state: 'accepted',
    version: 1,
    quantity: 3,
    seats: null,
    wheelchairPlaces: null,
    days: ['2027-04-18'],
    opensAt: null,
    closesAt: null,
    message: 'A word between the two',
    contact: null,
    reason: null,
    takenBackBy: null,
    createdAt: now,
    changedAt: now,
  });
  for (const kind of ['areas', 'polling_places'] as const) await raiseDataVersion(db, kind, now);
  return test;
}

describe("lists beside the planner's map", () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createSite();
  }, 60_000);
  afterAll(() => test.close());

  it('lists exactly the offers that the picture draws, whole, by kind, by area and by part of the map', async () => {
    for (const [query, kinds] of [
      ['', ['Accessible', 'Ride']],
      ['&type=transport_individual', ['Ride']],
      ['&box=499000,6799000,501000,6801000', ['Ride']],
      ['&box=509000,6799000,514000,6801000', ['Accessible', 'Ride']],
      // Inside the corner of the circle's bounds, and so outside the circle.
      ['&box=516600,6801600,517000,6801900', []],
      ['&box=300000,6800000,301000,6801000', []],
    ] as const) {
      const { text } = await request(test.app).get(`${path}?layers=offers${query}`).expect(200);
      const listed = listOf(text, 'offers').map(([name, organisation]) => `${name}: ${organisation}`);
      expect({ query, listed: listed.sort() }).toEqual({ query, listed: drawnOffers(text).sort() });
      expect(listed).toHaveLength(kinds.length);
    }
    const { text } = await request(test.app).get(`${path}?layers=offers&area=municipality-002`).expect(200);
    expect(listOf(text, 'offers')).toHaveLength(1);
    expect(text).toContain('/en/organisations/only#offer-round');
  });

  it('shows needs with their pledges to authorities, one mark and one row each, and to nobody else', async () => {
    const refused = await request(test.app).get(`${path}?${layers}`).expect(400);
    expect(refused.text).toContain('“needs” cannot be used');
    expect(listOf(refused.text, 'needs')).toEqual([]);
    await request(test.app).get(`${path}/needs.json`).expect(303);
    const partner = await signedInAs(test, 'partner');
    await partner.get(`${path}?layers=needs`).expect(400);
    await partner.get(`${path}/needs.json`).expect(403);

    const planner = await signedInAs(test, 'planner');
    const { text } = await planner.get(`${path}?${layers}`).expect(200);
    const rows = listOf(text, 'needs');
    expect(
      rows.map(([name, where, , , , accepted, , by, cover]) => [name, where, accepted, by, cover]),
    ).toEqual([
      [
        'Ride to the polling station',
        'Ylä-Mäki: Sali, Itätie 1',
        '3 rides a day',
        'Esimerkki: kyläyhdistys',
        'need with less help than is asked for',
      ],
      ['Accessible transport', 'Ala-Mäki', '0 rides a day', '', 'need without help yet'],
    ]);
    expect([
      drawnDots(text, 'need none'),
      drawnDots(text, 'need tooSmall'),
      drawnDots(text, 'need enough'),
    ]).toEqual([1, 1, 0]);
    expect(listOf(text, 'places')).toHaveLength(drawnDots(text, 'place'));
    const { body } = (await planner.get(`${path}/needs.json`).expect(200)) as {
      body: { needs: { name: string; where: string }[] };
    };
    expect(body.needs.map(({ name, where }) => [name, where])).toEqual(
      rows.map(([name, where]) => [name, where]),
    );
    for (const secret of ['office@example.org', 'Election office', 'A word between the two'])
      expect(text + JSON.stringify(body)).not.toContain(secret);
  });

  it('narrows needs and places by kind of help, area and part of the map', async () => {
    const planner = await signedInAs(test, 'planner');
    const namesOf = async (query: string) => {
      const { text } = await planner.get(`${path}?${layers}${query}`).expect(200);
      return [listOf(text, 'needs').map(([name]) => name), listOf(text, 'places').map(([name]) => name)];
    };
    const [ride, escort] = ['Ride to the polling station', 'Accessible transport'];
    expect(await namesOf('')).toEqual([[ride, escort], ['Sali']]);
    expect(await namesOf('&type=transport_accessible')).toEqual([[escort], ['Sali']]);
    expect(await namesOf('&area=municipality-002')).toEqual([[escort], []]);
    expect(await namesOf('&box=499000,6799000,501000,6801000')).toEqual([[ride], ['Sali']]);
    await planner.get(`${path}?box=5,5,4,4`).expect(400);
  });
});
