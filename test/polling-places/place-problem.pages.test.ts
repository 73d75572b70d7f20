import { languages } from '../../src/i18n/language';
import { messages } from '../../src/i18n/messages';
import { translator } from '../../src/i18n/translate';
import {
  accessibilityCriteria,
  accessibilityTally,
  criteriaOf,
} from '../../src/polling-places/accessibility.model';
import { importLines, problemText, refusalLines } from '../../src/polling-places/place-problem.pages';
import { placeProblem, placeProblemSeverities } from '../../src/polling-places/place-problem.model';
import { aDraft, aPlace } from '../support/places';

const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('Texts of problems', () => {
  it('exist for every problem, and for no other', () => {
    expect(Object.keys(messages.fi.pollingPlaces.problem).sort()).toEqual(
      Object.keys(placeProblemSeverities).sort(),
    );
  });

  it.each(languages)('have the same blanks as the Finnish ones in %s', (language) => {
    for (const [code, finnish] of Object.entries(messages.fi.pollingPlaces.problem)) {
      const own = messages[language].pollingPlaces.problem[code as keyof typeof placeProblemSeverities];
      expect([code, blanks(own.what), blanks(own.advice)]).toEqual([
        code,
        blanks(finnish.what),
        blanks(finnish.advice),
      ]);
    }
  });

  it('say where, what and what to do, in the reader’s language', () => {
    const found = placeProblem(
      'noAdvancePlace',
      { line: 4 },
      { municipality: '049', nameFi: 'Espoo', nameSv: 'Esbo' },
    );
    expect(problemText(found, translator('fi'), 'fi')).toMatchObject({
      where: 'rivi 4',
      what: expect.stringContaining('Espoo'),
    });
    expect(problemText(found, translator('sv'), 'sv').what).toContain('Esbo');
  });
});

describe('The report of an import', () => {
  it('lists what is added, changed cell by cell and removed, and what happened', () => {
    const plan = {
      add: [{ line: 2, draft: aDraft({ nameFi: 'Uusi' }) }],
      change: [
        { line: 3, place: aPlace(), draft: aDraft({ note: 'pihalta' }), fields: [], announces: false },
      ],
      remove: [aPlace({ nameFi: null, nameSv: 'Skolan', kind: 'election_day' })],
      unchanged: [],
    };
    expect(importLines({ dryRun: true, plan, problems: [] }, translator('en'), 'en')).toEqual([
      'To add 1, to change 1, to remove 1, unchanged 0.',
      '',
      'To add (1)',
      '  line 2: Uusi, Itätie 1 (091, general advance polling station)',
      '',
      'To change (1)',
      '  line 3: Kirjasto, Itätie 1 (091, general advance polling station)',
      '      huomautus: (empty) → pihalta',
      '',
      'To remove (1)',
      '  Skolan, Itätie 1 (091, election-day polling station)',
      '',
      'Trial run: nothing was saved.',
    ]);
  });

  it('puts errors before warnings when a file is refused', () => {
    const problems = [
      placeProblem('columnUnknown', { line: 1, column: 'puhelin' }),
      placeProblem('postcodeImpossible', { line: 2, column: 'postinumero', value: '1' }),
    ];
    expect(refusalLines(problems, translator('fi'), 'fi')).toEqual([
      'Tiedostoa ei tuotu: siinä on virheitä. Mitään ei tallennettu.',
      '',
      'Virheet (1)',
      '  rivi 2, sarake postinumero, ”1”: Tämä ei ole postinumero. Postinumerossa on viisi numeroa, esimerkiksi 00580.',
      '',
      'Tarkistettavaa (1)',
      '  rivi 1, sarake puhelin: Saraketta ei tunneta, ja se jätetään lukematta. Jos tiedon pitää tulla mukaan, tarkista sarakkeen nimi ohjeesta.',
    ]);
  });
});

describe('Accessibility criteria', () => {
  it('have a label each, and a group', () => {
    expect(Object.keys(messages.fi.pollingPlaces.accessibility.criterion)).toEqual(
      Object.keys(accessibilityCriteria),
    );
    expect([...criteriaOf('arrival'), ...criteriaOf('entrance'), ...criteriaOf('inside')]).toEqual(
      Object.keys(accessibilityCriteria),
    );
  });

  it('count what nobody assessed as not known', () => {
    const finding = {
      criterion: 'wide_door',
      value: 'no',
      measure: null,
      source: null,
      assessedOn: null,
    } as const;
    expect(accessibilityTally([finding])).toEqual({ yes: 0, no: 1, unknown: 15 });
  });
});
