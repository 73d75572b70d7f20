import type { Express, Router } from 'express';
import { roles } from '../../src/accounts/account.model';
import { csrfTokenIn, newBrowser, signedInAs, type Agent } from '../support/sign-in';
import { routeAccess } from '../support/route-access';
import { createTestApp, type TestApp } from '../support/test-app';

interface Route {
  method: 'get' | 'post' | 'put';
  path: string;
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: Partial<Pick<Router, 'stack'>>;
}

/** Every route that is mounted, found in the application itself. */
function routesOf(app: Express): Route[] {
  const walk = (layers: readonly Layer[]): Route[] =>
    layers.flatMap((layer) => {
      if (layer.route === undefined) return walk((layer.handle.stack ?? []) as unknown as Layer[]);
      const { path, methods } = layer.route;
      return Object.keys(methods).map((method) => ({ method: method as Route['method'], path }));
    });
  return walk(app.router.stack as unknown as Layer[]);
}

/** What of an answer tells whether the guard let the request through. */
async function reach(browser: Agent, { method, path }: Route): Promise<'signIn' | 'forbidden' | 'in'> {
  const address = `/en${path.replace(/:\w+/g, 'no-such-thing')}`;
  const token = csrfTokenIn((await browser.get('/en/account/delete').redirects(1)).text);
  const answer =
    method === 'get'
      ? await browser.get(address)
      : await browser[method](address).type('form').send({ _csrf: token });
  if (answer.status === 403) return 'forbidden';
  const toSignIn = answer.status === 303 && String(answer.headers.location).startsWith('/en/sign-in');
  return toSignIn && path !== '/sign-in' ? 'signIn' : 'in';
}

describe('every route', () => {
  let test: TestApp;
  let guarded: Route[];
  beforeAll(async () => {
    test = await createTestApp('sqlite', undefined, {
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'id',
      OIDC_CLIENT_SECRET: 'secret',
    });
    guarded = routesOf(test.app).filter(({ path }) => Array.isArray(routeAccess[path]));
  });
  afterAll(() => test.close());

  it('stands in the list of who may reach it', () => {
    const paths = [...new Set(routesOf(test.app).map(({ path }) => path))].filter((path) => path !== '/');
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => routeAccess[path] === undefined)).toEqual([]);
    const forms = routesOf(test.app).filter(({ path }) => routeAccess[path] !== 'token');
    expect([...new Set(forms.map(({ method }) => method))].sort()).toEqual(['get', 'post']);
  });

  it('that is not for everyone sends people who are not signed in to the sign-in page', async () => {
    for (const route of routesOf(test.app)) {
      const access = routeAccess[route.path];
      if (access === 'everyone' || access === 'token' || route.path === '/') continue;
      expect([route, await reach(newBrowser(test), route)]).toEqual([route, 'signIn']);
    }
  });

  it('that takes a token takes nothing else: a session opens it to nobody', async () => {
    const administrator = await signedInAs(test, 'administrator');
    const byToken = routesOf(test.app).filter(({ path }) => routeAccess[path] === 'token');
    expect(byToken.length).toBeGreaterThan(3);
    for (const { method, path } of byToken) {
      const answer = await administrator[method](path.replace(/:\w+/g, '091'));
      const { 'www-authenticate': asks, 'content-type': type } = answer.headers as Record<string, string>;
      expect([path, answer.status, asks, type]).toEqual([
        path,
        401,
        'Bearer realm="vaalikumppani"',
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  it.each(roles)('lets %s in where the list says so, and refuses otherwise', async (role) => {
    const browser = await signedInAs(test, role);
    expect(guarded.length).toBeGreaterThan(0);
    for (const route of guarded) {
      const expected = (routeAccess[route.path] as readonly string[]).includes(role) ? 'in' : 'forbidden';
      expect([route, await reach(browser, route)]).toEqual([route, expected]);
    }
  });

  it.each(roles)('that any account may reach lets %s in', async (role) => {
    const browser = await signedInAs(test, role);
    for (const route of routesOf(test.app).filter(({ path }) => routeAccess[path] === 'account')) {
      expect([route, await reach(browser, route)]).toEqual([route, 'in']);
    }
  });
});
