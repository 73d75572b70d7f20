import type { Express, Router } from 'express';
import { exchangeAddress, makeToken } from '../support/access-tokens';
import { needsOf, writeNeed } from '../support/needs';
import { csrfTokenIn, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  createWorkspaceApp,
  locationOf,
  signedInFor,
  upload,
} from '../support/workspaces';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: Partial<Pick<Router, 'stack'>>;
}

/** Every route of a workspace that is mounted, found in the application itself. */
function workspaceRoutesOf(app: Express): { path: string; method: 'get' | 'post' }[] {
  const walk = (layers: readonly Layer[]): { path: string; method: 'get' | 'post' }[] =>
    layers.flatMap((layer) => {
      if (layer.route === undefined) return walk((layer.handle.stack ?? []) as unknown as Layer[]);
      const { path, methods } = layer.route;
      return Object.keys(methods).map((method) => ({ path, method: method as 'get' | 'post' }));
    });
  const seen = new Set<string>();
  return walk(app.router.stack as unknown as Layer[]).filter(({ path, method }) => {
    const key = `${method} ${path}`;
    if (!path.startsWith('/municipality/:municipality') || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

describe('Two municipalities', () => {
  let test: TestApp;
  let neighbour: Agent;
  let ids: Record<string, string>;
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', [
      comingPlace({ id: 'own-place', ownId: 'e1', nameFi: 'Salainen kirjasto' }),
      comingPlace({ id: 'their-place', municipalityCode: '049', nameFi: 'Naapurin kirjasto' }),
    ]);
    const own = await signedInFor(test, '091');
    neighbour = await signedInFor(test, '049');
    const file = 'tunnus;kuntanro;tyyppi;nimi_fi\ne1;091;E;Salainen talo\n';
    const uploaded = locationOf(await upload(own, '091', file, { name: 'salainen.csv' }))
      .split('/')
      .at(-1)!;
    const need = (await writeNeed(own, '091')).split('?')[0]!.split('/').at(-1)!;
    await makeToken(own, { name: 'Salainen avain' });
    const token = (await test.deps.db<{ id: string }>('access_tokens').first('id'))!;
    ids = {
      election: comingElection,
      place: 'own-place',
      upload: uploaded,
      need,
      token: token.id,
      kind: 'advance',
      report: 'places',
      pledge: 'none',
      mark: 'none',
    };
  });
  afterAll(() => test.close());

  /** The address with real ids of the municipality 091, below the workspace of a municipality. */
  const addressOf = (path: string, municipality: string) =>
    `/fi${path.replace(/:(\w+)/g, (_, name: string) => (name === 'municipality' ? municipality : (ids[name] ?? 'none')))}`;

  async function send(browser: Agent, method: 'get' | 'post', address: string) {
    if (method === 'get') return browser.get(address);
    const token = csrfTokenIn((await browser.get('/fi/account/delete')).text);
    return browser
      .post(address)
      .type('form')
      .send({ _csrf: token, action: 'confirm', version: '1', seen: '' });
  }

  it('do not get into each other’s workspace by any of its addresses', async () => {
    const routes = workspaceRoutesOf(test.app);
    expect(routes.length).toBeGreaterThan(35);
    for (const { path, method } of routes) {
      const answer = await send(neighbour, method, addressOf(path, '091'));
      expect([method, path, answer.status]).toEqual([method, path, 403]);
      expect([method, path, answer.text.includes('Salainen')]).toEqual([method, path, false]);
    }
  }, 60_000);

  it('find nothing of each other’s under their own address either', async () => {
    const withOthersId = workspaceRoutesOf(test.app).filter(({ path }) =>
      /:(place|upload|need|token)\b/.test(path),
    );
    expect(withOthersId.length).toBeGreaterThan(15);
    const before = await test.deps.db('polling_places').where({ id: 'own-place' }).first();
    for (const { path, method } of withOthersId) {
      const answer = await send(neighbour, method, addressOf(path, '049'));
      expect([method, path, [302, 303, 404].includes(answer.status)]).toEqual([method, path, true]);
      expect([method, path, answer.text.includes('Salainen')]).toEqual([method, path, false]);
    }
    expect(await test.deps.db('polling_places').where({ id: 'own-place' }).first()).toEqual(before);
    expect(await test.deps.db('uploads').first('state')).toEqual({ state: 'checking' });
    expect(await test.deps.db('access_tokens').whereNotNull('revoked_at')).toEqual([]);
    expect((await neighbour.get(needsOf('049'))).text).not.toContain('Kyytejä syrjäkyliltä');
  }, 60_000);

  it('do not reach each other by token', async () => {
    const own = await signedInFor(test, '091');
    const { secret } = await makeToken(own);
    for (const file of ['places.csv', 'reports/places.csv', 'reports.zip'])
      expect(
        (await neighbour.get(exchangeAddress(file, '049')).set('Authorization', `Bearer ${secret}`)).status,
      ).toBe(403);
  });
});
