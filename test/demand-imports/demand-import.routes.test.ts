import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { gatherCoverageInput } from '../../src/coverage/coverage.service';
import { readDataVersions } from '../../src/data-version/data-version.store';
import { withBroughtDemand } from '../../src/demand-imports/brought-demand.model';
import { temporaryFolder } from '../../src/demand-imports/temporary-files.service';
import { readElection } from '../../src/elections/election.store';
import { bring, createImportSite, makeGridGeoPackage } from '../support/demand-imports';
import { csrfTokenIn, signedInAs, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import { hiddenField, locationOf } from '../support/workspaces';

let test: TestApp;
let planner: Agent;
beforeEach(async () => {
  test = await createImportSite();
  planner = await signedInAs(test, 'planner');
});
afterEach(() => test.close());

const grid = [
  { x: 500_500, y: 6_800_500, vaesto: 90, ages: [10, 60, 20] as const },
  { x: 510_500, y: 6_800_500, vaesto: '85', ages: null },
];

async function act(browser: Agent, version: string, action: string, seen?: string) {
  const { text } = await browser.get(version);
  return browser
    .post(`${version}/${action}`)
    .type('form')
    .send({ _csrf: csrfTokenIn(text.slice(text.indexOf('<main'))), seen: seen ?? hiddenField(text, 'seen') });
}

async function figures() {
  const election = (await readElection(test.deps.db, 'EKV-2027'))!;
  return withBroughtDemand(
    await gatherCoverageInput(test.deps, election, { dataVersion: 'v', basis: 'listed' }),
  );
}

const demandVersion = async () => (await readDataVersions(test.deps.db)).demand ?? 0;
/** Files go when the answer has left: the test waits for that. */
async function expectNothingLeft() {
  const folder = temporaryFolder(test.deps.config);
  const left = () => (existsSync(folder) ? readdirSync(folder) : []);
  for (let tries = 0; left().length > 0 && tries < 100; tries++) await wait(20);
  expect(left()).toEqual([]);
}

describe('a population grid', () => {
  it('is shown before it counts, counts once confirmed, and counts no more once undone', async () => {
    const sent = await bring(planner, 'population_grid', await makeGridGeoPackage(grid));
    expect(sent.status).toBe(303);
    const version = locationOf(sent);
    const preview = await planner.get(version);
    expect(preview.text).toContain('Asuttuja ruutuja: 2.');
    expect(preview.text).toContain('Asukkaita: 175.');
    expect((await figures()).exactDemand).toBeNull();
    const before = await demandVersion();

    expect((await act(planner, version, 'confirm')).status).toBe(303);
    expect(await demandVersion()).toBe(before + 1);
    const used = await figures();
    // Vanhala (003) has joined Ala-Mäki (002).
    expect(used.exactMunicipalities).toEqual(['001', '002']);
    expect([...used.exactDemand!.people.all]).toEqual([90, 85]);
    expect([...used.exactDemand!.people.over65]).toEqual([20, 85]);
    expect(used.exactDescribedOn).toBe('2020-12-31');

    expect((await act(planner, version, 'undo')).status).toBe(303);
    expect((await figures()).exactDemand).toBeNull();
    expect(await demandVersion()).toBe(before + 2);
    await expectNothingLeft();
  });

  it('goes back to the version before when the newer one is undone', async () => {
    const first = locationOf(await bring(planner, 'population_grid', await makeGridGeoPackage(grid)));
    await act(planner, first, 'confirm');
    const more = [{ ...grid[0]!, vaesto: 99 }, grid[1]!];
    const second = locationOf(await bring(planner, 'population_grid', await makeGridGeoPackage(more)));
    await act(planner, second, 'confirm');
    expect([...(await figures()).exactDemand!.people.all]).toEqual([99, 85]);
    await act(planner, second, 'undo');
    expect([...(await figures()).exactDemand!.people.all]).toEqual([90, 85]);
  });

  it('is not taken into use by somebody who saw another version in use', async () => {
    const file = await makeGridGeoPackage(grid);
    const [mine, theirs] = [
      locationOf(await bring(planner, 'population_grid', file)),
      locationOf(await bring(planner, 'population_grid', file)),
    ];
    const seenBefore = hiddenField((await planner.get(mine)).text, 'seen');
    await act(planner, theirs, 'confirm');
    const late = await act(planner, mine, 'confirm', seenBefore);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Joku ehti ensin');
    expect((await act(planner, mine, 'confirm')).status).toBe(303);
    expect((await act(planner, mine, 'confirm')).status).toBe(409);
  });

  it('in degrees stands where the same grid in metres does', async () => {
    const degrees = [{ x: 27.009, y: 61.334, vaesto: 90, ages: null }];
    const version = locationOf(
      await bring(planner, 'population_grid', await makeGridGeoPackage(degrees, 4326)),
    );
    await act(planner, version, 'confirm');
    const { exactDemand } = await figures();
    expect(Math.abs(exactDemand!.easting[0]! - 500_482)).toBeLessThan(50);
    expect(Math.abs(exactDemand!.northing[0]! - 6_800_100)).toBeLessThan(500);
  });

  it('that is damaged, or something else, is refused with advice, and nothing is left of the file', async () => {
    const whole = await makeGridGeoPackage(
      Array.from({ length: 300 }, (_, index) => ({ x: 495_500 + index * 30, y: 6_800_500, vaesto: 1 })),
    );
    const half = whole.subarray(0, whole.length / 2);
    const damaged = await planner.get(locationOf(await bring(planner, 'population_grid', half)));
    expect(damaged.text).toContain('Tiedosto on vioittunut');
    expect(damaged.text).not.toContain('Ota käyttöön</button>');
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]);
    const other = await planner.get(locationOf(await bring(planner, 'population_grid', picture)));
    expect(other.text).toContain('ei ole GeoPackage eikä tekstiä');
    const wrong = Buffer.from('xkoord;ykoord;vaesto\n500000;6800000;monta\n');
    const told = await planner.get(locationOf(await bring(planner, 'population_grid', wrong)));
    expect(told.text).toMatch(/<td>2<\/td>\s*<td>vaesto<\/td>\s*<td>monta<\/td>/);
    await expectNothingLeft();
  });

  it('needs a file and a day that is not ahead, and keeps what was typed', async () => {
    const form = await bring(planner, 'population_grid', Buffer.from('vaesto'), {
      describedOn: '2030-01-01',
    });
    expect(form.status).toBe(422);
    expect(form.text).toContain('value="2030-01-01"');
    expect(form.text).toContain('href="#describedOn"');
    await expectNothingLeft();
  });

  it('is not taken from a form without a token, and nothing is left of it', async () => {
    const file = await makeGridGeoPackage(grid);
    const answer = await planner.post('/fi/planner/data/population_grid').attach('file', file, 'grid.gpkg');
    expect(answer.status).toBe(403);
    await expectNothingLeft();
  });
});

describe('electors and care units', () => {
  it('count for their election, and for rides, once they are in use', async () => {
    const unasked = await bring(planner, 'electors', Buffer.from('kuntanro;aanioikeutettuja\n1;50'), {
      election: '',
    });
    expect(unasked.status).toBe(422);
    expect(unasked.text).toContain('href="#election"');
    const fields = { election: 'EKV-2027' };
    const electors = await bring(
      planner,
      'electors',
      Buffer.from('kuntanro;aanioikeutettuja\n1;50\n2;40\n3;7'),
      fields,
    );
    await act(planner, locationOf(electors), 'confirm');
    const care = await bring(planner, 'care_units', Buffer.from('kuntanro;postinumero;asukkaita\n3;;12'));
    await act(planner, locationOf(care), 'confirm');
    const used = await figures();
    expect(used.municipalities.map(({ code, electorate }) => [code, electorate])).toEqual([
      ['001', 50],
      // Vanhala (003) has joined Ala-Mäki (002).
      ['002', 47],
    ]);
    expect(used.careResidents).toEqual([{ municipalityCode: '002', postcode: null, people: 12 }]);
  });
});
