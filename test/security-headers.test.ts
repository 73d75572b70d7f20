import request from 'supertest';
import { createPlaceMapSite } from './support/place-map-site';
import { createTestApp, type TestApp } from './support/test-app';

describe('security headers', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it('allow only our own scripts, styles, images and requests', async () => {
    const answer = await request(test.app).get('/fi').expect(200);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}'(;|$)/);
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it('carry a new nonce in every answer, and each script tag has it', async () => {
    const answers = await Promise.all([1, 2].map(() => request(test.app).get('/fi')));
    const nonces = answers.map(
      (answer) => /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1],
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    answers.forEach((answer, index) => {
      for (const [tag] of answer.text.matchAll(/<script[^>]*>/g))
        expect(tag).toContain(`nonce="${nonces[index]}"`);
    });
  });

  it('allow images of one more host where a tile layer is configured, and nothing else of it', async () => {
    const site = await createPlaceMapSite({
      places: [],
      environment: {
        TILE_URL: 'https://tiles.example.org/{z}/{x}/{y}.png',
        TILE_ATTRIBUTION: 'Tiles of ours',
      },
    });
    const answer = await request(site.app).get('/fi/map').expect(200);
    await site.close();
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("img-src 'self' data: https://tiles.example.org;");
    expect(policy.match(/https?:/g)).toHaveLength(1);
  });

  it('stand on error pages too', async () => {
    const answer = await request(test.app).get('/sv/finns-inte').expect(404);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });
});
