import request from 'supertest';
import { createTestApp, type TestApp } from '../support/test-app';

describe('error pages', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it.each([
    ['fi', 'Sivua ei löydy'],
    ['sv', 'Sidan hittades inte'],
    ['en', 'Page not found'],
  ])('speak %s when the address does', async (language, title) => {
    const answer = await request(test.app).get(`/${language}/no-such-page`).expect(404);
    expect(answer.text).toContain(`<h1>${title}</h1>`);
  });

  it('answer JSON to a machine that asks for it', async () => {
    const answer = await request(test.app).get('/en/no-such-page').accept('application/json').expect(404);
    expect(answer.body.error).toMatchObject({ kind: 'notFound', title: 'Page not found' });
  });

  it('escape what the address says', async () => {
    const answer = await request(test.app)
      .get('/fi/%3Cscript%3Ealert(1)%3C/script%3E?x=%22%3E%3Cscript%3E')
      .expect(404);
    expect(answer.text).not.toContain('<script>alert');
    expect(answer.text).not.toContain('"><script>');
  });

  it('send the root to the language that the browser prefers, and to Finnish otherwise', async () => {
    await request(test.app)
      .get('/')
      .set('Accept-Language', 'sv-FI,sv;q=0.9')
      .expect(302)
      .expect('Location', '/sv');
    await request(test.app).get('/').set('Accept-Language', 'de').expect(302).expect('Location', '/fi');
  });
});
