/** The rules of HTML that every page keeps. */
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Prettier keeps our templates tidy; what the templates leave in the output does not matter to anybody.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // The regions of a table that scrolls sideways must be reachable by keyboard.
    'no-redundant-role': 'off',
    // Check boxes of one question share its name, as radio buttons do.
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
  },
});

/** What is wrong with a page, one line per finding, each with the page's name. */
export async function htmlProblems(path: string, html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${path} line ${message.line}: ${message.message} (${message.ruleId})`),
  );
}
