import { safeReturnPath } from '../../src/accounts/return-path.model';

describe('the way back after signing in', () => {
  it.each(['/fi', '/sv/account', '/en/admin/audit?type=account.signedIn&page=2', '/fi/data?x=%C3%A4'])(
    'leads to %s',
    (path) => {
      expect(safeReturnPath(path)).toBe(path);
    },
  );

  it.each([
    'https://evil.example/',
    '//evil.example/fi',
    '/fi//evil.example',
    '/\\evil.example',
    '/fi/\\evil.example',
    '/fi\r\nLocation: https://evil.example',
    '/fi@evil.example',
    '/finland',
    'javascript:alert(1)',
    '/health',
    '/fi/sign-in',
    '/fi/sign-out',
    '',
    undefined,
    ['/fi'],
    `/fi/${'x'.repeat(600)}`,
  ])('never leads to %j', (path) => {
    expect(safeReturnPath(path)).toBeNull();
  });
});
