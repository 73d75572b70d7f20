import { HtmlValidate } from 'html-validate';
import request from 'supertest';
import { languages } from '../src/i18n/language';
import { everyPage } from './support/pages';
import { createShippedApp } from './support/shipped-app';
import type { TestApp } from './support/test-app';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Prettier keeps our templates tidy; what the templates leave in the output does not matter to anybody.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // The regions of a table that scrolls sideways must be reachable by keyboard.
    'no-redundant-role': 'off',
  },
});

describe('HTML', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createShippedApp();
  }, 60_000);
  afterAll(() => test.close());

  it.each(languages)(
    'of every page is valid in %s and says its language',
    async (language) => {
      for (const path of [...everyPage(language), `/${language}/no-such-page`]) {
        const answer = await request(test.app).get(path);
        const report = await validator.validateString(answer.text);
        const problems = report.results.flatMap((result) =>
          result.messages.map(
            (message) => `${path} line ${message.line}: ${message.message} (${message.ruleId})`,
          ),
        );
        expect(problems).toEqual([]);
        expect(answer.text).toContain(`<html lang="${language}">`);
      }
    },
    120_000,
  );

  it.each(languages)(
    'of every page links to the same page in the other languages from %s',
    async (language) => {
      for (const path of everyPage(language)) {
        const answer = await request(test.app).get(path).expect(200);
        for (const other of languages) {
          expect(answer.text).toContain(
            `hreflang="${other}" href="${path.replace(`/${language}`, `/${other}`).replaceAll('&', '&amp;')}"`,
          );
        }
      }
    },
  );
});
