/** Access tokens of a municipality, made the way people make them. */
import { csrfTokenIn, type Agent } from './sign-in';
import { comingElection, hiddenField } from './workspaces';

/** An address for programs of the municipality at the coming election. */
export const exchangeAddress = (rest: string, municipality = '091') =>
  `/api/workspace/${municipality}/${comingElection}/${rest}`;

interface Wish {
  name?: string;
  scopes?: string[];
  days?: string;
}

/** Sends the form of municipality 091, and gives the answer with the secret that it shows. */
export async function makeToken(browser: Agent, wish: Wish = {}) {
  const { name = 'Palvelin', scopes = ['fetchReports', 'uploadPlaces'], days = '30' } = wish;
  const path = '/fi/municipality/091/tokens';
  const form = (await browser.get(path).expect(200)).text;
  const answer = await browser
    .post(path)
    .type('form')
    .send({ _csrf: csrfTokenIn(form), id: hiddenField(form, 'id'), name, 'scopes[]': scopes, days });
  return { answer, secret: /id="secret" value="([^"]+)"/.exec(answer.text)?.[1] ?? '' };
}
