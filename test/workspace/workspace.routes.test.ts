import { judgeLists } from '../../src/polling-places/completeness.service';
import { readElection } from '../../src/elections/election.store';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { aPlace } from '../support/places';
import { csrfTokenIn, signedInAs, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  locationOf,
  signedInFor,
  upload,
  workspacePath,
} from '../support/workspaces';

const places = [
  comingPlace({ ownId: 'e1', nameFi: 'Kirjasto' }),
  comingPlace({ ownId: 'v1', kind: 'election_day', districts: ['001'], nameFi: 'Koulu' }),
  comingPlace({ municipalityCode: '049', ownId: 'e1', nameFi: 'Naapurin kirjasto' }),
];

describe('A workspace', () => {
  let test: TestApp;
  let browser: Agent;
  beforeEach(async () => {
    test = await createWorkspaceApp('sqlite', places);
    browser = await signedInFor(test, '091');
  });
  afterEach(() => test.close());

  it('is closed to other municipalities, and so is what they uploaded', async () => {
    const neighbour = await signedInFor(test, '049');
    const file = (await browser.get(workspacePath('091', 'places.csv'))).text;
    const preview = locationOf(await upload(browser, '091', file));
    for (const path of ['places', 'places.csv', 'confirmation', 'uploads'])
      expect([path, (await neighbour.get(workspacePath('091', path))).status]).toEqual([path, 403]);
    expect((await neighbour.get('/fi/municipality/091')).status).toBe(403);
    expect((await neighbour.get(preview)).status).toBe(403);
    // The id of another's upload under one's own municipality leads to nothing.
    expect((await neighbour.get(preview.replace('/091/', '/049/'))).status).toBe(404);
    expect((await neighbour.get(workspacePath('049', 'places'))).text).not.toContain('Koulu');
  });

  it('is open to administrators, and to nobody who is not signed in for it', async () => {
    const administrator = await signedInAs(test, 'administrator');
    expect((await administrator.get(workspacePath('091', 'places'))).status).toBe(200);
    expect((await (await signedInAs(test, 'planner')).get(workspacePath('091', 'places'))).status).toBe(403);
  });

  it('starts with how ready the municipality is, each line leading to where it is mended', async () => {
    const page = (await browser.get('/en/municipality/091').expect(200)).text;
    expect(page).toContain('Confirmed for this election');
    expect(page).toContain('0 of 2 places');
    expect(page).toContain('/en/municipality/091/EKV-2027/places?missing=confirmation');
    expect(page).toContain('Election Act');
  });

  it('does not take what is not known of an earlier election for none', async () => {
    await insertPlaces(test.deps.db, [aPlace({ id: 'then', electionCode: 'KV-2021' })]);
    const { text } = await browser.get('/en/municipality/091').expect(200);
    expect(text).toContain('1, at the last election 1 (');
    expect(text).toContain('1. The number at earlier elections is not known.');
  });

  it('takes a list for whole only when every place of it is confirmed, until one is taken back', async () => {
    const election = (await readElection(test.deps.db, comingElection))!;
    const reason = async () =>
      (await judgeLists(test.deps.db, election)).find(
        (list) => list.municipalityCode === '091' && list.kind === 'advance',
      )?.reason;
    const call = async () => {
      const page = (await browser.get(workspacePath('091', 'places'))).text;
      const form = { _csrf: csrfTokenIn(page), kind: 'advance', action: 'confirm' };
      return (await browser.post(workspacePath('091', 'lists')).type('form').send(form)).status;
    };
    expect([await call(), await reason()]).toEqual([422, 'noBasis']);
    await confirmPlacesOf(browser, '091');
    expect([await call(), await reason()]).toEqual([303, 'confirmed']);
    await confirmPlacesOf(browser, '091', 'action=withdraw&kind=advance');
    expect(await reason()).toBe('noBasis');
  });

  it('names what of an address cannot be used, however long it is', async () => {
    const page = await browser.get(workspacePath('091', `places?kind=${'x'.repeat(10_000)}`, 'en'));
    expect(page.status).toBe(400);
    expect(page.text).toContain(`“${'x'.repeat(40)}…”`);
  });
});
