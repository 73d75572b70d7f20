import express from 'express';
import type { Server } from 'node:http';
import { compressAnswers } from '../../src/platform/compression';
import { listen } from '../support/browser';
import { rawRequest, textOf } from '../support/raw-request';
import { createTestApp, type TestApp } from '../support/test-app';

describe('compression of pages and files', () => {
  let test: TestApp;
  let site: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    test = await createTestApp();
    site = await listen(test.app);
  });
  afterAll(async () => {
    site.server.close();
    await test.close();
  });

  /** A page without the word that is new in every answer. */
  const plain = (html: string) => html.replaceAll(/nonce="[^"]*"/g, '');

  it.each(['/fi/elections', '/assets/css/site.css', '/assets/css/tokens.css'])(
    'of %s gives the same text, smaller, in both encodings',
    async (path) => {
      const whole = await rawRequest(site.address + path, { 'Accept-Encoding': 'identity' });
      expect(whole.headers['content-encoding']).toBeUndefined();
      for (const encoding of ['br', 'gzip']) {
        const answer = await rawRequest(site.address + path, { 'Accept-Encoding': encoding });
        expect(answer.headers['content-encoding']).toBe(encoding);
        expect(answer.headers.vary).toContain('Accept-Encoding');
        expect(answer.body.byteLength).toBeLessThan(whole.body.byteLength / 1.5);
        expect(plain(textOf(answer))).toBe(plain(textOf(whole)));
      }
    },
  );

  it('takes brotli where a browser takes both', async () => {
    const answer = await rawRequest(`${site.address}/fi/elections`, {
      'Accept-Encoding': 'gzip, deflate, br, zstd',
    });
    expect(answer.headers['content-encoding']).toBe('br');
  });

  it('leaves fonts, which are compressed, and parts of files as they are', async () => {
    const font = await rawRequest(`${site.address}/assets/fonts/source-sans-3-latin-400-normal.woff2`, {
      'Accept-Encoding': 'br, gzip',
    });
    expect(font.status).toBe(200);
    expect(font.headers['content-encoding']).toBeUndefined();
    const part = await rawRequest(`${site.address}/assets/css/site.css`, {
      'Accept-Encoding': 'gzip',
      Range: 'bytes=0-1999',
    });
    expect(part.status).toBe(206);
    expect(part.headers['content-encoding']).toBeUndefined();
    expect(part.body.byteLength).toBe(2000);
  });

  it('answers 304 to a browser that has the page style', async () => {
    const first = await rawRequest(`${site.address}/assets/css/site.css`, { 'Accept-Encoding': 'br' });
    const again = await rawRequest(`${site.address}/assets/css/site.css`, {
      'Accept-Encoding': 'br',
      'If-None-Match': first.headers.etag,
    });
    expect(again.status).toBe(304);
    expect(again.body.byteLength).toBe(0);
  });
});

describe('an answer for one reader', () => {
  let server: Server;
  afterEach(() => server.close());

  it('is never compressed, so that its length tells nothing of a secret in it', async () => {
    const app = express();
    app.use(compressAnswers());
    app.get('/mine', (_req, res) => {
      res.set('Cache-Control', 'no-store').send('secret '.repeat(1000));
    });
    app.get('/all', (_req, res) => {
      res.send('public '.repeat(1000));
    });
    const site = await listen(app);
    server = site.server;
    const encodingOf = async (path: string) =>
      (await rawRequest(site.address + path, { 'Accept-Encoding': 'br' })).headers['content-encoding'];
    expect(await encodingOf('/mine')).toBeUndefined();
    expect(await encodingOf('/all')).toBe('br');
  });
});
