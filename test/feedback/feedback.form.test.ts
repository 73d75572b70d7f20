import fc from 'fast-check';
import { isTrapped, pageBefore, parseFeedback, typedFeedback } from '../../src/feedback/feedback.form';
import { longestMessage, mentionsIdentityCode } from '../../src/feedback/feedback.model';

const problemsOf = (body: unknown) => {
  const form = parseFeedback(body, 'fi');
  return form.ok ? [] : form.problem.map(({ field, message }) => `${field} ${message.split('.').at(-1)}`);
};

describe('The feedback form', () => {
  it('needs a message and nothing else', () => {
    expect(parseFeedback({ message: ' Hei! ' }, 'sv')).toEqual({
      ok: true,
      value: { message: 'Hei!', page: '', replyTo: null, language: 'sv' },
    });
    expect(problemsOf({ message: ' \r\n ' })).toEqual(['message messageMissing']);
  });

  it('counts a line break as one sign, and takes a message of exactly the longest length', () => {
    const lines = `${'a'.repeat(longestMessage / 2 - 1)}\r\n${'b'.repeat(longestMessage / 2)}`;
    expect(problemsOf({ message: lines })).toEqual([]);
    expect(problemsOf({ message: `${lines}c` })).toEqual(['message messageLong']);
  });

  it('says everything that is wrong at once', () => {
    expect(problemsOf({ message: '', page: 'x'.repeat(301), replyTo: 'nobody' })).toEqual([
      'message messageMissing',
      'page pageLong',
      'replyTo replyToWrong',
    ]);
  });

  // Only the form counts: whether the check sign is right does not matter.
  it.each(['131052-308T', 'Koodini on 010101A123B.', '311299-999x', '(290200+0001)'])(
    'refuses what looks like a personal identity code: %s',
    (message) => {
      expect(mentionsIdentityCode(message)).toBe(true);
      expect(problemsOf({ message })).toEqual(['message identityCode']);
    },
  );

  it.each([
    'Puhelin 0400 123 4567',
    'Y-tunnus 2077474-0',
    '13.6.2021 klo 9–20',
    '421399-308T',
    '131052-308Tx',
  ])('takes other numbers: %s', (message) => {
    expect(problemsOf({ message })).toEqual([]);
  });

  it('survives any body', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(typeof typedFeedback(body).message).toBe('string');
        expect(typeof isTrapped(body)).toBe('boolean');
        parseFeedback(body, 'en');
      }),
    );
  });
});

describe('The page before the form', () => {
  it('is filled in when it is one of ours, without its query', () => {
    expect(pageBefore('https://vaali.example/sv/elections?q=secret', 'vaali.example')).toBe('/sv/elections');
  });

  it.each([
    [undefined, 'vaali.example'],
    ['https://elsewhere.example/fi/data', 'vaali.example'],
    ['https://vaali.example/assets/x.css', 'vaali.example'],
    ['not an address', 'vaali.example'],
  ])('is left out otherwise: %s', (referer, host) => {
    expect(pageBefore(referer, host)).toBe('');
  });
});
