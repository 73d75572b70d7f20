import fc from 'fast-check';
import {
  changeNeed,
  isShown,
  needStates,
  type NeedEvent,
  type NeedState,
} from '../../src/needs/need-state.model';

const event: fc.Arbitrary<NeedEvent> = fc.oneof(
  fc.record({ type: fc.constant('edit' as const), isComplete: fc.boolean() }),
  fc.record({ type: fc.constant('open' as const), isComplete: fc.boolean(), isInTime: fc.boolean() }),
  fc.record({ type: fc.constantFrom('fill' as const, 'close' as const, 'expire' as const) }),
  fc.record({ type: fc.constant('losePledge' as const), isInTime: fc.boolean() }),
);

/** Every step that is allowed at all, written out as the documentation has it. */
const allowed: Readonly<Record<NeedState, readonly NeedState[]>> = {
  draft: ['draft', 'open', 'closed', 'expired'],
  open: ['open', 'filled', 'closed', 'expired'],
  filled: ['filled', 'open', 'closed'],
  closed: ['closed', 'open'],
  expired: ['expired'],
};

describe('a need', () => {
  it('takes, by whatever events, only the steps of the documentation, and never shows what is not whole', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let state: NeedState = 'draft';
        let isWhole = false;
        for (const each of events) {
          const changed = changeNeed(state, each);
          if (!changed.ok) continue;
          expect(allowed[state]).toContain(changed.value);
          if ('isComplete' in each) isWhole = each.isComplete;
          state = changed.value;
          if (isShown(state)) expect(isWhole).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('that has expired stays so, and nothing opens after its last day', () => {
    fc.assert(
      fc.property(event, fc.constantFrom(...needStates), (each, state) => {
        const changed = changeNeed(state, each);
        if (state === 'expired') expect(changed.ok ? changed.value : 'expired').toBe('expired');
        const opens = changed.ok && changed.value === 'open' && state !== 'open';
        if (opens) expect('isInTime' in each && each.isInTime).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('that is filled opens again when a pledge is lost in time', () => {
    expect(changeNeed('filled', { type: 'losePledge', isInTime: true })).toEqual({ ok: true, value: 'open' });
    expect(changeNeed('filled', { type: 'losePledge', isInTime: false })).toEqual({
      ok: true,
      value: 'filled',
    });
  });
});
