import { signedInAs } from '../support/sign-in';
import { createTestApp } from '../support/test-app';

describe('the account page of a municipality', () => {
  it('leads to its workspace, which the municipality may open', async () => {
    const test = await createTestApp();
    try {
      const browser = await signedInAs(test, 'municipality');
      const account = await browser.get('/sv/account').expect(200);
      const link = /href="(\/sv\/municipality\/\d{3})"/.exec(account.text)?.[1];
      expect(link).toBeDefined();
      expect((await browser.get(link!)).status).not.toBe(403);
    } finally {
      await test.close();
    }
  });
});
