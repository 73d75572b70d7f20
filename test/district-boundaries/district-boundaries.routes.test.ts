import { gatherCoverageInput } from '../../src/coverage/coverage.service';
import { computeCoverage } from '../../src/coverage/coverage.model';
import { withBroughtDemand } from '../../src/demand-imports/brought-demand.model';
import { readElection } from '../../src/elections/election.store';
import { toWgs84 } from '../../src/geo/projection';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { replaceDistrictBuildings } from '../../src/demand/demand.store';
import { readCsvTable } from '../../src/shared/csv-table';
import { bring, createImportSite } from '../support/demand-imports';
import { csrfTokenIn, signedInAs, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import { comingElection, comingPlace, hiddenField, locationOf, signedInFor } from '../support/workspaces';

const page = '/fi/municipality/001/districts';

/** A district of Ylä-Mäki between two eastings of its 10 km square. */
const district = (tunnus: string, west: number, east: number, properties: object = {}) => ({
  type: 'Feature',
  properties: { tunnus, ...properties },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 6_795_000],
        [east, 6_795_000],
        [east, 6_805_000],
        [west, 6_805_000],
        [west, 6_795_000],
      ],
    ],
  },
});
const fileOf = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
/** All people live within 798 m of the middle: they are in the west here, and their place stands in the east. */
const halves = fileOf(district('1', 495_000, 501_000), district('2', 501_000, 505_000));
const thirds = fileOf(district('1', 495_000, 499_000), district('2', 499_000, 505_000));

const station = (ownId: string, number: string, easting: number) =>
  comingPlace({
    ownId,
    municipalityCode: '001',
    kind: 'election_day',
    districts: [number],
    nameFi: `Koulu ${number}`,
    position: { easting, northing: 6_800_000 },
    positionSource: 'building',
  });

let test: TestApp;
let browser: Agent;
beforeEach(async () => {
  test = await createImportSite();
  await insertPlaces(test.deps.db, [station('a', '001', 504_000), station('b', '002', 500_000)]);
  // By buildings everybody lives in the second district.
  await replaceDistrictBuildings(test.deps.db, [
    { postcode: '11100', municipalityCode: '001', district: '002', buildings: 3 },
  ]);
  browser = await signedInFor(test, '001');
});
afterEach(() => test.close());

async function send(file: string, describedOn = '2026-09-30') {
  const { text } = await browser.get(page);
  return browser
    .post(page)
    .field('_csrf', csrfTokenIn(text.slice(text.indexOf('<main'))))
    .field('describedOn', describedOn)
    .attach('file', Buffer.from(file), 'alueet.geojson');
}

async function act(who: Agent, version: string, action: string, seen?: string) {
  const { text } = await who.get(version);
  const _csrf = csrfTokenIn(text.slice(text.indexOf('<main')));
  return who
    .post(`${version}/${action}`)
    .type('form')
    .send({ _csrf, seen: seen ?? hiddenField(text, 'seen') });
}

/** Rows of the municipality's CSV by district: adults, mean distance, and what tells where people live. */
async function byDistrict() {
  const path = `/en/municipality/001/${comingElection}/reports/coverage?dialect=rfc4180`;
  const table = readCsvTable((await browser.get(path).expect(200)).text);
  if (!table.ok) throw new Error('no table');
  const rows = table.value.rows.filter(({ cells }) => cells[1] === 'voting district');
  return rows.map(({ cells }) => [cells[2], cells[4], cells[7], cells.at(-1)]);
}

/** Median distance of the municipality's adults on election day in the coverage report. */
async function medianMetres() {
  const election = (await readElection(test.deps.db, comingElection))!;
  const report = computeCoverage(
    withBroughtDemand(await gatherCoverageInput(test.deps, election, { dataVersion: 'v', basis: 'listed' })),
  );
  const area = report.areas.find(({ kind, code }) => kind === 'municipality' && code === '001')!;
  return area.access.election_day.groups.adults!.medianDistanceMetres!.median;
}

describe('The district boundaries of a municipality', () => {
  it('are shown before they count, move its people to the place of their district, and go again when undone', async () => {
    const before = await byDistrict();
    expect(before).toEqual([['002', '100', '500', 'shares of buildings']]);
    expect(await medianMetres()).toBeLessThan(1000);

    const sent = await send(halves);
    expect(sent.status).toBe(303);
    const version = locationOf(sent);
    const preview = await browser.get(version);
    expect(preview.text).toContain('Äänestysalueita: 2.');
    expect(preview.text).toMatch(/<th scope="row">001<\/th>\s*<td class="number">60,0<\/td>/);
    expect(preview.text).toContain('boundary-district');
    expect(await byDistrict()).toEqual(before);

    expect((await act(browser, version, 'confirm')).status).toBe(303);
    const [first, second] = await byDistrict();
    expect(first).toEqual(['001', '100', '4000', 'boundaries of the voting district']);
    // None of the points over which people are spread lies there: that is not known, rather than nobody.
    expect(second!.slice(0, 2)).toEqual(['002', '']);
    expect(await medianMetres()).toBeGreaterThan(3000);

    expect((await act(browser, version, 'undo')).status).toBe(303);
    expect(await byDistrict()).toEqual(before);
    expect(await medianMetres()).toBeLessThan(1000);
  });

  it('go before the national ones in its own area, which count again when they are undone', async () => {
    const planner = await signedInAs(test, 'planner');
    const fields = { describedOn: '2026-01-01' };
    const national = await bring(planner, 'districts', fileOf(district('7', 495_000, 505_000)), fields);
    await act(planner, locationOf(national), 'confirm');
    expect((await byDistrict()).map(([code]) => code)).toEqual(['007']);
    expect((await browser.get(page)).text).toContain('valtakunnalliset rajat');
    const version = locationOf(await send(halves));
    await act(browser, version, 'confirm');
    expect((await byDistrict()).map(([code]) => code)).toEqual(['001', '002']);

    const list = await planner.get('/fi/planner/data/districts');
    expect(list.text).toContain('<th scope="row">Ylä-Mäki</th>');
    const theirs = `/fi/planner/data/districts/${version.split('/').at(-1)!}`;
    expect((await planner.get(theirs)).text).toContain('Kunta on tuonut rajat omalle alueelleen: Ylä-Mäki.');
    expect((await act(planner, theirs, 'confirm')).status).toBe(404);
    expect((await act(planner, theirs, 'undo')).status).toBe(303);
    expect((await byDistrict()).map(([code]) => code)).toEqual(['007']);
  });

  it('are taken away as they were brought, in both systems', async () => {
    await act(browser, locationOf(await send(thirds)), 'confirm');
    const { text } = await browser.get(`${page}.geojson?system=etrs`);
    for (const corner of ['[499000,6795000]', '[505000,6805000]']) expect(text).toContain(corner);
    const { text: inDegrees } = await browser.get(`${page}.geojson`);
    const { lon } = toWgs84({ easting: 499_000, northing: 6_795_000 });
    expect(inDegrees).toContain(String(Math.round(lon * 1e6) / 1e6));
    await act(browser, locationOf(await send(inDegrees)), 'confirm');
    expect((await browser.get(`${page}.geojson?system=etrs`)).text).toBe(text);
  });

  it.each([
    ['of another municipality', district('1', 495_000, 505_000, { kuntanro: '003' }), 'on toisen kunnan'],
    ['far outside', district('1', 495_000, 507_500), '001: 2500 m'],
    ['mostly outside', district('1', 504_500, 506_900), 'suurin osa siitä on siellä'],
  ])('refuse a district %s', async (_what, feature, text) => {
    const version = locationOf(await send(fileOf(feature)));
    const told = await browser.get(version);
    expect(told.text).toContain(text);
    expect(told.text).toMatch(/<td>1<\/td>/);
    expect(told.text).not.toContain('Ota käyttöön</button>');
  });

  it('tell of holes, overlaps and numbers that differ from those of the places', async () => {
    const file = fileOf(district('1', 495_000, 500_000), district('9', 498_000, 502_000));
    const { text } = await browser.get(locationOf(await send(file)));
    expect(text).toContain('menevät päällekkäin');
    expect(text).toContain('ei kuulu mihinkään');
    expect(text).toMatch(/<td>009<\/td>\s*<td>Äänestysalueella ei ole äänestyspaikkaa/);
    expect(text).toMatch(
      /<td>002<\/td>\s*<td>Äänestyspaikan tiedoissa on äänestysalue, jonka rajat puuttuvat/,
    );
    expect(text).toContain('Ota käyttöön</button>');
  });

  it('need a file and a day, keep what was typed, and are not taken from somebody who saw another version', async () => {
    const ahead = await send(halves, '2030-01-01');
    expect(ahead.status).toBe(422);
    expect(ahead.text).toContain('value="2030-01-01"');
    const [mine, theirs] = [locationOf(await send(halves)), locationOf(await send(thirds))];
    const seen = hiddenField((await browser.get(mine)).text, 'seen');
    await act(browser, theirs, 'confirm');
    const late = await act(browser, mine, 'confirm', seen);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Joku ehti ensin');
    const neighbour = await signedInFor(test, '002');
    expect((await neighbour.get(mine)).status).toBe(403);
    const elsewhere = mine.replace('/001/', '/002/');
    expect((await neighbour.get(elsewhere)).status).toBe(404);
  });
});
