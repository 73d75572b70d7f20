/** Municipalities with places of a coming election, and people who work for them. */
import { randomUUID } from 'node:crypto';
import type { RoleGrant } from '../../src/accounts/account.model';
import type { Municipality } from '../../src/areas/area.model';
import { replaceMunicipalities } from '../../src/areas/area.store';
import { inviteAccount } from '../../src/accounts/administration.service';
import { loadElections } from '../../src/elections/election.service';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import type { DatabaseKind } from './databases';
import { aPlace } from './places';
import { csrfTokenIn, deliverMail, linkIn, newBrowser, submit, type Agent } from './sign-in';
import { createTestApp, type TestApp } from './test-app';

function municipality(code: string, vintage: 2021 | 2025, nameFi: string): Municipality {
  return {
    code,
    vintage,
    nameFi,
    nameSv: `${nameFi} (sv)`,
    languageStatus: 'finnish',
    regionCode: '01',
    wellbeingCountyCode: null,
    constituencyCode: '01',
    seat: null,
    population: null,
    electorate2021: null,
  };
}

export const comingElection = 'EKV-2027';

/** A place of the coming election, carried over and not confirmed unless the test says otherwise. */
export function comingPlace(says: Partial<PollingPlace> = {}): PollingPlace {
  return aPlace({ id: randomUUID(), electionCode: comingElection, ...says });
}

/** The application with the municipalities 049 and 091, the shipped elections, and the given places. */
export async function createWorkspaceApp(
  kind: DatabaseKind = 'sqlite',
  places: readonly PollingPlace[] = [],
): Promise<TestApp> {
  const test = await createTestApp(kind);
  await loadElections(test.deps);
  await replaceMunicipalities(
    test.deps.db,
    ([2021, 2025] as const).flatMap((vintage) => [
      municipality('049', vintage, 'Naapuri'),
      municipality('091', vintage, 'Kotikunta'),
    ]),
  );
  await insertPlaces(test.deps.db, places);
  return test;
}

/** A browser in which somebody of a municipality is signed in, by invitation. */
export function signedInFor(test: TestApp, municipalityCode: string): Promise<Agent> {
  return signedInWith(test, { role: 'municipality', scope: municipalityCode });
}

/** A browser in which somebody with a role is signed in, by invitation. */
export async function signedInWith(test: TestApp, grant: RoleGrant): Promise<Agent> {
  const email = `${randomUUID()}@example.org`;
  await inviteAccount(test.deps, null, { email, name: 'Vaalisihteeri', language: 'fi', grants: [grant] });
  const letter = (await deliverMail(test)).find((each) => each.to === email);
  const browser = newBrowser(test);
  const page = linkIn(letter!);
  const token = new URL(page, 'http://x').searchParams.get('token') ?? '';
  await submit(browser, { page, action: page.split('?')[0]!, fields: { token } });
  return browser;
}

export const workspacePath = (municipalityCode: string, rest: string, language = 'fi') =>
  `/${language}/municipality/${municipalityCode}/${comingElection}/${rest}`;

/** Sends a file through the form; answers with the redirect to the preview, or the page that refuses it. */
export async function upload(
  browser: Agent,
  municipalityCode: string,
  file: Buffer | string,
  { name = 'paikat.csv', language = 'fi' } = {},
) {
  const page = workspacePath(municipalityCode, 'uploads', language);
  const form = await browser.get(page);
  return browser
    .post(page)
    .field('_csrf', csrfTokenIn(form.text))
    .attach('file', Buffer.isBuffer(file) ? file : Buffer.from(file), name);
}

/** The value of a hidden field of a page. */
export function hiddenField(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}

/** Where an answer leads. */
export function locationOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers.location);
}

/** Opens the page that asks, and confirms or withdraws what it shows. */
export async function confirmPlacesOf(browser: Agent, municipalityCode: string, query = 'action=confirm') {
  const page = `${workspacePath(municipalityCode, 'confirmation')}?${query}`;
  const { text } = await browser.get(page);
  const field = (name: string) => hiddenField(text, name);
  const action = new URLSearchParams(query).get('action') ?? 'confirm';
  return browser
    .post(workspacePath(municipalityCode, 'confirmation'))
    .type('form')
    .send({
      _csrf: csrfTokenIn(text.slice(text.indexOf('<main'))),
      place: field('place'),
      kind: field('kind'),
      seen: field('seen'),
      action,
    });
}
