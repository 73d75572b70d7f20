import { listPlaces } from '../../src/polling-places/polling-place.store';
import { databaseKinds } from '../support/databases';
import { csrfTokenIn, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  hiddenField,
  locationOf,
  signedInFor,
  upload,
  workspacePath,
} from '../support/workspaces';

const library = comingPlace({
  ownId: 'e1',
  nameFi: 'Kirjasto',
  confirmedAt: '2026-11-01T09:00:00.000Z',
  accessibility: [
    { criterion: 'wide_door', value: 'yes', measure: '900 mm', source: 'mittaus', assessedOn: '2026-10-01' },
  ],
});
const hall = comingPlace({ ownId: 'e2', nameFi: 'Halli' });

describe.each(databaseKinds)('Uploading accessibility on %s', (kind) => {
  let test: TestApp;
  let browser: Agent;
  beforeEach(async () => {
    test = await createWorkspaceApp(kind, [library, hall]);
    browser = await signedInFor(test, '091');
  });
  afterEach(() => test.close());

  const placesNow = () => listPlaces(test.deps.db, comingElection);
  const download = async () =>
    (await browser.get(workspacePath('091', 'reports/accessibility')).expect(200)).text;
  const edited = async () => (await download()).replace('Kyllä;900 mm', 'Ei;800 mm');
  const confirm = (preview: string, page: string) =>
    browser
      .post(`${preview}/confirm`)
      .type('form')
      .send({ _csrf: csrfTokenIn(page), seen: hiddenField(page, 'seen') });

  it('shows what an edited download changes criterion by criterion, and writes that and nothing else', async () => {
    const unchanged = await browser.get(locationOf(await upload(browser, '091', await download())));
    expect(unchanged.text).toContain('Tiedosto ei muuta mitään.');
    const before = await placesNow();
    const preview = locationOf(await upload(browser, '091', await edited()));
    const page = (await browser.get(preview).expect(200)).text;
    expect(page).toContain('Lisätään 0, muutetaan 1, poistetaan 0, ennallaan 1.');
    expect(page).toContain('<del>Kyllä, 900 mm, mittaus, 1.10.2026</del>');
    expect(page).toContain('<ins>Ei, 800 mm, mittaus, 1.10.2026</ins>');
    expect((await confirm(preview, page)).status).toBe(303);
    const after = await placesNow();
    const expected = before.map((place) =>
      place.ownId === 'e1'
        ? {
            ...place,
            version: place.version + 1,
            accessibility: [{ ...place.accessibility[0]!, value: 'no', measure: '800 mm' }],
          }
        : place,
    );
    expect(after).toEqual(expected);
    const history = await test.deps.db('place_changes').where({ field: 'accessibility.wide_door' });
    expect(history).toHaveLength(1);
  });

  it('refuses with 409 when the places moved since, and keeps nothing of a withdrawn file', async () => {
    const preview = locationOf(await upload(browser, '091', await edited()));
    const seen = (await browser.get(preview)).text;
    await confirmPlacesOf(browser, '091');
    const refused = await confirm(preview, seen);
    expect(refused.status).toBe(409);
    expect((await placesNow()).find(({ ownId }) => ownId === 'e1')?.accessibility[0]?.value).toBe('yes');
    const withdrawn = await browser
      .post(`${preview}/withdraw`)
      .type('form')
      .send({ _csrf: csrfTokenIn(refused.text) });
    expect(withdrawn.status).toBe(303);
    expect((await confirm(preview, refused.text)).status).toBe(409);
  });

  it('tells a row of another municipality’s place as one of no place', async () => {
    const file = 'tunnus;kriteeri;arvo\nnaapurin;Kynnys on enintään 20 mm;Kyllä\n';
    const page = (await browser.get(locationOf(await upload(browser, '091', file)))).text;
    expect(page).toContain('Näissä vaaleissa kunnalla ei ole paikkaa, jolla on tämä tunniste.');
    expect(page).not.toContain('/confirm"');
  });
});
