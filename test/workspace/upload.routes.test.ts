import fc from 'fast-check';
import { listPublicPlaces } from '../../src/polling-places/public-place.service';
import { readElection } from '../../src/elections/election.store';
import { insertPlaces, listPlaces } from '../../src/polling-places/polling-place.store';
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

const places = [
  comingPlace({ ownId: 'e1', nameFi: 'Kirjasto', addressFi: 'Itätie 1' }),
  comingPlace({ ownId: 'e2', nameFi: 'Halli', addressFi: 'Länsitie 2' }),
  comingPlace({ ownId: 'v1', kind: 'election_day', districts: ['001'], nameFi: 'Koulu' }),
  comingPlace({ municipalityCode: '049', ownId: 'e1', nameFi: 'Naapurin kirjasto' }),
];

const namesOf = async (test: TestApp) =>
  (await listPlaces(test.deps.db, comingElection)).map(({ nameFi }) => nameFi).sort();

async function download(browser: Agent, dialect = 'excel-fi'): Promise<string> {
  const answer = await browser.get(workspacePath('091', `places.csv?dialect=${dialect}`)).expect(200);
  return answer.text;
}

/** Confirms the upload of a preview page. */
async function confirmUploadAt(browser: Agent, preview: string, page?: string) {
  const text = page ?? (await browser.get(preview)).text;
  return browser
    .post(`${preview}/confirm`)
    .type('form')
    .send({ _csrf: csrfTokenIn(text), seen: hiddenField(text, 'seen') });
}

describe.each(databaseKinds)('Uploading places on %s', (kind) => {
  let test: TestApp;
  let browser: Agent;
  beforeEach(async () => {
    test = await createWorkspaceApp(kind, places);
    browser = await signedInFor(test, '091');
  });
  afterEach(() => test.close());

  it('shows what an edited download would change, writes it when told, and says nothing changes the second time', async () => {
    const file = (await download(browser)).replace('Kirjasto', 'Pääkirjasto');
    const preview = locationOf(await upload(browser, '091', file));
    const page = await browser.get(preview).expect(200);
    expect(page.text).toContain('<del>Kirjasto</del>');
    expect(page.text).toContain('<ins>Pääkirjasto</ins>');
    expect(page.text).toContain('Lisätään 0, muutetaan 1, poistetaan 0, ennallaan 2.');
    expect(await namesOf(test)).toContain('Kirjasto');

    const done = await confirmUploadAt(browser, preview, page.text);
    expect([done.status, locationOf(done)]).toEqual([
      303,
      workspacePath('091', 'places?done=uploadConfirmed'),
    ]);
    expect(await namesOf(test)).toEqual(['Halli', 'Koulu', 'Naapurin kirjasto', 'Pääkirjasto']);

    const again = await browser.get(locationOf(await upload(browser, '091', file))).expect(200);
    expect(again.text).toContain('Tiedosto ei muuta mitään.');
    expect(again.text).not.toContain('/confirm"');
  });

  it('refuses to confirm when the places moved after the preview, and shows the new difference', async () => {
    const preview = locationOf(
      await upload(browser, '091', (await download(browser)).replace('Halli', 'Areena')),
    );
    const seen = (await browser.get(preview)).text;
    await confirmPlacesOf(browser, '091');
    const refused = await confirmUploadAt(browser, preview, seen);
    expect([refused.status, refused.text.includes('Joku muutti paikkoja')]).toEqual([409, true]);
    expect(await namesOf(test)).toContain('Halli');
    // The page that refuses holds the state as it is now, so that it can be confirmed from there.
    expect((await confirmUploadAt(browser, preview, refused.text)).status).toBe(303);
    expect(await namesOf(test)).toContain('Areena');
  });

  it('writes a file once when two people confirm it at once', async () => {
    const other = await signedInFor(test, '091');
    const preview = locationOf(
      await upload(browser, '091', (await download(browser)).replace('Halli', 'Areena')),
    );
    const [one, two] = [(await browser.get(preview)).text, (await other.get(preview)).text];
    const answers = await Promise.all([
      confirmUploadAt(browser, preview, one),
      confirmUploadAt(other, preview, two),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const events = await test.deps.db('audit_events').where({ type: 'upload.confirmed' });
    expect(events).toHaveLength(1);
    expect(
      (await listPlaces(test.deps.db, comingElection)).find(({ ownId }) => ownId === 'e2')?.version,
    ).toBe(2);
  });

  it('lets one of two different files through that were previewed from the same state', async () => {
    const file = await download(browser);
    const first = locationOf(await upload(browser, '091', file.replace('Halli', 'Areena')));
    const second = locationOf(await upload(browser, '091', file.replace('Halli', 'Stadion')));
    const pages = await Promise.all([browser.get(first), browser.get(second)]);
    const answers = await Promise.all([
      confirmUploadAt(browser, first, pages[0].text),
      confirmUploadAt(browser, second, pages[1].text),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('forgets a withdrawn file, which cannot be confirmed any more', async () => {
    const preview = locationOf(
      await upload(browser, '091', (await download(browser)).replace('Halli', 'Areena')),
    );
    const page = (await browser.get(preview)).text;
    const withdrawn = await browser
      .post(`${preview}/withdraw`)
      .type('form')
      .send({ _csrf: csrfTokenIn(page) });
    expect(withdrawn.status).toBe(303);
    expect((await confirmUploadAt(browser, preview, page)).status).toBe(409);
    expect(await namesOf(test)).toContain('Halli');
    const [row] = await test.deps.db('uploads').select('state', 'content');
    expect(row).toEqual({ state: 'withdrawn', content: null });
    expect((await browser.get(preview).expect(200)).text).toContain('Tämä tiedosto on peruttu.');
  });

  it('makes a place public once it is confirmed, and hides it again when that is taken back', async () => {
    const election = (await readElection(test.deps.db, comingElection))!;
    const publicNames = async () =>
      (await listPublicPlaces(test.deps, election)).map(({ nameFi }) => nameFi).sort();
    expect(await publicNames()).toEqual([]);
    const asks = await browser
      .get(workspacePath('091', 'confirmation?action=confirm&kind=advance'))
      .expect(200);
    expect(asks.text).toContain('Vahvistetaanko 2 paikkaa?');
    expect((await confirmPlacesOf(browser, '091', 'action=confirm&kind=advance')).status).toBe(303);
    expect(await publicNames()).toEqual(['Halli', 'Kirjasto']);
    expect((await confirmPlacesOf(browser, '091', 'action=withdraw')).status).toBe(303);
    expect(await publicNames()).toEqual([]);
  });
});

describe('A file that cannot be used', () => {
  let test: TestApp;
  let browser: Agent;
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', places);
    browser = await signedInFor(test, '091');
  });
  afterAll(() => test.close());

  it('is asked for when none was chosen', async () => {
    const page = workspacePath('091', 'uploads');
    const form = await browser.get(page);
    const answer = await browser.post(page).field('_csrf', csrfTokenIn(form.text));
    expect([answer.status, answer.text.includes('Valitse tiedosto.')]).toEqual([422, true]);
  });

  it('is not taken without the token of the form, nor as a broken body', async () => {
    const page = workspacePath('091', 'uploads');
    expect((await browser.post(page).attach('file', Buffer.from('x'), 'x.csv')).status).toBe(403);
    const broken = await browser.post(page).set('Content-Type', 'multipart/form-data').send('x');
    expect(broken.status).toBe(400);
  });

  it('tells its problems by line, also as a file with the rows beside them', async () => {
    const file =
      'tunnus;kuntanro;tyyppi;nimi_fi;n_etrs_tm35fin\ne1;049;E;Kirjasto;\ne9;091;E;Halli;pohjoinen\n';
    const preview = locationOf(await upload(browser, '091', file));
    const page = (await browser.get(preview).expect(200)).text;
    expect(page).toContain('Rivi koskee kuntaa 049, mutta tähän työtilaan kuuluu vain kunta 091.');
    expect(page).not.toContain('/confirm"');
    const problems = (await browser.get(`${preview}/problems.csv?dialect=rfc4180`).expect(200)).text;
    const lines = problems.trim().split('\r\n');
    expect(lines[0]).toBe(
      'vakavuus,rivi,sarake,arvo,ongelma,neuvo,tunnus,kuntanro,tyyppi,nimi_fi,n_etrs_tm35fin',
    );
    expect(lines[1]).toMatch(/^virhe,2,kuntanro,049,.*,e1,049,E,Kirjasto,$/);
    expect(lines[2]).toMatch(/^virhe,3,.*,e9,091,E,Halli,pohjoinen$/);
    expect(
      (await confirmUploadAt(browser, preview, (await browser.get(workspacePath('091', 'uploads'))).text))
        .status,
    ).toBe(409);
    expect(await namesOf(test)).toContain('Naapurin kirjasto');
  });
});

describe('A downloaded file', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createWorkspaceApp();
  });
  afterAll(() => test.close());

  const text = fc.option(
    fc.string({ minLength: 1, maxLength: 30 }).map((each) => each.replace(/[\s\p{C}]+/gu, ' ').trim() || 'x'),
    { nil: null },
  );

  it('uploads unchanged, in both dialects and whatever the places are called', async () => {
    const browser = await signedInFor(test, '091');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ nameFi: text, nameSv: text, note: text, addressSv: text }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom('excel-fi', 'rfc4180'),
        async (described, dialect) => {
          await test.deps.db('polling_places').delete();
          await insertPlaces(
            test.deps.db,
            described.map((says, index) =>
              comingPlace({
                ...says,
                ownId: `p${index}`,
                position: { easting: 385000, northing: 6671000 },
              }),
            ),
          );
          const preview = locationOf(await upload(browser, '091', await download(browser, dialect)));
          expect((await browser.get(preview)).text).toContain('Tiedosto ei muuta mitään.');
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
