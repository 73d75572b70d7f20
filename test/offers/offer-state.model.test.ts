import fc from 'fast-check';
import {
  changeOffer,
  isUp,
  newOfferStanding,
  type OfferEvent,
  type OfferStanding,
} from '../../src/offers/offer-state.model';

const flag = fc.boolean();
const anyEvent: fc.Arbitrary<OfferEvent> = fc.oneof(
  fc.constantFrom('edit', 'pause', 'lapse', 'withdraw', 'expire').map((type) => ({ type })),
  fc.record({ type: fc.constant('resume' as const), isDeclared: flag, hasUnsentChange: flag }),
  fc.record({ type: fc.constant('submit' as const), isComplete: flag, isOrganisationAccepted: flag }),
  fc.record({ type: fc.constant('publish' as const), isOwnOrganisation: flag, needsMoreTrust: flag }),
  fc.record({
    type: fc.constant('return' as const),
    isOwnOrganisation: flag,
    reason: fc.constantFrom('', 'because'),
  }),
);

/** Applies events; those that are refused change nothing. */
function walk(
  events: readonly OfferEvent[],
  visit: (before: OfferStanding, event: OfferEvent, after: OfferStanding) => void,
) {
  let standing = newOfferStanding;
  for (const event of events) {
    const changed = changeOffer(standing, event);
    const after = changed.ok ? changed.value : standing;
    visit(standing, event, after);
    standing = after;
  }
}

const sequences = fc.array(anyEvent, { maxLength: 30 });

describe('an offer, whatever happens to it', () => {
  it('becomes public only by a reviewer of another organisation, with enough trust, after being sent complete', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        let sent: OfferEvent | null = null;
        walk(events, (before, event, after) => {
          if (event.type === 'submit' && after.state === 'submitted' && before.state !== 'submitted')
            sent = event;
          if (after.hasPublicVersion && !before.hasPublicVersion) {
            expect(event).toEqual({ type: 'publish', isOwnOrganisation: false, needsMoreTrust: false });
            expect(before.state).toBe('submitted');
            expect(sent).toEqual({ type: 'submit', isComplete: true, isOrganisationAccepted: true });
          }
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('goes up again after a pause only by being resumed or published anew', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        walk(events, (before, event, after) => {
          if (!isUp(before) && isUp(after)) {
            expect(['publish', 'resume']).toContain(event.type);
            if (event.type === 'resume') expect(event.isDeclared).toBe(true);
          }
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('stays withdrawn or expired, and shows nothing then', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        walk(events, (before, _event, after) => {
          if (before.state === 'withdrawn' || before.state === 'expired') expect(after).toEqual(before);
          if (after.state === 'withdrawn' || after.state === 'expired')
            expect(after.hasPublicVersion).toBe(false);
        });
      }),
    );
  });

  it('that lapses is down, and says that it is published only where nothing unreviewed is written', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        walk(events, (before, event, after) => {
          if (event.type === 'lapse') expect(isUp(after)).toBe(false);
          if (event.type === 'resume' && before.state === 'paused' && after.state === 'published')
            expect(event.hasUnsentChange).toBe(false);
        });
      }),
    );
  });

  it('is never reviewed by its own organisation', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        walk(events, (before, event, after) => {
          if ((event.type === 'publish' || event.type === 'return') && event.isOwnOrganisation)
            expect(after).toEqual(before);
        });
      }),
    );
  });

  it('keeps its published version up while a change is written, reviewed and returned', () => {
    const published: OfferStanding = { state: 'published', hasPublicVersion: true };
    const events: OfferEvent[] = [
      { type: 'edit' },
      { type: 'submit', isComplete: true, isOrganisationAccepted: true },
      { type: 'return', isOwnOrganisation: false, reason: 'because' },
    ];
    let standing = published;
    for (const event of events) {
      const changed = changeOffer(standing, event);
      if (!changed.ok) throw new Error(`${event.type} was refused`);
      standing = changed.value;
      expect(isUp(standing)).toBe(true);
    }
    expect(standing.state).toBe('returned');
  });
});
