import fc from 'fast-check';
import { municipalityMergers } from '../../src/areas/merger.model';
import {
  forwardDistrict,
  groupBounds,
  peopleByDistrict,
  toShares,
  type DistrictBuildings,
} from '../../src/demand/demand.model';

const nobody = { all: null, adults: null, over65: null, over75: null, over85: null };

describe('Bounds of the people of an area', () => {
  it('are the number itself where it is known', () => {
    const people = { all: 100, adults: 80, over65: 20, over75: 9, over85: 0 };
    expect(groupBounds({ people }).over65).toEqual({ lower: 20, upper: 20 });
    expect(groupBounds({ people }).over85).toEqual({ lower: 0, upper: 0 });
  });

  it('reach from nobody to the total where ages are withheld', () => {
    const bounds = groupBounds({ people: { ...nobody, all: 17 } });
    expect(bounds.all).toEqual({ lower: 17, upper: 17 });
    expect(bounds.adults).toEqual({ lower: 0, upper: 17 });
  });

  it('have no upper end where the total is withheld too', () => {
    expect(groupBounds({ people: nobody }).over75).toEqual({ lower: 0, upper: null });
  });
});

describe('People by voting district', () => {
  const postcode = fc.constantFrom('00100', '00120', '00130', '00140');
  const building: fc.Arbitrary<DistrictBuildings> = fc.record({
    postcode,
    municipalityCode: fc.constantFrom('091', '049'),
    district: fc.constantFrom('001', '002', '003'),
    buildings: fc.integer({ min: 1, max: 500 }),
  });
  const rows = fc.uniqueArray(building, {
    selector: (row) => `${row.postcode} ${row.municipalityCode} ${row.district}`,
  });
  const areas = fc.uniqueArray(
    fc.record({ postcode, all: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: null }) }),
    { selector: (area) => area.postcode },
  );

  it('are all the people there are: nobody lost, nobody twice', () => {
    fc.assert(
      fc.property(areas, rows, (drawn, buildings) => {
        const demand = drawn.map((area) => ({
          postcode: area.postcode,
          people: { ...nobody, all: area.all },
        }));
        const { districts, unassigned } = peopleByDistrict(demand, toShares(buildings), 'all');
        const total = drawn.reduce((sum, area) => sum + (area.all ?? 0), 0);
        const counted = districts.reduce((sum, district) => sum + district.people, unassigned);
        expect(Math.abs(counted - total)).toBeLessThan(1e-6);
      }),
    );
  });

  it('follow the buildings', () => {
    const shares = toShares([
      { postcode: '00100', municipalityCode: '091', district: '001', buildings: 30 },
      { postcode: '00100', municipalityCode: '091', district: '002', buildings: 10 },
    ]);
    const demand = [
      { postcode: '00100', people: { ...nobody, all: 400 } },
      { postcode: '99999', people: { ...nobody, all: 7 } },
    ];
    expect(peopleByDistrict(demand, shares, 'all')).toEqual({
      districts: [
        { municipalityCode: '091', district: '001', people: 300 },
        { municipalityCode: '091', district: '002', people: 100 },
      ],
      unassigned: 7,
    });
  });
});

describe('Districts of a municipality that joined another', () => {
  const rows = [
    { municipalityCode: '541', district: '001' },
    { municipalityCode: '911', district: '001' },
    { municipalityCode: '588', district: '001' },
  ];

  it('keep the old code in front, so that equal numbers stay apart', () => {
    expect(forwardDistrict(rows, municipalityMergers, 2021)).toEqual([
      { municipalityCode: '541', district: '001' },
      { municipalityCode: '541', district: '911-001' },
      { municipalityCode: '588', district: '001' },
    ]);
  });

  it('can be carried forward again', () => {
    const once = forwardDistrict(rows, municipalityMergers, 2021);
    expect(forwardDistrict(once, municipalityMergers, 2025)).toEqual(
      forwardDistrict(rows, municipalityMergers, 2025),
    );
  });
});
