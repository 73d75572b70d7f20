import fc from 'fast-check';
import { freeAmount, shortage, type Take, type TakeUnit } from '../../src/needs/pledge-capacity.model';
import {
  changePledge,
  holdsCapacity,
  hoursInCommon,
  pledgeSides,
  reaches,
  type PledgeEvent,
  type PledgeState,
} from '../../src/needs/pledge.model';
import { pledgeForMunicipality, pledgeForOrganisation } from '../../src/needs/pledge-view.model';
import type { Pledge } from '../../src/needs/pledge.model';
import type { Capacity } from '../../src/offers/offer.model';

const event: fc.Arbitrary<PledgeEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom('accept' as const, 'lapse' as const) }),
  fc.record({ type: fc.constant('decline' as const), reason: fc.constantFrom('', 'syy') }),
  fc.record({
    type: fc.constant('takeBack' as const),
    by: fc.constantFrom(...pledgeSides),
    reason: fc.constantFrom('', 'syy'),
  }),
);

describe('a pledge', () => {
  it('is answered once, and holds no capacity again after it has ended', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        let state: PledgeState = 'waiting';
        for (const each of events) {
          const changed = changePledge(state, each);
          if (!holdsCapacity(state)) expect(changed.ok).toBe(false);
          if (!changed.ok) continue;
          if (changed.value === 'taken_back') expect(each).toMatchObject({ reason: 'syy' });
          if (state === 'accepted') expect(changed.value).toBe('taken_back');
          state = changed.value;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('shows each side the contact that it needs while it holds, and no more', () => {
    const pledge: Pledge = {
      id: 'p',
      needId: 'n',
      offerId: 'o',
      organisationId: 'x',
      state: 'accepted',
      version: 1,
      quantity: 2,
      seats: 1,
      wheelchairPlaces: null,
      days: [],
      opensAt: null,
      closesAt: null,
      message: '',
      contact: { role: 'Ajovuorot', email: 'ajot@example.org', phone: '000' },
      reason: null,
      takenBackBy: null,
      createdAt: new Date(0),
      changedAt: new Date(0),
    };
    const need = {
      contact: { role: 'Vaalitoimisto', email: 'v@example.org', phone: '', language: 'fi' },
    } as const;
    const organisation = {
      name: 'Esimerkki',
      trust: 'vouched_for',
      contact: { email: 'oma@example.org' },
    } as const;
    const shared = [
      'id',
      'version',
      'state',
      'quantity',
      'seats',
      'wheelchairPlaces',
      'days',
      'opensAt',
      'closesAt',
      'message',
      'reason',
      'takenBackBy',
      'createdAt',
      'changedAt',
    ];
    const forMunicipality = pledgeForMunicipality(pledge, organisation);
    expect(Object.keys(forMunicipality)).toEqual([...shared, 'organisation', 'contact']);
    expect(forMunicipality.organisation).toEqual({ name: 'Esimerkki', trust: 'vouched_for' });
    expect(forMunicipality.contact).toEqual(pledge.contact);
    const forOrganisation = pledgeForOrganisation(pledge, need);
    expect(Object.keys(forOrganisation)).toEqual([...shared, 'contact']);
    expect(forOrganisation.contact).toEqual({ role: 'Vaalitoimisto', email: 'v@example.org', phone: '' });
    for (const state of ['declined', 'taken_back', 'lapsed'] as const) {
      expect(pledgeForMunicipality({ ...pledge, state }, organisation).contact).toBeNull();
      expect(pledgeForOrganisation({ ...pledge, state }, need).contact).toBeNull();
    }
  });

  it('can come from an offer that reaches the municipality and, where both name some, a postcode of the need', () => {
    const need = (postcodes: string[], placeId: string | null = null) => ({
      municipalityCode: '176',
      content: { postcodes, placeId } as never,
    });
    const offer = (municipalities: string[], postcodes: string[]) => ({
      municipalities,
      postcodes,
      circle: null,
    });
    expect(reaches(offer(['176'], []), need(['83900']), null)).toBe(true);
    expect(reaches(offer(['541'], []), need([]), null)).toBe(false);
    expect(reaches(offer(['176'], ['83900']), need(['83900', '83950']), null)).toBe(true);
    expect(reaches(offer(['176'], ['83900']), need(['83950']), null)).toBe(false);
    expect(reaches(offer(['176'], ['83900']), need([], 'place'), { postcode: '83950', position: null })).toBe(
      false,
    );
    expect(reaches(offer(['176'], ['83900']), need([], 'place'), null)).toBe(true);
  });

  it('meets in the hours that both sides have', () => {
    expect(
      hoursInCommon({ opensAt: '09:00', closesAt: '18:00' }, { opensAt: '12:00', closesAt: '20:00' }),
    ).toEqual({ opensAt: '12:00', closesAt: '18:00' });
    expect(hoursInCommon({ opensAt: null, closesAt: null }, { opensAt: '12:00', closesAt: '20:00' })).toEqual(
      {
        opensAt: '12:00',
        closesAt: '20:00',
      },
    );
    expect(
      hoursInCommon({ opensAt: '09:00', closesAt: '10:00' }, { opensAt: '12:00', closesAt: '20:00' }),
    ).toEqual({ opensAt: null, closesAt: null });
  });
});

describe('the free amount of an offer', () => {
  const allDays = ['2027-04-17', '2027-04-18'];
  const hour = (value: number) => `${String(value).padStart(2, '0')}:00`;
  const hours = fc.oneof(
    fc.constant({ opensAt: null, closesAt: null }),
    fc
      .tuple(fc.integer({ min: 8, max: 18 }), fc.integer({ min: 1, max: 5 }))
      .map(([from, length]) => ({ opensAt: hour(from), closesAt: hour(from + length) })),
  );
  const places = fc.option(fc.integer({ min: 0, max: 3 }));
  const take: fc.Arbitrary<Take> = fc
    .tuple(fc.subarray(allDays), hours, fc.integer({ min: 1, max: 5 }), places, places)
    .map(([days, when, quantity, seats, wheelchairPlaces]) => ({
      days,
      ...when,
      quantity,
      seats,
      wheelchairPlaces,
    }));
  const helpers = (count: number): Capacity => ({ kind: 'helpers', helpers: count });

  /** Counts hour by hour who is busy; the slow way. */
  function freeByHours(
    count: number,
    takes: readonly Take[],
    wanted: Take,
    unit: TakeUnit = 'quantity',
  ): number {
    let free = count;
    for (const day of wanted.days)
      for (let at = 0; at < 24; at += 1) {
        const isBusy = ({ opensAt, closesAt }: Take) =>
          (opensAt ?? '00:00') <= hour(at) && hour(at) < (closesAt ?? '24:00');
        if (!isBusy(wanted)) continue;
        const busy = takes.filter(
          (each) => (each.days.length === 0 || each.days.includes(day)) && isBusy(each),
        );
        free = Math.min(free, count - busy.reduce((sum, each) => sum + (each[unit] ?? 0), 0));
      }
    return free;
  }

  it('of helpers, seats and wheelchair places is what an hour-by-hour count finds', () => {
    fc.assert(
      fc.property(fc.array(take, { maxLength: 6 }), take, (takes, wanted) => {
        fc.pre(wanted.days.length > 0);
        expect(freeAmount(helpers(10), takes, wanted)).toBe(freeByHours(10, takes, wanted));
        const rides: Capacity = { kind: 'rides', vehicles: 1, seats: 9, wheelchairPlaces: 4, tripsPerDay: 9 };
        expect(freeAmount(rides, takes, wanted, 'seats')).toBe(freeByHours(9, takes, wanted, 'seats'));
        expect(freeAmount(rides, takes, wanted, 'wheelchairPlaces')).toBe(
          freeByHours(4, takes, wanted, 'wheelchairPlaces'),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('never lets more be promised than there is, whatever is pledged in whatever order', () => {
    const capacities: readonly Capacity[] = [
      { kind: 'rides', vehicles: 1, seats: 4, wheelchairPlaces: 0, tripsPerDay: 6 },
      { kind: 'phone', hoursPerDay: 6 },
      { kind: 'items', items: 6 },
    ];
    fc.assert(
      fc.property(
        fc.array(take, { minLength: 1, maxLength: 10 }),
        fc.constantFrom(...capacities),
        (wishes, capacity) => {
          const given: Take[] = [];
          for (const wish of wishes) if (shortage(capacity, given, wish) === null) given.push(wish);
          for (const day of allDays) {
            const onDay = given.filter(
              ({ days }) => capacity.kind === 'items' || days.length === 0 || days.includes(day),
            );
            expect(onDay.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(6);
            if (capacity.kind !== 'rides') continue;
            for (let at = 0; at < 24; at += 1) {
              const wanted = { ...wishes[0]!, days: [day], opensAt: hour(at), closesAt: hour(at + 1) };
              expect(freeByHours(capacity.seats, given, wanted, 'seats')).toBeGreaterThanOrEqual(0);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says in which unit too little is left; of what an offer does not have, nothing is', () => {
    const rides: Capacity = { kind: 'rides', vehicles: 1, seats: 4, wheelchairPlaces: 0, tripsPerDay: 6 };
    const wish: Take = {
      days: allDays,
      opensAt: null,
      closesAt: null,
      quantity: 1,
      seats: 4,
      wheelchairPlaces: 0,
    };
    expect(shortage(rides, [], wish)).toBeNull();
    expect(shortage(rides, [], { ...wish, wheelchairPlaces: 1 })).toEqual({
      unit: 'wheelchairPlaces',
      free: 0,
    });
    expect(shortage(rides, [wish], { ...wish, seats: 1 })).toEqual({ unit: 'seats', free: 0 });
    expect(shortage(helpers(3), [], { ...wish, seats: 1 })).toEqual({ unit: 'seats', free: 0 });
  });

  it('is less than nothing when the offer has shrunk since', () => {
    const taken = {
      days: [],
      opensAt: null,
      closesAt: null,
      quantity: 3,
      seats: null,
      wheelchairPlaces: null,
    };
    expect(freeAmount(helpers(2), [taken], { days: [], opensAt: null, closesAt: null })).toBe(-1);
  });
});
