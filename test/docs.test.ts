import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scripts } from '../package.json';
import { environmentVariables } from '../src/config';
import { fromRoot } from '../src/platform/project-root';

const read = (...parts: string[]) => readFileSync(fromRoot(...parts), 'utf8');
const markdown = ['README.md', 'CONTRIBUTING.md', 'migrations/README.md', 'data/README.md'].concat(
  readdirSync(fromRoot('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
);

describe('documentation', () => {
  it('describes every environment variable, and none that does not exist', () => {
    const documented = [...read('docs', 'configuration.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(
      (match) => match[1]!,
    );
    expect(documented.sort()).toEqual([...environmentVariables].sort());
    const example = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]!);
    expect(example.sort()).toEqual([...environmentVariables].sort());
  });

  it('names only commands that exist', () => {
    for (const file of markdown) {
      const named = [...read(file).matchAll(/npm run ([a-z][\w:-]*)/g)].map((match) => match[1]!);
      for (const name of named)
        expect([file, Object.keys(scripts)]).toEqual([file, expect.arrayContaining([name])]);
    }
  });

  it('lists in the README every command that people run', () => {
    const inner = [
      'types',
      'lint',
      'format',
      'format:check',
      'structure',
      'build',
      'tokens',
      'start',
      'test',
    ];
    for (const name of Object.keys(scripts)) {
      if (!inner.includes(name)) expect(read('README.md')).toContain(`npm run ${name}`);
    }
  });

  it('tells what every folder of src is for', () => {
    const folders = readdirSync(fromRoot('src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const helpers = ['geo', 'shared', 'i18n', 'platform', 'cli'];
    for (const { name } of folders) {
      if (!helpers.includes(name))
        expect(read('docs', 'architecture.md')).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
      expect(read('README.md')).toContain(`${name}/`);
    }
  });

  it('has no link to a file that is not there', () => {
    for (const file of markdown) {
      const links = [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(
        (match) => match[1]!,
      );
      for (const link of links) {
        expect([file, link, existsSync(fromRoot(file, '..', link))]).toEqual([file, link, true]);
      }
    }
  });
});
