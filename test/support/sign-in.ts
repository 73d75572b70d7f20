/** People signed in to the application under test, the way real ones are: by its forms. */
import request from 'supertest';
import type { Role } from '../../src/accounts/account.model';
import { ensureExampleAccounts } from '../../src/accounts/example-accounts.service';
import { mailTemplates } from '../../src/mail-templates';
import { sendDueMail } from '../../src/outbox/outbox.service';
import type { Letter, MailTransport } from '../../src/platform/mail-transport';
import type { TestApp } from './test-app';

export type Agent = ReturnType<typeof request.agent>;

/** A browser without scripts: keeps cookies. */
export function newBrowser(test: TestApp): Agent {
  return request.agent(test.app);
}

/** The hidden value of the first form of a page. */
export function csrfTokenIn(html: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error('The page has no form of ours');
  return token;
}

/** Opens a page with a form and sends a form with its token. */
export async function submit(
  browser: Agent,
  form: { page: string; action?: string; fields?: Readonly<Record<string, string | string[]>> },
) {
  const page = await browser.get(form.page);
  return browser
    .post(form.action ?? form.page)
    .type('form')
    .send({ _csrf: csrfTokenIn(page.text), ...form.fields });
}

/** A browser in which the example account of a role is signed in. */
export async function signedInAs(test: TestApp, role: Role): Promise<Agent> {
  await ensureExampleAccounts(test.deps);
  const browser = newBrowser(test);
  const answer = await submit(browser, {
    page: '/fi/sign-in',
    action: '/fi/sign-in/example',
    fields: { role },
  });
  if (answer.status !== 303) throw new Error(`Signing in as ${role} answered ${answer.status}`);
  return browser;
}

/** The value of the session cookie that an answer set, as `name=value`. */
export function sessionCookieOf(answer: { headers: Record<string, unknown> }): string {
  const cookies = answer.headers['set-cookie'] as string[] | undefined;
  const cookie = cookies?.find((each) => /session=[^;]/.test(each))?.split(';')[0];
  if (cookie === undefined) throw new Error('The answer set no session');
  return cookie;
}

/** Sends what is due and returns the letters that left. */
export async function deliverMail(test: TestApp): Promise<Letter[]> {
  const letters: Letter[] = [];
  const transport: MailTransport = {
    send: (letter) => {
      letters.push(letter);
      return Promise.resolve();
    },
    close: () => undefined,
  };
  await sendDueMail(test.deps, { transport, templates: mailTemplates });
  return letters;
}

/** The path and query of the link in a letter. */
export function linkIn(letter: Letter): string {
  const url = /https?:\/\/\S+/.exec(letter.text)?.[0];
  if (url === undefined) throw new Error('The letter has no link');
  const { pathname, search } = new URL(url);
  return pathname + search;
}
