import fc from 'fast-check';
import { languages } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';
import { writeMunicipalityReport } from '../../src/municipality-reports/municipality-report.csv';
import { accessibilityRows } from '../../src/municipality-reports/place-reports.csv';
import { accessibilityCriteria } from '../../src/polling-places/accessibility.model';
import { readAccessibilityCsv, readDay } from '../../src/polling-places/accessibility-file.csv';
import { planAccessibility } from '../../src/polling-places/accessibility-import.model';
import { changesNothing } from '../../src/polling-places/polling-place-import.model';
import type { AccessibilityFinding, PollingPlace } from '../../src/polling-places/polling-place.model';
import { csvDialects } from '../../src/shared/csv-table';
import { addDays } from '../../src/shared/dates';
import { aPlace } from '../support/places';

const codes = Object.keys(accessibilityCriteria);
const known: AccessibilityFinding = {
  criterion: 'wide_door',
  value: 'yes',
  measure: '900 mm',
  source: 'mittaus',
  assessedOn: '2026-10-01',
};
const library = aPlace({ id: 'a1', ownId: 'e1', accessibility: [known] });
const school = aPlace({ id: 'b2', ownId: null, nameFi: 'Koulu' });

function planOf(text: string, places: readonly PollingPlace[] = [library, school]) {
  const read = readAccessibilityCsv(text);
  if (read === null) throw new Error('no file of accessibility');
  const { plan, problems } = planAccessibility(places, read.rows);
  return { plan, codes: [...read.problems, ...problems].map(({ code, line }) => `${line} ${code}`) };
}

const findingsAfter = (text: string) => planOf(text).plan.change[0]?.accessibility;

describe('A file of accessibility', () => {
  const textCell = fc.option(
    fc
      .string({ minLength: 1, maxLength: 20 })
      .map((each) => each.replace(/[\s\p{C}]+/gu, ' ').trim() || '10 mm'),
    { nil: null },
  );
  const finding = fc.record({
    criterion: fc.constantFrom(...codes),
    value: fc.constantFrom('yes', 'no', 'unknown'),
    measure: textCell,
    source: textCell,
    assessedOn: fc.option(
      fc.nat(4000).map((days) => addDays('2018-01-01', days)),
      { nil: null },
    ),
  });

  it('that was downloaded changes nothing, in every language and dialect', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(finding, { selector: ({ criterion }) => criterion, maxLength: 6 }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.constantFrom(...languages),
        fc.constantFrom(...csvDialects),
        (found, language, dialect) => {
          const places = found.map((accessibility, index) =>
            aPlace({
              id: `id-${index}`,
              ownId: index === 0 ? null : `0${index}`,
              nameFi: '=A;"b',
              accessibility,
            }),
          );
          const reader = { t: translator(language), language };
          const about = { municipality: 'Kotikunta', electionCode: 'KV-2021', madeAt: 'nyt' };
          const rows = accessibilityRows(places, reader);
          const text = writeMunicipalityReport('accessibility', rows, about, { reader, dialect });
          const { plan, codes: problems } = planOf(text, places);
          expect([problems, changesNothing(plan), plan.unchanged.length]).toEqual([[], true, places.length]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves what an empty cell says nothing of, and takes away what is called not known', () => {
    const header = 'tunnus;kriteeri;arvo;mitta;arvioitu;lähde\n';
    expect(findingsAfter(`${header}e1;wide_door;Ei;;;\n`)).toEqual([{ ...known, value: 'no' }]);
    expect(findingsAfter(`${header}e1;wide_door;;ei tiedossa;2.10.2026;uusi\n`)).toEqual([
      { ...known, measure: null, assessedOn: '2026-10-02', source: 'uusi' },
    ]);
    const nothing = 'ei_tietoa';
    expect(findingsAfter(`${header}e1;wide_door;${Array(4).fill(nothing).join(';')}\n`)).toEqual([]);
    expect(findingsAfter(`${header}e1;wide_door;;;;\n`)).toBeUndefined();
    expect(findingsAfter(`${header}e1;easy_door;Uppgift saknas;;;\n`)).toBeUndefined();
  });

  it('finds a place by an own id that lost its zeros, where only one can be meant', () => {
    const file = 'tunnus;kriteeri;arvo\n7;wide_door;Ei\n';
    const [seven, other] = [aPlace({ id: 'c3', ownId: '007' }), aPlace({ id: 'd4', ownId: '07' })];
    expect(planOf(file, [seven]).plan.change.map(({ place }) => place.id)).toEqual(['c3']);
    expect(planOf(file, [seven, other]).codes).toEqual(['2 ownIdAmbiguous']);
  });

  it('adds and removes no place, and touches nothing but criteria', () => {
    const { plan } = planOf('service id,criterion,value\nb2,The threshold is 20 mm at most,no\n');
    expect([plan.add, plan.remove, plan.change.length]).toEqual([[], [], 1]);
    const [change] = plan.change;
    expect([change!.place, change!.draft, change!.fields]).toEqual([school, school, []]);
    expect(change!.accessibility).toEqual([
      { criterion: 'low_threshold', value: 'no', measure: null, source: null, assessedOn: null },
    ]);
  });

  it('says by line what belongs to no place, to two, or to nothing that is known', () => {
    const twins = [aPlace({ id: 'c', ownId: 'x' }), aPlace({ id: 'd', ownId: 'x' }), library];
    const text = [
      'tunnus;palvelun tunniste;kriteeri;arvo;arvioitu',
      'x;;wide_door;Kyllä;',
      'zzz;;wide_door;Kyllä;',
      'e1;c;wide_door;Kyllä;',
      'e1;;leveä ovi;Kyllä;',
      'e1;;wide_door;ehkä;',
      'e1;;easy_door;Kyllä;10/1/2026',
      ';;easy_door;Kyllä;',
      'e1;;low_threshold;Kyllä;',
      ';a1;low_threshold;Ei;',
      'Pelkkä huomautus;;;;',
    ].join('\n');
    expect(planOf(text, twins).codes).toEqual([
      '5 criterionUnknown',
      '6 choiceUnknown',
      '7 dayUnreadable',
      '8 valueMissing',
      '2 ownIdAmbiguous',
      '3 placeNotFound',
      '4 idsDisagree',
      '10 criterionTwice',
    ]);
    expect(readAccessibilityCsv('kriteeri;arvo\nwide_door;Kyllä\n')?.problems[0]?.code).toBe('columnMissing');
    expect(readAccessibilityCsv('tunnus;kriteeri;arvo\n')?.problems[0]?.code).toBe('accessibilityIsEmpty');
    expect(readAccessibilityCsv('tunnus;kuntanro;tyyppi\ne1;091;E\n')).toBeNull();
  });

  it('does not bring back a place that was withdrawn', () => {
    const gone = aPlace({ id: 'a1', ownId: 'e1', visibility: 'withdrawn' });
    expect(planOf('tunnus;kriteeri;arvo\ne1;wide_door;Ei\n', [gone]).codes).toEqual(['2 placeNotFound']);
  });

  it.each([
    ['2026-10-01', '2026-10-01'],
    ['2026-10-01 00:00:00', '2026-10-01'],
    ['1.10.2026', '2026-10-01'],
    ['01.10.2026', '2026-10-01'],
    ['1 October 2026', '2026-10-01'],
    ['31.2.2026', null],
    ['10/1/2026', null],
    ['01.10.26', '2026-10-01'],
    ['10/1/26', null],
  ])('reads the day %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});
