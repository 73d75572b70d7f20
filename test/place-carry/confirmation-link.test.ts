import { randomUUID } from 'node:crypto';
import { confirmByLink } from '../../src/place-carry/confirmation-link.service';
import { askForConfirmation } from '../../src/place-carry/confirmation-mail.service';
import { listPlaces } from '../../src/polling-places/polling-place.store';
import { databaseKinds } from '../support/databases';
import { csrfTokenIn, deliverMail, linkIn, newBrowser, submit, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  hiddenField,
  signedInFor,
  workspacePath,
} from '../support/workspaces';

describe.each(databaseKinds)('Confirming places from a mailed link on %s', (kind) => {
  let test: TestApp;
  let secretary: Agent;
  const library = comingPlace({ nameFi: 'Kirjasto' });
  const school = comingPlace({ nameFi: 'Koulu', kind: 'election_day', districts: ['001'] });
  beforeEach(async () => {
    const neighbour = comingPlace({ municipalityCode: '049', nameFi: 'Naapuri' });
    test = await createWorkspaceApp(kind, [library, school, neighbour]);
    secretary = await signedInFor(test, '091');
  });
  afterEach(() => test.close());

  const request = () => ({
    electionCode: comingElection,
    actorId: null,
    requestId: randomUUID(),
    insists: true,
  });
  async function link(): Promise<string> {
    expect(await askForConfirmation(test.deps, request(), ['091', '049'])).toEqual({
      municipalities: 1,
      mails: 1,
    });
    return linkIn((await deliverMail(test))[0]!);
  }
  const tokenOf = (path: string) => new URL(path, 'http://x').searchParams.get('token') ?? '';
  const confirmed = async () =>
    (await listPlaces(test.deps.db, comingElection)).flatMap(({ nameFi, confirmedAt }) =>
      confirmedAt === null ? [] : [nameFi],
    );
  const press = (page: string, fields: Record<string, string | string[]> = {}) =>
    submit(newBrowser(test), {
      page,
      action: '/fi/confirm-places',
      fields: { token: tokenOf(page), ...fields },
    });

  it('shows the list to whoever opens it, changes nothing until the button, and signs nobody in', async () => {
    const page = await link();
    const browser = newBrowser(test);
    const shown = await browser.get(page);
    expect([shown.status, shown.text.includes('Kirjasto'), shown.text.includes('Naapuri')]).toEqual([
      200,
      true,
      false,
    ]);
    expect(await confirmed()).toEqual([]);
    const answer = await press(page, { without: [school.id] });
    expect([answer.status, String(answer.headers['set-cookie'])]).toEqual([
      303,
      expect.not.stringMatching(/session=[^;]/) as string,
    ]);
    expect(await confirmed()).toEqual(['Kirjasto']);
    expect((await browser.get(workspacePath('091', 'places'))).status).toBe(303);
    const again = await browser.get(page);
    expect([again.status, again.text.includes('käytetty')]).toEqual([410, true]);
  });

  it('confirms once when the button is pressed twice at once, and writes down by which link', async () => {
    const token = tokenOf(await link());
    const both = await Promise.all([1, 2].map(() => confirmByLink(test.deps, token, [])));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'used' } });
    const rows = await test.deps.db('audit_events').where('type', 'places.confirmed');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0])).toMatch(/link/);
  });

  it('is refused with what changed when the places moved since the mail, and stays unused', async () => {
    const page = await link();
    await confirmPlacesOf(secretary, '091', `action=confirm&place=${library.id}`);
    const opened = await newBrowser(test).get(page);
    expect(opened.status).toBe(409);
    expect(opened.text).toContain('<strong>Kirjasto</strong>');
    expect((await confirmByLink(test.deps, tokenOf(page), [])).ok).toBe(false);
    expect(await confirmed()).toEqual(['Kirjasto']);
    // Back to what the mail was about, but in another version: still refused.
    await confirmPlacesOf(secretary, '091', `action=withdraw&place=${library.id}`);
    expect((await newBrowser(test).get(page)).status).toBe(409);
  });

  it('is refused when it was tampered with, has ended or was replaced, or its receiver has left', async () => {
    const first = await link();
    const second = await link();
    const codeOf = async (path: string) => {
      const done = await confirmByLink(test.deps, tokenOf(path), []);
      return done.ok ? 'ok' : done.problem.code;
    };
    expect(await codeOf(first)).toBe('revoked');
    expect(await codeOf(`${second}x`)).toBe('unknown');
    expect((await newBrowser(test).get('/sv/confirm-places')).status).toBe(410);
    const late = { ...test.deps, clock: () => new Date(test.deps.clock().getTime() + 14 * 86_400_000) };
    expect(await confirmByLink(late, tokenOf(second), [])).toMatchObject({ problem: { code: 'expired' } });
    await test.deps.db('account_roles').where('scope', '091').delete();
    expect(await codeOf(second)).toBe('notAllowed');
    expect(await confirmed()).toEqual([]);
  });

  it('asks for at least one place, and keeps what was left out', async () => {
    const answer = await press(await link(), { without: [library.id, school.id] });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(new RegExp(`value="${school.id}"[^>]* checked`));
  });

  it('is sent from the workspace after asking, to people with an account there, and not when nothing waits', async () => {
    const page = workspacePath('091', 'ask-confirmation');
    expect((await secretary.get(page)).text).toContain('Lähetä viesti 1 henkilölle');
    const form = (await secretary.get(page)).text;
    const _csrf = csrfTokenIn(form.slice(form.indexOf('<main')));
    const fields = { _csrf, request: hiddenField(form, 'request') };
    expect((await secretary.post(page).type('form').send({ _csrf, request: 'x' })).status).toBe(400);
    expect((await secretary.post(page).type('form').send(fields)).status).toBe(303);
    // The button pressed twice is one request.
    expect((await secretary.post(page).type('form').send(fields)).status).toBe(303);
    expect(await test.deps.db('outbox').where({ template: 'confirmPlaces' })).toHaveLength(1);
    await confirmPlacesOf(secretary, '091');
    expect(await deliverMail(test)).toEqual([]);
  });
});
