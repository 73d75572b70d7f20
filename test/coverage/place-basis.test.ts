import request from 'supertest';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { createReportSite, reportElection } from '../support/report-site';
import { aPlace } from '../support/places';
import { signedInAs, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';

const base = `/en/elections/${reportElection}`;
const publicAddresses = [
  `${base}/coverage?area=municipality-001`,
  `${base}/coverage.csv`,
  `${base}/coverage.json`,
  `${base}/gaps`,
  `${base}/gaps.csv`,
  `${base}/gaps.json`,
  `${base}/help-coverage`,
  `${base}/help-coverage.json`,
  `${base}/map?measure=share&area=municipality-002`,
  `${base}/map?measure=gaps`,
  `${base}/report.json?area=municipality-001`,
  `${base}/report.geojson`,
  '/en/municipalities/001',
  '/en/areas/region/10',
  '/map/places-EKV-2027.json',
];

/** What somebody is told at each address, whatever the state of the data is called and whenever a report was made. */
async function told(reader: Agent): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const address of publicAddresses) {
    const { status, text } = await reader.get(address).buffer();
    answers[address] =
      `${status} ${text.replace(/(areas|demand|elections|polling_places)\d+/g, '$1').replace(/nonce="[^"]*"/g, '')}`;
  }
  return answers;
}

const unconfirmed = (id: string, municipalityCode: string, easting: number) =>
  aPlace({
    id,
    electionCode: reportElection,
    municipalityCode,
    nameFi: `Vahvistamaton ${id}`,
    position: { easting, northing: 6_800_000 },
    positionSource: 'building',
    confirmedAt: null,
  });

describe('figures of an election that is ahead', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createReportSite();
    await raiseDataVersion(test.deps.db, 'polling_places', test.deps.clock());
  }, 60_000);
  afterAll(() => test.close());
  const change = async (work: () => Promise<unknown>) => {
    await work();
    await raiseDataVersion(test.deps.db, 'polling_places', test.deps.clock());
  };

  it('are the same for everybody when an unconfirmed place is added or moved, and those of planners are not', async () => {
    const everyone = request.agent(test.app);
    const planner = await signedInAs(test, 'planner');
    const [before, planned] = [await told(everyone), await told(planner)];
    expect(before[publicAddresses[0]!]).toContain(
      'measured with polling stations that their municipality has confirmed',
    );
    expect(planned[publicAddresses[0]!]).toContain('measured with all listed polling stations');
    await change(() =>
      insertPlaces(test.deps.db, [unconfirmed('one', '001', 500_000), unconfirmed('two', '002', 510_000)]),
    );
    const plannedThen = await told(planner);
    expect(await told(everyone)).toEqual(before);
    expect(plannedThen['/map/places-EKV-2027.json']).toEqual(before['/map/places-EKV-2027.json']);
    for (const file of [`${base}/coverage.csv`, `${base}/coverage.json`, publicAddresses[0]!])
      expect(plannedThen[file]).not.toEqual(planned[file]);
    await change(() => test.deps.db('polling_places').where({ id: 'one' }).update({ easting: 503_000 }));
    expect(await told(everyone)).toEqual(before);
    expect((await told(planner))[`${base}/coverage.json`]).not.toEqual(plannedThen[`${base}/coverage.json`]);
    for (const address of publicAddresses) expect(before[address]).toMatch(/^200 /);
  }, 120_000);

  it('are not known where a municipality has confirmed nothing, and kept by no cache for planners', async () => {
    const { body } = (await request(test.app).get(`${base}/coverage.json`)) as {
      body: { areas: { code: string; kind: string; access: { advance: { status: string } } }[] };
    };
    const status = (code: string) =>
      body.areas.find((area) => area.kind === 'municipality' && area.code === code)?.access.advance.status;
    expect([status('001'), status('002')]).toEqual(['complete', 'not_known']);
    const planner = await signedInAs(test, 'planner');
    for (const file of ['coverage.json', 'coverage.csv', 'gaps.json'])
      expect((await planner.get(`${base}/${file}`)).headers['cache-control']).toContain('no-store');
  });
});
