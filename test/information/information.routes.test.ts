import request from 'supertest';
import { defaultParameters } from '../../src/coverage/coverage-input.model';
import { feedbackKeptDays } from '../../src/feedback/feedback.model';
import { languages } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';
import { attributionLines } from '../../src/information/data.pages';
import { mailKeptDays } from '../../src/outbox/outbox.service';
import { sourceIds } from '../../src/reference-data/catalogue.model';
import { sourceTexts } from '../../src/reference-data/data-source.pages';
import { shippedManifest } from '../support/shipped-data';
import { createTestApp, type TestApp } from '../support/test-app';

const entities: Readonly<Record<string, string>> = { '&#34;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };
/** What people read of a page. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#34;|&#39;|&lt;|&gt;/g, (sign) => entities[sign]!)
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

async function read(test: TestApp, path: string): Promise<string> {
  const answer = await request(test.app).get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return textOf(answer.text);
}

describe('The pages about the service', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it.each(languages)('name every source with publisher, date and licence in %s', async (language) => {
    const text = await read(test, `/${language}/data`);
    const t = translator(language);
    for (const id of sourceIds) {
      const { title, publisher, vintage, licence } = sourceTexts(t, id);
      for (const part of [title, publisher, vintage, licence])
        expect(text).toContain(part.replace(/\s+/g, ' '));
    }
    for (const line of attributionLines(t, sourceIds)) expect(text).toContain(line);
  });

  it('show every shipped table once, with the rows of the manifest', async () => {
    const html = (await request(test.app).get('/en/data')).text;
    const rows = [...html.matchAll(/<td class="number">([\d,]+)<\/td>/g)].map((match) =>
      Number(match[1]!.replace(',', '')),
    );
    expect(rows).toEqual(shippedManifest.tables.map((table) => table.rows));
  });

  it('link every table to a source that is on the page', async () => {
    const { text: html } = await request(test.app).get('/sv/data');
    const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    expect(anchors.length).toBeGreaterThan(shippedManifest.tables.length);
    for (const anchor of anchors) expect(html).toContain(`id="${anchor}"`);
  });

  it("explain figures with the engine's own numbers", async () => {
    const text = await read(test, '/en/data');
    expect(text).toContain(`at random ${defaultParameters.draws} times`);
    expect(text).toContain(`${defaultParameters.widestTellingRange * 100} percentage points`);
    expect(text).toContain('at the end of 2016');
  });

  it('state the retention periods that the service keeps', async () => {
    const text = await read(test, '/en/privacy');
    expect(text).toContain(`${feedbackKeptDays} days`);
    expect(text).toContain(`${mailKeptDays.sent} days after sending, ${mailKeptDays.failed} days`);
  });

  it('say that nobody has said who runs the service, and invent no name', async () => {
    for (const path of ['/en/privacy', '/en/accessibility'])
      expect(await read(test, path)).toContain('The operator of this installation has not stated its name.');
  });

  it('never state as certain who supervises accessibility', async () => {
    expect(await read(test, '/fi/accessibility')).toContain('Emme ole voineet varmistaa tätä');
  });

  it('are linked from the foot of every page, and set no cookie for readers', async () => {
    const answer = await request(test.app).get('/fi');
    for (const path of ['data', 'accessibility', 'privacy', 'feedback', 'api'])
      expect(answer.text).toContain(`href="/fi/${path}"`);
    for (const path of ['/fi', '/fi/data', '/fi/privacy', '/fi/accessibility', '/fi/elections'])
      expect((await request(test.app).get(path)).headers['set-cookie']).toBeUndefined();
  });
});

it('The operator is named where it is configured', async () => {
  const test = await createTestApp('sqlite', undefined, {
    SERVICE_OWNER: 'Example <Authority>',
    SERVICE_EMAIL: 'questions@example.org',
  });
  for (const path of ['/en/privacy', '/en/accessibility']) {
    const text = await read(test, path);
    expect(text).toContain('Example <Authority> is responsible for the service.');
    expect(text).toContain('questions@example.org');
  }
  await test.close();
});
