/** Needs of a municipality, written by the form that municipalities use. */
import { csrfTokenIn, type Agent } from './sign-in';
import { comingElection, hiddenField, locationOf, workspacePath } from './workspaces';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A whole need of rides on election day of the coming election. */
export const rideNeed: Fields = {
  type: 'transport_individual',
  description: 'Kyytejä syrjäkyliltä äänestyspaikalle',
  band: '5-9',
  languages: ['fi', 'sv'],
  placeId: '',
  postcodes: '',
  days: ['2027-04-18'],
  opensAt: '',
  closesAt: '',
  until: '2027-04-01',
  inReturn: ['travel_costs', 'insurance'],
  contactRole: 'Vaalitoimisto',
  email: 'vaalit@example.org',
  phone: '+358 00 111 1111',
  save: 'open',
};

/** Sends the form of a new need. */
export async function sendNeed(browser: Agent, municipalityCode: string, fields: Fields = {}) {
  const all = { ...rideNeed, ...fields };
  const page = await browser.get(`${workspacePath(municipalityCode, 'needs/new')}?type=${String(all.type)}`);
  return browser
    .post(workspacePath(municipalityCode, 'needs/new'))
    .type('form')
    .send({ _csrf: csrfTokenIn(page.text), ...all });
}

/** Writes a need that is whole; tells its address. */
export async function writeNeed(
  browser: Agent,
  municipalityCode: string,
  fields: Fields = {},
): Promise<string> {
  const sent = await sendNeed(browser, municipalityCode, fields);
  if (sent.status !== 303) throw new Error(`The need answered ${sent.status}`);
  return locationOf(sent);
}

/** Opens a page and sends the form of it that has the action, with the version that stands in that form. */
export async function sendSeen(browser: Agent, page: string, action: string, fields: Fields) {
  const { text } = await browser.get(page);
  const form = text.slice(Math.max(0, text.indexOf(`action="${action}"`)));
  return browser
    .post(action)
    .type('form')
    .send({ _csrf: csrfTokenIn(text), version: hiddenField(form, 'version'), ...fields });
}

export const needsOf = (municipalityCode: string, query = '') =>
  `/fi/municipality/${municipalityCode}/${comingElection}/needs${query}`;
