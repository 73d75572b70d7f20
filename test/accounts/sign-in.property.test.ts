/** Sign-in as a state machine: whatever happens in whatever order, a link lets in at most once, in time, and only who may. */
import fc from 'fast-check';
import { createInvitedAccount } from '../../src/accounts/administration.service';
import { findSignedIn } from '../../src/accounts/session.service';
import { requestSignInLink, useSignInLink } from '../../src/accounts/sign-in.service';
import { updateAccount } from '../../src/accounts/account.store';
import { signInLinkMinutes } from '../../src/accounts/sign-in-link.model';
import { deliverMail, linkIn } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const email = 'person@example.org';
const minute = 60_000;

type Step =
  | { do: 'ask' }
  | { do: 'wait'; minutes: number }
  | { do: 'use'; which: number; damaged: boolean }
  | { do: 'disable' }
  | { do: 'enable' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'ask' }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }).map((minutes): Step => ({ do: 'wait', minutes })) },
  {
    weight: 6,
    arbitrary: fc
      .record({ which: fc.nat(6), damaged: fc.boolean() })
      .map((each): Step => ({ do: 'use', ...each })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'disable' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'enable' }) },
);

/** What a link may do, kept in plain words beside the real thing. */
interface ModelLink {
  token: string;
  endsAt: number;
  spent: boolean;
}

class Walk {
  private time = Date.parse('2026-11-24T09:00:00Z');
  private readonly links: ModelLink[] = [];
  private disabled = false;
  private asked: number[] = [];
  private constructor(
    private readonly test: TestApp,
    private readonly accountId: string,
  ) {}

  static async begin(): Promise<Walk> {
    const test = await createTestApp();
    const now = test.deps.clock();
    const invitation = { email, name: 'Person', language: 'fi' as const, grants: [] };
    const account = await createInvitedAccount(test.deps.db, invitation, {
      now,
      actorId: null,
      by: 'command',
    });
    await updateAccount(test.deps.db, account.id, { state: 'active' });
    return new Walk(test, account.id);
  }

  end(): Promise<void> {
    return this.test.close();
  }

  async take(next: Step): Promise<void> {
    if (next.do === 'ask') await this.ask();
    else if (next.do === 'use') await this.use(next.which, next.damaged);
    else if (next.do === 'wait') {
      this.time += next.minutes * minute;
      this.test.setTime(new Date(this.time).toISOString());
    } else {
      this.disabled = next.do === 'disable';
      await updateAccount(this.test.deps.db, this.accountId, {
        state: this.disabled ? 'disabled' : 'active',
      });
    }
  }

  private async ask(): Promise<void> {
    const window = Math.floor(this.time / (15 * minute));
    const allowed = this.asked.filter((each) => each === window).length < 5;
    this.asked.push(window);
    const answer = await requestSignInLink(this.test.deps, { email, language: 'fi', returnTo: null });
    expect(answer.allowed).toBe(allowed);
    const letters = await deliverMail(this.test);
    expect(letters).toHaveLength(allowed && !this.disabled ? 1 : 0);
    for (const letter of letters) {
      const token = new URL(linkIn(letter), 'http://x').searchParams.get('token')!;
      this.links.push({ token, endsAt: this.time + signInLinkMinutes * minute, spent: false });
    }
  }

  private async use(which: number, damaged: boolean): Promise<void> {
    const link = this.links[which];
    const token = link === undefined ? 'x' : damaged ? `${link.token.slice(0, -1)}!` : link.token;
    const good = link !== undefined && !damaged && !link.spent && this.time < link.endsAt && !this.disabled;
    const result = await useSignInLink(this.test.deps, token, { userAgent: '', previousToken: undefined });
    expect(result.ok).toBe(good);
    if (!result.ok) return;
    // Signing in spends every link that was out.
    for (const each of this.links) each.spent = true;
    expect((await findSignedIn(this.test.deps, result.value.sessionToken))?.account.email).toBe(email);
  }
}

describe('sign-in links', () => {
  it('let in exactly when the model says so, after any sequence of steps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const walk = await Walk.begin();
        try {
          for (const next of steps) await walk.take(next);
        } finally {
          await walk.end();
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
