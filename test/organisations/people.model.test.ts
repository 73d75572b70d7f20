import fc from 'fast-check';
import {
  changePeople,
  contactsOf,
  type Membership,
  type PeopleEvent,
} from '../../src/organisations/people.model';

const at = new Date('2026-11-24T09:00:00Z');
const id = fc.constantFrom('a', 'b', 'c', 'd');
const event: fc.Arbitrary<PeopleEvent> = fc.oneof(
  fc.record({
    type: fc.constant('join' as const),
    accountId: id,
    role: fc.constantFrom('contact' as const, 'member' as const),
    at: fc.constant(at),
  }),
  fc.record({ type: fc.constant('remove' as const), accountId: id }),
  fc.record({ type: fc.constant('handOver' as const), fromAccountId: id, toAccountId: id }),
);

describe('the people of an organisation', () => {
  it('always have a contact, nobody twice, whatever is done one after the other', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let members: Membership[] = [{ accountId: 'a', role: 'contact', since: at }];
        for (const each of events) {
          const changed = changePeople(members, each);
          if (changed.ok) members = changed.value;
          expect(members.filter(({ role }) => role === 'contact').length).toBeGreaterThan(0);
          expect(new Set(members.map(({ accountId }) => accountId)).size).toBe(members.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have whoever is there longest as their contact when no contact is left', () => {
    const member = (accountId: string, since: string): Membership => ({
      accountId,
      role: 'member',
      since: new Date(since),
    });
    const members = [member('late', '2026-11-02'), member('early', '2026-11-01')];
    expect(contactsOf(members).map(({ accountId }) => accountId)).toEqual(['early']);
    expect(changePeople(members, { type: 'remove', accountId: 'early' })).toEqual({
      ok: false,
      problem: 'lastContact',
    });
    expect(contactsOf([])).toEqual([]);
  });

  it('do not lose a role by being invited again', () => {
    const contact: Membership = { accountId: 'a', role: 'contact', since: at };
    const again = changePeople([contact], { type: 'join', accountId: 'a', role: 'member', at });
    expect(again).toEqual({ ok: true, value: [contact] });
  });
});
