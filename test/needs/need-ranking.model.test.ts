import fc from 'fast-check';
import { emptyNeed, type Need } from '../../src/needs/need.model';
import { isInScope, needGeography, rankNeeds } from '../../src/needs/need-ranking.model';
import type { HelpTypeCode } from '../../src/offers/help-type.model';

const today = '2027-03-01';

function need(id: string, municipalityCode: string, until: string, type: HelpTypeCode = 'escort'): Need {
  return {
    id,
    municipalityCode,
    electionCode: 'EKV-2027',
    type,
    state: 'open',
    version: 1,
    content: { ...emptyNeed, until },
    contact: null,
    createdAt: new Date(0),
    changedAt: new Date(0),
  };
}

const point = (
  postcode: string,
  municipalityCode: string,
  kilometres: number,
  people: number | null = 100,
) => ({
  postcode,
  municipalityCode,
  position: { easting: 500_000 + kilometres * 1000, northing: 7_000_000 },
  people,
});
const geography = needGeography([
  point('10000', '001', 0),
  point('20000', '002', 20, 900),
  point('20001', '002', 30, 100),
  point('30000', '003', 80, null),
]);
const reach = { municipalities: new Set(['001']), types: new Set<HelpTypeCode>(['escort']) };

describe('the order of needs', () => {
  it('is own area, then by bands of distance; within a band own kinds and then what is urgent', () => {
    const needs = [
      need('nowhere', '999', '2027-03-02'),
      need('far', '003', '2027-03-02'),
      need('near', '002', '2027-03-02'),
      need('own, later', '001', '2027-03-20'),
      need('own, soon', '001', '2027-03-05'),
      need('own, another kind', '001', '2027-03-02', 'venue'),
    ];
    const ranked = rankNeeds(needs, reach, geography, today);
    expect(ranked.map((each) => each.need.id)).toEqual([
      'own, soon',
      'own, later',
      'own, another kind',
      'near',
      'far',
      'nowhere',
    ]);
    const near = ranked.find((each) => each.need.id === 'near')!;
    // The middle of 900 people at 20 km and 100 at 30 km.
    expect(near).toMatchObject({ isOwnArea: false, isOwnKind: true, daysLeft: 1 });
    expect(near.distanceMetres).toBeCloseTo(21_000);
    expect(ranked.at(-1)!.distanceMetres).toBeNull();
  });

  it('measures to the postcodes that a need names', () => {
    const named = need('named', '002', '2027-03-02');
    const [ranked] = rankNeeds(
      [{ ...named, content: { ...named.content, postcodes: ['20001'] } }],
      reach,
      geography,
      today,
    );
    expect(ranked!.distanceMetres).toBeCloseTo(30_000);
  });

  it('does not depend on the order in which needs come', () => {
    const anyNeed = fc
      .tuple(fc.constantFrom('001', '002', '003', '999'), fc.integer({ min: 1, max: 9 }), fc.uuid())
      .map(([code, day, id]) => need(id, code, `2027-03-0${day}`));
    fc.assert(
      fc.property(fc.array(anyNeed, { maxLength: 8 }), (needs) => {
        const ids = (all: readonly Need[]) =>
          rankNeeds(all, reach, geography, today).map((each) => each.need.id);
        expect(ids([...needs].reverse())).toEqual(ids(needs));
      }),
      { numRuns: 50 },
    );
  });

  it('shows in each scope what its name says', () => {
    const needs = [
      need('own', '001', '2027-03-02'),
      need('venue', '001', '2027-03-02', 'venue'),
      need('near', '002', '2027-03-02'),
      need('far', '003', '2027-03-02'),
      need('nowhere', '999', '2027-03-02'),
    ];
    const ranked = rankNeeds(needs, reach, geography, today);
    const inScope = (scope: 'fit' | 'near' | 'all') =>
      ranked.filter((each) => isInScope(each, scope)).map((each) => each.need.id);
    expect(inScope('fit')).toEqual(['own']);
    expect(inScope('near')).toEqual(['own', 'venue', 'near']);
    expect(inScope('all')).toHaveLength(5);
  });
});
