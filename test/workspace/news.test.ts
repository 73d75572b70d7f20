import { exportOwnData } from '../../src/accounts/account.service';
import { deleteAccount, findAccount } from '../../src/accounts/account.store';
import type { SignedIn } from '../../src/accounts/session.service';
import { coverOf } from '../../src/needs/need-cover.model';
import { importPlaces } from '../../src/polling-places/place-import.service';
import { visitAt } from '../../src/workspace/visit.model';
import { databaseKinds } from '../support/databases';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  signedInFor,
} from '../support/workspaces';

const at = (time: string) => new Date(`2026-11-24T${time}Z`);

/** The section of the start page, without its markup. */
const newsOf = (html: string) =>
  html
    .slice(html.indexOf('id="news"'), html.indexOf('id="needs"'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('A visit', () => {
  it('goes on for an hour within a session, and keeps its news', () => {
    const first = visitAt(null, 'a', at('09:00'));
    expect(first.newsSince).toBeNull();
    const second = visitAt(first, 'a', at('10:00'));
    expect(second).toEqual({ sessionId: 'a', seenAt: at('10:00'), newsSince: null });
    const third = visitAt(second, 'a', at('11:01'));
    expect(third.newsSince).toEqual(at('10:00'));
    expect(visitAt(third, 'a', at('11:02')).newsSince).toEqual(at('10:00'));
    expect(visitAt(third, 'b', at('11:02')).newsSince).toEqual(at('11:01'));
  });
});

describe.each(databaseKinds)('What has changed since the last visit, on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createWorkspaceApp(kind, [
      comingPlace({ ownId: 'e1', nameFi: 'Kirjasto' }),
      comingPlace({ ownId: 'e2', nameFi: 'Koulu' }),
    ]);
  });
  afterEach(() => test.close());

  it('is told by role, a reload does not swallow it, and the next visit starts anew', async () => {
    const reader = await signedInFor(test, '091');
    const colleague = await signedInFor(test, '091');
    const page = async () => newsOf((await reader.get('/en/municipality/091').expect(200)).text);
    expect(await page()).toContain('This is your first visit');
    test.setTime('2026-11-24T09:10:00Z');
    await confirmPlacesOf(colleague, '091');
    expect(await page()).toContain('This is your first visit');

    test.setTime('2026-11-24T10:30:00Z');
    await confirmPlacesOf(colleague, '091', 'action=withdraw');
    await importPlaces(test.deps, {
      bytes: Buffer.from(
        'tunnus;kuntanro;tyyppi;nimi_fi\ne1;091;E;Kirjasto\ne2;091;E;Koulu\ne3;091;E;Halli\n',
      ),
      electionCode: comingElection,
      dryRun: false,
      actor: 'carry-over',
    });
    const news = await page();
    expect(news).toMatch(/2 changes .*24 November 2026/);
    expect(news).toContain('2 places confirmation:');
    expect(news).toContain('Halli file: added or removed');
    expect(news).not.toContain('Vaalisihteeri');
    expect(await page()).toBe(news);

    test.setTime('2026-11-24T12:00:00Z');
    expect(await page()).toContain('Nothing has been changed');
  });

  it('shows ten changes at first, and all when asked', async () => {
    const reader = await signedInFor(test, '091');
    await reader.get('/en/municipality/091');
    test.setTime('2026-11-24T10:01:00Z');
    for (let minute = 10; minute < 22; minute += 1) {
      test.setTime(`2026-11-24T10:${minute}:00Z`);
      await confirmPlacesOf(reader, '091', `action=${minute % 2 === 0 ? 'confirm' : 'withdraw'}`);
    }
    test.setTime('2026-11-24T12:00:00Z');
    const few = (await reader.get('/en/municipality/091')).text;
    const all = (await reader.get('/en/municipality/091?changes=all')).text;
    const rows = (html: string) => newsOf(html).match(/2 places confirmation/g)?.length;
    expect([rows(few), rows(all)]).toEqual([10, 12]);
    expect(few).toContain('/en/municipality/091?changes=all#news');
    expect(all).not.toContain('changes=all#news');
    expect(newsOf(few)).toContain(' you ');
  });

  it('is part of what the account exports, and goes away with the account', async () => {
    const reader = await signedInFor(test, '091');
    await reader.get('/en/municipality/091');
    const [visit] = await test.deps.db<{ account_id: string }>('workspace_visits');
    const account = (await findAccount(test.deps.db, visit!.account_id))!;
    const { workspaceVisits } = await exportOwnData(test.deps, { account } as SignedIn);
    expect(workspaceVisits).toEqual([{ municipalityCode: '091', seenAt: test.deps.clock() }]);
    await deleteAccount(test.deps.db, account.id);
    expect(await test.deps.db('workspace_visits')).toEqual([]);
  });
});

describe('A need', () => {
  const pledge = (days: string[], quantity: number, state = 'accepted' as const) => ({
    days,
    quantity,
    state,
  });
  const two = { days: ['2027-04-17', '2027-04-18'], band: '5-9' } as const;

  it('is covered as far as on the day on which least is accepted', () => {
    expect(coverOf(two, [])).toBe('none');
    expect(coverOf(two, [{ ...pledge([...two.days], 9), state: 'waiting' }])).toBe('none');
    expect(coverOf(two, [pledge(['2027-04-17'], 9)])).toBe('tooSmall');
    expect(coverOf(two, [pledge(['2027-04-17'], 9), pledge(['2027-04-18'], 5)])).toBe('enough');
    expect(coverOf(two, [pledge([], 9)])).toBe('tooSmall');
    expect(coverOf({ days: [], band: '10+' }, [pledge([], 6), pledge(['2027-04-17'], 4)])).toBe('enough');
  });
});

describe('The start page of a municipality', () => {
  it('calls unknown what nobody has told, and leads to what is missing', async () => {
    const test = await createWorkspaceApp('sqlite', [comingPlace({ ownId: 'e1', nameFi: 'Kirjasto' })]);
    const browser = await signedInFor(test, '091');
    const page = (await browser.get('/en/municipality/091')).text.replace(/\s+/g, ' ');
    expect(page).toMatch(
      /Needs of help covered by pledges<\/th> <td>No need of help has been recorded.<\/td> <td><span class="tag">not known/,
    );
    expect(page).toMatch(
      /Safe-voting arrangements recorded<\/th> <td>0 of 1 places<\/td> <td><span class="tag">unfinished/,
    );
    const list = '/en/municipality/091/EKV-2027/places?missing=arrangements';
    expect(page).toContain(list);
    expect((await browser.get(list).expect(200)).text).toContain('Kirjasto');
    await test.close();
  });
});
