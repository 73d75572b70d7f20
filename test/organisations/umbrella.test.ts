import fc from 'fast-check';
import { insertAccount } from '../../src/accounts/account.store';
import type { Actor } from '../../src/accounts/policy.model';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { replaceMembers } from '../../src/organisations/people.store';
import { mayComeUnder, umbrellasAbove, type AskedBy } from '../../src/organisations/umbrella.model';
import { answerUmbrella, askForUmbrella, leaveUmbrella } from '../../src/organisations/umbrella.service';
import { coordinatorIdsOf, localIdsOf, readTree } from '../../src/organisations/umbrella.store';
import { beginOffer, readPartnerDesk } from '../../src/offers/offer.service';
import { databaseKinds } from '../support/databases';
import { loadSmallCountry } from '../support/offers';
import { acceptedOrganisation } from '../support/organisations';
import { createTestApp, type TestApp } from '../support/test-app';

describe('the tree of organisations', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  it('never has a circle, whoever comes under whom or leaves in whatever order', () => {
    const step = fc.record({ local: id, umbrella: id, leaves: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const tree = new Map<string, string>();
        for (const { local, umbrella, leaves } of steps) {
          if (leaves) tree.delete(local);
          else if (mayComeUnder(tree, local, umbrella).ok) tree.set(local, umbrella);
          // Climbing from anywhere ends at a root within as many steps as there are organisations.
          for (const start of tree.keys()) {
            let [at, steps] = [start, 0];
            while (tree.has(at)) [at, steps] = [tree.get(at)!, steps + 1];
            expect(steps).toBeLessThan(6);
            expect(umbrellasAbove(tree, start)).toHaveLength(steps);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe.each(databaseKinds)('umbrella organisations on %s', (kind) => {
  let test: TestApp;
  const contactOf = (id: string): Actor => ({
    accountId: `contact-${id}`,
    grants: [{ role: 'partner', scope: id }],
  });
  const ask = (localId: string, umbrellaId: string, askedBy: AskedBy = 'local') =>
    askForUmbrella(test.deps, contactOf(askedBy === 'local' ? localId : umbrellaId), {
      localId,
      umbrellaId,
      askedBy,
    });
  const accept = (by: string, localId: string, umbrellaId: string) =>
    answerUmbrella(test.deps, contactOf(by), { localId, umbrellaId, isAccepted: true });

  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    const { db } = test.deps;
    for (const id of ['a', 'b', 'c']) {
      await insertOrganisation(db, acceptedOrganisation(id));
      await insertAccount(db, {
        id: `contact-${id}`,
        email: `${id}@example.org`,
        name: 'Esimerkki',
        language: 'fi',
        state: 'active',
        isExample: false,
        createdAt: new Date(),
        lastSignInAt: null,
        deleteAfter: '2027-12-31',
        grants: [],
      });
      await replaceMembers(db, id, [], [{ accountId: `contact-${id}`, role: 'contact', since: new Date() }]);
    }
  });
  afterEach(() => test.close());

  it('are joined when one side asks and the other accepts, and only then act for the local', async () => {
    const start = { organisationId: 'b', electionCode: 'EKV-2027', type: 'phone_advice' } as const;
    expect(await ask('b', 'a')).toEqual({ ok: true, value: null });
    expect(await accept('b', 'b', 'a')).toEqual({ ok: false, problem: 'notAllowed' });
    expect(await beginOffer(test.deps, contactOf('a'), start)).toBeNull();
    expect(await accept('a', 'b', 'a')).toEqual({ ok: true, value: null });
    expect(await coordinatorIdsOf(test.deps.db, 'b')).toEqual(['a']);
    const offer = await beginOffer(test.deps, contactOf('a'), start);
    expect(offer).not.toBeNull();
    const desk = await readPartnerDesk(test.deps, contactOf('a'));
    expect([desk.ownIds, desk.offers.map(({ id }) => id)]).toEqual([['a'], [offer]]);
    expect(await beginOffer(test.deps, contactOf('c'), start)).toBeNull();
    expect(await leaveUmbrella(test.deps, contactOf('c'), 'b')).toEqual({ ok: false, problem: 'notAllowed' });
    expect(await leaveUmbrella(test.deps, contactOf('b'), 'b')).toEqual({ ok: true, value: null });
    expect(await beginOffer(test.deps, contactOf('a'), start)).toBeNull();
  });

  it('act for all below them, and nobody below acts for those above', async () => {
    await ask('b', 'a');
    await accept('a', 'b', 'a');
    await ask('c', 'b', 'umbrella');
    expect(await accept('c', 'c', 'b')).toEqual({ ok: true, value: null });
    expect(await coordinatorIdsOf(test.deps.db, 'c')).toEqual(['b', 'a']);
    expect(await localIdsOf(test.deps.db, ['a'])).toEqual(['b', 'c']);
    expect(await coordinatorIdsOf(test.deps.db, 'a')).toEqual([]);
    expect(await ask('a', 'c')).toEqual({ ok: false, problem: 'cycle' });
    expect(await ask('c', 'a')).toEqual({ ok: false, problem: 'hasUmbrella' });
  });

  it('cannot come under each other by two who accept at once', async () => {
    await ask('a', 'b');
    await ask('b', 'a');
    const done = await Promise.all([accept('b', 'a', 'b'), accept('a', 'b', 'a')]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await readTree(test.deps.db)).size).toBe(1);
  });
});
