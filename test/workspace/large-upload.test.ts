import { writePlacesCsv } from '../../src/polling-places/place-writing.csv';
import { csrfTokenIn, type Agent } from '../support/sign-in';
import { aDraft } from '../support/places';
import type { TestApp } from '../support/test-app';
import { createWorkspaceApp, locationOf, signedInFor, upload, workspacePath } from '../support/workspaces';

describe('A large file', () => {
  let test: TestApp;
  let browser: Agent;
  let release: () => void;
  beforeAll(async () => {
    test = await createWorkspaceApp();
    browser = await signedInFor(test, '091');
    const threads = test.deps.workers;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The real threads, which begin when the test says so.
    test.deps.workers = {
      run: async (file, input) => {
        await held;
        return threads.run(file, input);
      },
      close: () => threads.close(),
    };
  });
  afterAll(() => test.close());

  it('is read in a thread, while a page tells how far it is, with and without scripts', async () => {
    const drafts = Array.from({ length: 2500 }, (_, index) =>
      aDraft({ ownId: `p${index}`, nameFi: `Kylätalo numero ${index}`, addressFi: `Mäkitie ${index}` }),
    );
    const preview = locationOf(await upload(browser, '091', writePlacesCsv(drafts, 'excel-fi')));
    const waiting = (await browser.get(preview).expect(200)).text;
    // Without scripts the reader looks again: a page that reloads itself takes the reading away.
    expect(waiting).toContain(`<a href="${preview}">Katso nyt</a>`);
    expect(waiting).not.toContain('http-equiv="refresh"');
    expect(waiting).toContain('Vaihe 1/2: tiedosto luetaan ja sitä verrataan paikkoihin.');
    expect(waiting).toContain('upload-progress.js');
    expect((await browser.get(workspacePath('091', 'uploads'))).text).toContain('tarkistus kesken');
    release();
    let page = waiting;
    for (let asked = 0; asked < 30 && page.includes('id="upload-progress"'); asked++)
      page = (await browser.get(preview).expect(200)).text;
    expect(page).toContain('Lisätään 2\u00a0500, muutetaan 0, poistetaan 0, ennallaan 0.');
    expect(page).toContain('Näytetään 200 ensimmäistä, yhteensä 2\u00a0500.');
    expect(await test.deps.db('uploads').select('state')).toEqual([{ state: 'previewed' }]);
  }, 120_000);

  it('cannot be confirmed before anybody has seen what it would do', async () => {
    const preview = locationOf(
      await upload(browser, '091', 'tunnus;kuntanro;tyyppi;nimi_fi\nx;091;E;Talo\n'),
    );
    const form = (await browser.get(workspacePath('091', 'uploads'))).text;
    const answer = await browser
      .post(`${preview}/confirm`)
      .type('form')
      .send({ _csrf: csrfTokenIn(form), seen: '' });
    expect(answer.status).toBe(409);
    expect(await test.deps.db('polling_places').select('id')).toEqual([]);
  });
});
