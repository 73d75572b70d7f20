import { readElection } from '../../src/elections/election.store';
import { placesAtQueueRisk } from '../../src/safe-voting-day/voting-day.service';
import { databaseKinds } from '../support/databases';
import { csrfTokenIn, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  createWorkspaceApp,
  hiddenField,
  signedInFor,
  workspacePath,
} from '../support/workspaces';

const school = comingPlace({
  id: 'school',
  ownId: 'v1',
  kind: 'election_day',
  districts: ['001'],
  nameFi: 'Koulu',
});
const planPath = workspacePath('091', 'voting-day', 'en');
const placePath = workspacePath('091', 'voting-day/school', 'en');

async function send(browser: Agent, path: string, fields: Record<string, string>, page?: string) {
  const text = page ?? (await browser.get(path)).text;
  const main = text.slice(text.indexOf('method="post" action="/en/municipality'));
  const hidden = { version: hiddenField(main, 'version'), seen: hiddenField(main, 'seen') };
  return browser
    .post(path)
    .type('form')
    .send({ _csrf: csrfTokenIn(main), ...hidden, ...fields });
}

const assumptions = {
  electionDayShare: '30',
  peakShare: '15,5',
  checkMinutes: '1',
  boothMinutes: '2.5',
  distanceMetres: '',
};

describe.each(databaseKinds)('Election day in the workspace on %s', (kind) => {
  let test: TestApp;
  let browser: Agent;
  beforeEach(async () => {
    test = await createWorkspaceApp(kind, [school]);
    browser = await signedInFor(test, '091');
  });
  afterEach(() => test.close());

  it('lets one of two people through who saved the assumptions from the same state, and keeps what the other typed', async () => {
    const page = (await browser.get(planPath).expect(200)).text;
    const answers = await Promise.all([
      send(browser, planPath, assumptions, page),
      send(browser, planPath, { ...assumptions, boothMinutes: '3.75' }, page),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.text).toContain('Somebody else saved these numbers');
    const again = await send(browser, planPath, { ...assumptions, isMeasured: 'yes' }, refused.text);
    expect(again.status).toBe(303);
    const saved = (await browser.get(planPath)).text;
    expect(saved).toContain('value="15.5"');
    expect(saved).toContain('The service times were measured');
  });

  it('estimates a place from its numbers, keeps their history, and notices who was faster', async () => {
    const empty = await browser.get(placePath).expect(200);
    expect(empty.text).toContain('not known');
    const numbers = {
      electors: '3 000',
      booths: '3',
      officials: '2',
      floorAreaSquareMetres: '',
      distanceRuleMetres: '',
    };
    expect((await send(browser, placePath, numbers, empty.text)).status).toBe(303);
    const page = (await browser.get(placePath)).text;
    expect(page).toContain('the queue grows');
    expect(page).toContain('Add 2 booths or a larger room.');
    const late = await send(browser, placePath, { ...numbers, booths: '9' }, empty.text);
    expect([late.status, late.text.includes('name="booths" value="9"')]).toEqual([409, true]);
    const changes = await test.deps.db('place_changes').where({ polling_place_id: 'school' }).select('field');
    expect(changes.map(({ field }) => field as string).sort()).toEqual([
      'arrangements.booths',
      'arrangements.officials',
    ]);
    const election = (await readElection(test.deps.db, comingElection))!;
    expect((await placesAtQueueRisk(test.deps, election)).map(({ place }) => place.id)).toEqual(['school']);
    const gaps = (await browser.get('/en/elections/EKV-2027/gaps.json?rule=queue_risk')).body as {
      gaps: unknown[];
    };
    expect(gaps.gaps).toMatchObject([{ id: 'queue_risk.091.election_day', evidence: { places: 1 } }]);
    const start = (await browser.get('/en/municipality/091')).text;
    expect(start).toContain('risk of crowding at 1 place');
  });
});

describe('A municipality without election-day places', () => {
  it('is told that no queue could be estimated, rather than that none is at risk', async () => {
    const test = await createWorkspaceApp('sqlite', []);
    const start = (await (await signedInFor(test, '091')).get('/en/municipality/091').expect(200)).text;
    expect(start).toContain('no election-day places yet whose queues could be estimated');
    expect(start).not.toContain('risk of crowding');
    await test.close();
  });
});

describe('Forms about election day', () => {
  let test: TestApp;
  let browser: Agent;
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', [school]);
    browser = await signedInFor(test, '091');
  });
  afterAll(() => test.close());

  it('say beside the field what is wrong and keep what was typed', async () => {
    const wrong = await send(browser, planPath, { ...assumptions, peakShare: '120', boothMinutes: 'kaksi' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter a number from 10 to 60.');
    expect(wrong.text).toContain('value="kaksi"');
    const english = (await browser.get(planPath)).text;
    const inFinnish = planPath.replace('/en/', '/fi/');
    const finnish = await send(browser, inFinnish, { ...assumptions, checkMinutes: '99' }, english);
    expect(finnish.text).toContain('Anna luku väliltä 0,1–30.');
    expect(finnish.text).toContain('0,5–10.');
    const half = await send(browser, placePath, { booths: '2,5' });
    expect([half.status, half.text.includes('Enter a whole number from 1 to 200.')]).toEqual([422, true]);
  });

  it('name each assumption for what it is', async () => {
    const page = (await browser.get(planPath)).text;
    expect(page).toContain('is a guess without a source');
    expect(page).toContain('55.1% of those entitled voted');
    expect(page).toContain('rests on assumed service times');
  });

  it('are closed to other municipalities, and know no places of others', async () => {
    const neighbour = await signedInFor(test, '049');
    expect((await neighbour.get(planPath)).status).toBe(403);
    expect((await neighbour.get(placePath.replace('/091/', '/049/'))).status).toBe(404);
  });
});
