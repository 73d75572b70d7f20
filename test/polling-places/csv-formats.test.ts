/** docs/csv-formats.md says of a places file exactly what the tables of columns and choices say. */
import { readFileSync } from 'node:fs';
import { fromRoot } from '../../src/platform/project-root';
import {
  accessibilityChoices,
  kindChoices,
  positionSourceChoices,
  serviceFormChoices,
  type Choice,
} from '../../src/polling-places/place-choices.csv';
import { placeColumnKeys, placeColumns, readPlaceHeader } from '../../src/polling-places/place-columns.csv';
import { plainName } from '../../src/shared/csv-header';

const documentation = readFileSync(fromRoot('docs', 'csv-formats.md'), 'utf8');

/** Rows of the first table after a heading: the word in code, and the words that are also read. */
function tableAfter(heading: string): [string, string[]][] {
  const lines = documentation.slice(documentation.indexOf(`### ${heading}\n`)).split('\n');
  const start = lines.findIndex((line) => line.startsWith('| --'));
  const rows = lines.slice(start + 1);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .map((cells) => [codesIn(cells[1]!)[0]!, codesIn(cells[3]!)]);
}

function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
}

describe('The documentation of the places file', () => {
  it('lists every column in order, with every name that is read', () => {
    expect(tableAfter('Columns')).toEqual(
      placeColumnKeys.map((key) => [placeColumns[key].header, [...placeColumns[key].synonyms]]),
    );
  });

  it.each<[string, readonly Choice<string>[]]>([
    ['`tyyppi`', kindChoices],
    ['`ulkoaanestys`', serviceFormChoices],
    ['`esteettomyys`', accessibilityChoices],
    ['`sijainnin_tarkkuus`', positionSourceChoices],
  ])('lists every word of %s', (heading, choices) => {
    expect(tableAfter(heading)).toEqual(choices.map(({ word, synonyms }) => [word, [...synonyms]]));
  });
});

describe('Names of columns', () => {
  it('mean one column each', () => {
    const names = placeColumnKeys.flatMap((key) =>
      [placeColumns[key].header, ...placeColumns[key].synonyms].map(plainName),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(['Äänestysalueen nimi', 'AANESTYSALUEEN_NIMI', 'äänestysalueen-nimi', ' aanestysalueennimi '])(
    'are read whatever their case, accents and joints: %j',
    (name) => {
      expect([...readPlaceHeader([name]).columns.keys()]).toEqual(['districtName']);
    },
  );
});

describe('Words of choices', () => {
  it.each([
    ['tyyppi', kindChoices],
    ['ulkoaanestys', serviceFormChoices],
    ['esteettomyys', accessibilityChoices],
    ['sijainnin_tarkkuus', positionSourceChoices],
  ])('mean one value of %s each', (_column, choices: readonly Choice<string>[]) => {
    const words = choices.flatMap(({ word, synonyms }) => [word, ...synonyms].map(plainName));
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});
