import { computeCoverage } from '../../src/coverage/coverage.model';
import {
  areasOfKind,
  rankMunicipalities,
  type CoverageReport,
} from '../../src/coverage/coverage-report.model';
import {
  aCoverageInput,
  aDemandArea,
  aMunicipality,
  aPlace,
  completenessOf,
  everyGroup,
  exactDemand,
} from '../support/coverage-input';

const areaOf = (report: CoverageReport, code: string) => report.areas.find((area) => area.code === code)!;
const municipality = (report: CoverageReport, code: string) =>
  areasOfKind(report, 'municipality').find((area) => area.code === code)!;
const medians = (shares: readonly { median: number }[] | undefined) => shares?.map((share) => share.median);

describe('Coverage on election day', () => {
  it('measures to the place of the own district, even where another place is nearer', () => {
    const report = computeCoverage(
      aCoverageInput({
        exactDemand: exactDemand([{ at: [0, 0], municipalityCode: '001', people: 10, district: '002' }]),
        places: [
          aPlace('001', 'election_day', [100, 0], { districts: ['001'] }),
          aPlace('001', 'election_day', [3000, 0], { districts: ['002', '003'] }),
        ],
      }),
    );
    const { groups, assignedShare } = municipality(report, '001').access.election_day;
    expect(groups.adults?.medianDistanceMetres).toMatchObject({ median: 3000, low: 3000, high: 3000 });
    expect(medians(groups.adults?.shares)).toEqual([0, 0, 1, 1]);
    expect(assignedShare).toBe(1);
  });

  it('takes the nearest place of the own municipality where the district is not known, and says how much rests on it', () => {
    const report = computeCoverage(
      aCoverageInput({
        exactDemand: exactDemand([
          { at: [0, 0], municipalityCode: '001', people: 30, district: '001' },
          { at: [0, 0], municipalityCode: '001', people: 10, district: '077' },
          { at: [0, 0], municipalityCode: '001', people: 60 },
        ]),
        places: [
          aPlace('001', 'election_day', [2000, 0], { districts: ['001'] }),
          aPlace('001', 'election_day', [0, 700]),
          aPlace('002', 'election_day', [10, 0], { districts: ['077'] }),
        ],
      }),
    );
    const { groups, assignedShare } = municipality(report, '001').access.election_day;
    expect(assignedShare).toBe(0.3);
    expect(medians(groups.adults?.shares)).toEqual([0.7, 0.7, 1, 1]);
  });

  it('counts a distance of exactly 800 metres as within 800 metres', () => {
    const report = computeCoverage(
      aCoverageInput({
        exactDemand: exactDemand([{ at: [480, 640], municipalityCode: '001', people: 1 }]),
        places: [aPlace('001', 'election_day', [0, 0])],
      }),
    );
    expect(medians(municipality(report, '001').access.election_day.groups.all?.shares)).toEqual([1, 1, 1, 1]);
  });

  it('covers nobody where a complete list has no place, and gives no distance', () => {
    const report = computeCoverage(
      aCoverageInput({ exactDemand: exactDemand([{ at: [0, 0], municipalityCode: '001', people: 5 }]) }),
    );
    const { groups, status } = municipality(report, '001').access.election_day;
    expect(status).toBe('complete');
    expect(medians(groups.all?.shares)).toEqual([0, 0, 0, 0]);
    expect(groups.all?.medianDistanceMetres).toBeNull();
  });
});

describe('Coverage in advance voting', () => {
  const twoTowns = aCoverageInput({
    exactDemand: exactDemand([
      { at: [0, 0], municipalityCode: '001', people: 10 },
      { at: [9000, 0], municipalityCode: '002', people: 10 },
    ]),
    places: [aPlace('001', 'advance', [500, 0]), aPlace('002', 'advance', [2000, 0])],
  });

  it('measures to the nearest place of the whole country', () => {
    const report = computeCoverage(twoTowns);
    expect(municipality(report, '002').access.advance.groups.all?.medianDistanceMetres?.median).toBe(7000);
    expect(areaOf(report, 'FI').access.advance.bound).toBe('estimate');
  });

  it('leaves mobile stops out of distances and counts them apart', () => {
    const stop = aPlace('002', 'mobile_stop', [9000, 0]);
    const report = computeCoverage({ ...twoTowns, places: [...twoTowns.places, stop] });
    expect(municipality(report, '002').access.advance.groups.all?.medianDistanceMetres?.median).toBe(7000);
    expect(municipality(report, '002').places.mobile_stop.listed).toBe(1);
  });

  it('says "at least" everywhere as soon as one list of the country is not complete', () => {
    const report = computeCoverage({
      ...twoTowns,
      completeness: completenessOf({ '001': 'complete', '002': 'partial' }),
    });
    expect(municipality(report, '001').access.advance).toMatchObject({
      status: 'complete',
      bound: 'at_least',
    });
    expect(municipality(report, '002').access.advance).toMatchObject({ status: 'partial', rankable: false });
  });

  it('says "at least" when a place has no position, counts it, and keeps its municipality out of rankings', () => {
    const report = computeCoverage({
      ...twoTowns,
      places: [...twoTowns.places, aPlace('002', 'advance', null)],
    });
    const second = municipality(report, '002');
    expect(second.places.advance).toMatchObject({ listed: 2, withPosition: 1 });
    expect(second.access.advance).toMatchObject({ status: 'positions_missing', rankable: false });
    expect(municipality(report, '001').access.advance.bound).toBe('at_least');
  });
});

describe('Places that are not known', () => {
  it('give no figure: the municipality is never uncovered', () => {
    const report = computeCoverage(
      aCoverageInput({
        exactDemand: exactDemand([
          { at: [0, 0], municipalityCode: '001', people: 75 },
          { at: [50_000, 0], municipalityCode: '002', people: 25 },
        ]),
        places: [aPlace('001', 'election_day', [0, 0]), aPlace('001', 'advance', [0, 0])],
        completeness: completenessOf({ '001': 'complete' }),
      }),
    );
    for (const kind of ['election_day', 'advance'] as const) {
      const unknown = municipality(report, '002').access[kind];
      expect(unknown).toMatchObject({ status: 'not_known', rankable: false, describedShare: 0 });
      expect(Object.values(unknown.groups)).toEqual([null, null, null, null, null]);
      const country = areaOf(report, 'FI').access[kind];
      expect(country).toMatchObject({ status: 'partial', describedShare: 0.75 });
      expect(medians(country.groups.all?.shares)).toEqual([1, 1, 1, 1]);
      const ranked = rankMunicipalities(report, { kind, group: 'all', thresholdMetres: 800 });
      expect(ranked.map(({ area }) => area.code)).toEqual(['001']);
    }
    expect(report.completeness.advance).toEqual({ complete: 1, partial: 0, unknown: 1 });
  });

  it('leave a larger area without figures when none of its municipalities is known', () => {
    const report = computeCoverage(
      aCoverageInput({
        exactDemand: exactDemand([{ at: [0, 0], municipalityCode: '001', people: 75 }]),
        completeness: [],
      }),
    );
    const region = areasOfKind(report, 'region')[0]!;
    expect(region.access.advance).toMatchObject({ status: 'not_known', describedShare: 0, rankable: false });
    expect(region.access.advance.groups.all).toBeNull();
  });
});

describe('People of a report', () => {
  const places = [aPlace('001', 'election_day', [0, 0]), aPlace('002', 'election_day', [0, 0])];

  it('divide among the voting districts of their postal area as its buildings do, over municipal borders too', () => {
    const share = (municipalityCode: string, district: string, part: number) => ({
      postcode: '00001',
      municipalityCode,
      district,
      share: part,
    });
    const report = computeCoverage(
      aCoverageInput({
        demandAreas: [aDemandArea('00001', '001', [0, 0])],
        districtShares: [share('001', '001', 0.5), share('002', '001', 0.25)],
        places: [
          aPlace('001', 'election_day', [0, 0], { districts: ['002'] }),
          aPlace('001', 'election_day', [0, 20_000], { districts: ['001'] }),
          aPlace('002', 'election_day', [0, 0], { districts: ['001'] }),
        ],
      }),
    );
    expect(municipality(report, '001').people.all.known).toBe(75);
    expect(municipality(report, '002').people.all.known).toBe(25);
    const own = municipality(report, '001').access.election_day;
    expect(own.assignedShare).toBe(0.6667);
    expect(own.groups.all?.shares[2]?.median).toBe(0.3333);
    expect(municipality(report, '002').access.election_day.groups.all?.shares[2]?.median).toBe(1);
  });

  it('whose number is not published are bounded by the total and widen the range', () => {
    const unknownAges = { ...everyGroup<number | null>(null), all: 25 };
    const report = computeCoverage(
      aCoverageInput({
        places,
        demandAreas: [
          aDemandArea('00001', '001', [0, 0], { people: everyGroup(75) }),
          aDemandArea('00002', '001', [50_000, 0], { people: unknownAges }),
        ],
      }),
    );
    const area = municipality(report, '001');
    expect(area.people.over75).toEqual({ known: 75, unknownPlaces: 1, unknownAtMost: 25, unbounded: false });
    const share = area.access.election_day.groups.over75?.shares[3];
    expect(share).toMatchObject({ median: 1, low: 0.75, high: 1, tooCoarse: true });
    expect(area.access.election_day.groups.all?.shares[3]?.median).toBe(0.75);
  });

  it('who have no published total either are said to be without bound', () => {
    const report = computeCoverage(
      aCoverageInput({
        places,
        demandAreas: [aDemandArea('00001', '001', [0, 0], { people: everyGroup(null) })],
      }),
    );
    const area = municipality(report, '001');
    expect(area.people.all).toEqual({ known: 0, unknownPlaces: 1, unknownAtMost: 0, unbounded: true });
    expect(area.access.election_day.groups.all).toBeNull();
    expect(area.access.election_day.describedShare).toBeNull();
  });

  it('of age are scaled to the electorate where it is known, and the report says where', () => {
    const report = computeCoverage(
      aCoverageInput({
        places,
        municipalities: [aMunicipality('001', { electorate: 150 }), aMunicipality('002')],
        demandAreas: [aDemandArea('00001', '001', [0, 0]), aDemandArea('00002', '002', [0, 0])],
      }),
    );
    expect(municipality(report, '001')).toMatchObject({
      peopleBasis: 'electorate',
      people: { adults: { known: 150 } },
    });
    expect(municipality(report, '001').people.over65.known).toBe(100);
    expect(municipality(report, '002')).toMatchObject({
      peopleBasis: 'adults',
      people: { adults: { known: 100 } },
    });
    expect(areaOf(report, 'FI')).toMatchObject({ peopleBasis: 'mixed', people: { adults: { known: 250 } } });
  });

  it('where no election is held stay out of the figures of larger areas', () => {
    const report = computeCoverage(
      aCoverageInput({
        places,
        municipalities: [aMunicipality('001'), aMunicipality('002', { takesPart: false })],
        demandAreas: [aDemandArea('00001', '001', [0, 0]), aDemandArea('00002', '002', [0, 0])],
      }),
    );
    expect(municipality(report, '002').access.advance.status).toBe('no_election');
    expect(areaOf(report, 'FI').people.all.known).toBe(100);
    expect(areaOf(report, 'FI').access.election_day).toMatchObject({ status: 'complete', describedShare: 1 });
  });

  it('are refused in a municipality that the division does not have', () => {
    const stray = aCoverageInput({ demandAreas: [aDemandArea('00001', '911', [0, 0])] });
    expect(() => computeCoverage(stray)).toThrow('municipality 911');
    expect(() => computeCoverage(aCoverageInput({ places: [aPlace('911', 'advance', null)] }))).toThrow(
      '911',
    );
  });
});
