import {
  changeOrganisation,
  duplicateMarks,
  normaliseBusinessId,
  normaliseRegisterNumber,
  organisationNameKey,
} from '../../src/organisations/organisation.model';

const waiting = { state: 'confirmed', trust: 'unverified', businessId: null, registerNumber: null } as const;

describe('an organisation', () => {
  it.each([
    ['2077474-0', '2077474-0'],
    ['0245895-5', '0245895-5'],
    ['1234567-1', '1234567-1'],
    [' 245895-5 ', '0245895-5'],
    ['20774740', '2077474-0'],
    ['2077474-1', null],
    ['1234567', null],
    ['abc', null],
  ])('with the business ID %s is known as %s', (typed, expected) => {
    expect(normaliseBusinessId(typed)).toBe(expected);
  });

  it('has exactly one check digit, or none, for every number', () => {
    for (let number = 1_000_000; number < 1_000_500; number += 1) {
      const valid = Array.from('0123456789').filter(
        (digit) => normaliseBusinessId(`${number}-${digit}`) !== null,
      );
      expect(valid.length).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ['1.234', '1234'],
    ['123.456', '123456'],
    ['7', '7'],
    ['1234567', null],
    ['12.34', null],
  ])('with the register number %s is known as %s', (typed, expected) => {
    expect(normaliseRegisterNumber(typed)).toBe(expected);
  });

  it('is noticed as a duplicate by name in another spelling and by number', () => {
    expect(organisationNameKey('Esimerkkilän  Kyläyhdistys r.y.')).not.toBe('');
    const a = { name: 'Esimerkkilän kyläyhdistys ry', businessId: null, registerNumber: '12' };
    const b = { name: 'ESIMERKKILÄN KYLÄYHDISTYS', businessId: null, registerNumber: '12' };
    expect(duplicateMarks(a, b)).toEqual(['name', 'registerNumber']);
    expect(duplicateMarks(a, { name: 'Toinen', businessId: null, registerNumber: null })).toEqual([]);
  });

  it('is accepted or refused once, after its address was confirmed', () => {
    const accept = { type: 'accept', trust: 'vouched_for' } as const;
    expect(changeOrganisation({ ...waiting, state: 'unconfirmed' }, accept).ok).toBe(false);
    expect(changeOrganisation(waiting, accept)).toEqual({
      ok: true,
      value: { state: 'accepted', trust: 'vouched_for' },
    });
    for (const state of ['accepted', 'refused'] as const) {
      expect(changeOrganisation({ ...waiting, state }, accept).ok).toBe(false);
      expect(changeOrganisation({ ...waiting, state }, { type: 'refuse', reason: 'x' }).ok).toBe(false);
      expect(changeOrganisation({ ...waiting, state }, { type: 'confirm' }).ok).toBe(false);
    }
  });

  it('cannot be trusted for a number that it does not have, nor refused without a reason', () => {
    expect(changeOrganisation(waiting, { type: 'accept', trust: 'register_checked' })).toEqual({
      ok: false,
      problem: 'noNumberToCheck',
    });
    expect(changeOrganisation(waiting, { type: 'refuse', reason: '' })).toEqual({
      ok: false,
      problem: 'reasonMissing',
    });
  });
});
