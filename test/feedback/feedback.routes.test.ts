import { deleteExpiredFeedback } from '../../src/feedback/feedback.service';
import { feedbackKeptDays } from '../../src/feedback/feedback.model';
import { feedbackLimit } from '../../src/feedback/feedback.routes';
import { languages } from '../../src/i18n/language';
import { addDays } from '../../src/shared/dates';
import { databaseKinds } from '../support/databases';
import { deliverMail, newBrowser, signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const page = '/fi/feedback';

async function inbox(test: TestApp): Promise<string> {
  return (await (await signedInAs(test, 'administrator')).get('/fi/admin/feedback')).text;
}

describe.each(databaseKinds)('Feedback on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
  });
  afterEach(() => test.close());

  it.each(languages)('sent in %s is thanked for and reaches the administrators', async (language) => {
    const browser = newBrowser(test);
    const sent = await submit(browser, {
      page: `/${language}/feedback`,
      fields: { message: 'Kartta ei avaudu\n\n<b>ollenkaan</b>', page: '/fi/data', replyTo: 'a@example.org' },
    });
    expect([sent.status, sent.headers.location]).toEqual([303, `/${language}/feedback/sent`]);
    expect((await browser.get(`/${language}/feedback/sent`)).status).toBe(200);
    const html = await inbox(test);
    expect(html).toContain('Kartta ei avaudu');
    expect(html).toContain('&lt;b&gt;ollenkaan&lt;/b&gt;');
    expect(html).toContain('href="mailto:a@example.org"');
    expect(html).toContain(`<div lang="${language}">`);
  });

  it('that is wrong comes back with what was typed and says what is wrong in two places', async () => {
    const answer = await submit(newBrowser(test), {
      page,
      fields: { message: '', page: 'Etusivu "1"', replyTo: 'ei osoite' },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#message">Kirjoita viesti</a>');
    expect(answer.text).toContain('id="message-error">Kirjoita viesti<');
    expect(answer.text).toContain('aria-describedby="message-hint message-error"');
    expect(answer.text).toContain('value="Etusivu &#34;1&#34;"');
    expect(answer.text).toContain('value="ei osoite"');
    expect(await inbox(test)).toContain('Palautetta ei ole.');
  });

  it('of ten thousand signs is answered kindly and not lost', async () => {
    const message = 'ä'.repeat(10_000);
    const answer = await submit(newBrowser(test), { page, fields: { message } });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
  });

  it('without the token of the form is refused', async () => {
    const answer = await newBrowser(test).post(page).type('form').send({ message: 'Hei' });
    expect(answer.status).toBe(403);
    expect(await inbox(test)).toContain('Palautetta ei ole.');
  });

  it('from a program that fills in every field is thanked for and dropped', async () => {
    const answer = await submit(newBrowser(test), { page, fields: { message: 'Osta!', website: 'spam' } });
    expect(answer.status).toBe(303);
    expect(await inbox(test)).toContain('Palautetta ei ole.');
  });

  it('is answered and deleted by an administrator, both of which are written down', async () => {
    await submit(newBrowser(test), { page, fields: { message: 'Hei' } });
    const browser = await signedInAs(test, 'administrator');
    const action = /action="(\/fi\/admin\/feedback\/[^"]+)"/.exec(
      (await browser.get('/fi/admin/feedback')).text,
    )![1]!;
    const act = (what: string) =>
      submit(browser, { page: '/fi/admin/feedback', action, fields: { action: what } });
    expect((await act('answer')).status).toBe(303);
    expect((await browser.get('/fi/admin/feedback')).text).toContain('<span class="tag">vastattu</span>');
    expect((await act('answer')).status).toBe(404);
    expect((await act('burn')).status).toBe(400);
    expect((await act('delete')).status).toBe(303);
    expect((await browser.get('/fi/admin/feedback')).text).toContain('Palautetta ei ole.');
    const trail = (await browser.get('/fi/admin/audit')).text;
    expect(trail).toContain('Palaute merkitty vastatuksi');
    expect(trail).toContain('Palaute poistettu');
  });

  it('is forgotten after its last day and not before', async () => {
    await submit(newBrowser(test), { page, fields: { message: 'Hei' } });
    const last = addDays('2026-11-24', feedbackKeptDays);
    test.setTime(`${last}T12:00:00Z`);
    expect(await deleteExpiredFeedback(test.deps)).toBe(0);
    test.setTime(`${addDays(last, 1)}T12:00:00Z`);
    expect(await deleteExpiredFeedback(test.deps)).toBe(1);
  });
});

describe('Feedback', () => {
  it('goes by mail to FEEDBACK_TO, unless it was deleted meanwhile', async () => {
    const test = await createTestApp('sqlite', undefined, { FEEDBACK_TO: 'inbox@example.org' });
    await submit(newBrowser(test), { page, fields: { message: 'Yksi\n\nKaksi', replyTo: 'a@example.org' } });
    const [letter, ...others] = await deliverMail(test);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ to: 'inbox@example.org', subject: 'Vaalikumppani: uusi palaute' });
    for (const part of ['Yksi\n\nKaksi', 'Vastausosoite: a@example.org', '/fi/admin/feedback'])
      expect(letter!.text).toContain(part);
    await submit(newBrowser(test), { page, fields: { message: 'Kolme' } });
    await test.deps.db('feedback').delete();
    expect(await deliverMail(test)).toEqual([]);
    await test.close();
  });

  it('is limited by network, and what is beyond is told when to try again', async () => {
    const test = await createTestApp();
    const browser = newBrowser(test);
    for (let sent = 0; sent < feedbackLimit.limit; sent += 1)
      expect((await submit(browser, { page, fields: { message: `Viesti ${sent}` } })).status).toBe(303);
    const answer = await submit(browser, { page, fields: { message: 'Liikaa' } });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await test.close();
  });

  it('knows the page that the reader came from', async () => {
    const test = await createTestApp();
    const host = '127.0.0.1';
    const answer = await newBrowser(test)
      .get(page)
      .set('Host', host)
      .set('Referer', `http://${host}/fi/elections?q=x`);
    expect(answer.text).toContain('value="/fi/elections"');
    await test.close();
  });
});
