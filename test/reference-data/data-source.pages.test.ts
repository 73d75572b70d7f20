import { languages } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';
import { electionOfFile, pollingPlaceTable, sourceIds } from '../../src/reference-data/catalogue.model';
import { sourceLine, sourceTexts } from '../../src/reference-data/data-source.pages';
import { sourcesOf } from '../../src/reference-data/manifest.model';
import { shippedManifest } from '../support/shipped-data';

describe('The sources', () => {
  it('are named by their official names in each language', () => {
    const publishers = (id: (typeof sourceIds)[number]) =>
      languages.map((language) => sourceTexts(translator(language), id).publisher);
    expect(publishers('paavo')).toEqual(['Tilastokeskus', 'Statistikcentralen', 'Statistics Finland']);
    expect(publishers('seats')).toEqual([
      'Maanmittauslaitos',
      'Lantmäteriverket',
      'National Land Survey of Finland',
    ]);
  });

  it('have a line with publisher, vintage and licence in every language', () => {
    for (const language of languages) {
      const lines = sourceIds.map((id) => sourceLine(translator(language), id));
      expect(new Set(lines).size).toBe(sourceIds.length);
      expect(lines.filter((line) => /\{\{|undefined|sources\./.test(line))).toEqual([]);
    }
  });

  it('stand in the manifest by their ids, in English', () => {
    expect(
      sourcesOf(shippedManifest)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...sourceIds].sort());
    for (const { id, ...texts } of sourcesOf(shippedManifest))
      expect(texts).toEqual(sourceTexts(translator('en'), id));
  });
});

it('A file of polling places tells its election', () => {
  expect(electionOfFile(pollingPlaceTable('KV-2021').file)).toBe('KV-2021');
  expect(electionOfFile('municipalities.csv')).toBeNull();
});
