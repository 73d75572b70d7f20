import fc from 'fast-check';
import { outlineRegion, distanceToRegionMetres } from '../../src/geo/region';
import type { Outline } from '../../src/geo/outlines';
import { compareLists } from '../../src/place-quality/list-comparison.model';
import type { JudgedPlace, QualityFinding, QualityRule } from '../../src/place-quality/quality-finding.model';
import type { OutlinedArea } from '../../src/place-quality/bounded-districts.model';
import { judgeQuality, type QualityInput } from '../../src/place-quality/quality.model';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import { aPlace } from '../support/places';

const election = {
  code: 'KV-2021',
  heldOn: '2021-06-13',
  advanceFrom: '2021-05-26',
  advanceTo: '2021-06-08',
};

function square(easting: number, northing: number, side: number): Outline {
  const [e, n] = [easting + side, northing + side];
  return [
    [
      [
        [easting, northing],
        [e, northing],
        [e, n],
        [easting, n],
        [easting, northing],
      ],
    ],
  ];
}

/** A postal area of 4 km by 4 km with 500 adults. */
function area(postcode: string, easting: number, says: Partial<OutlinedArea> = {}): OutlinedArea {
  return {
    postcode,
    nameFi: `Alue ${postcode}`,
    nameSv: null,
    municipalityCode: '091',
    centre: { easting: easting + 2000, northing: 6_702_000 },
    areaSquareMetres: 16_000_000,
    people: { all: 600, adults: 500, over65: 100, over75: 50, over85: 10 },
    outline: square(easting, 6_700_000, 4000),
    ...says,
  };
}

const west = area('00100', 400_000);
const east = area('00200', 404_000);

/** An election-day place of the municipality with full hours at an exact position. */
function school(says: Partial<PollingPlace> = {}): JudgedPlace {
  return aPlace({
    id: 'school',
    kind: 'election_day',
    districts: ['001'],
    nameFi: 'Koulu',
    addressFi: 'Koulutie 1',
    position: { easting: 402_000, northing: 6_702_000 },
    positionSource: 'building',
    hours: [{ day: '2021-06-13', opensAt: '09:00', closesAt: '20:00' }],
    hoursUnderstood: true,
    ...says,
  });
}

const everyDay = Array.from({ length: 14 }, (_, index) => ({
  day: index < 6 ? `2021-05-${26 + index}` : `2021-06-0${index - 5}`,
  opensAt: '10:00',
  closesAt: '16:00',
}));

/** An advance place of the municipality that is open every day at an exact position. */
function library(says: Partial<PollingPlace> = {}): JudgedPlace {
  return aPlace({
    id: 'library',
    position: { easting: 402_000, northing: 6_703_000 },
    positionSource: 'address',
    hours: everyDay,
    hoursUnderstood: true,
    ...says,
  });
}

function judge(places: readonly JudgedPlace[], says: Partial<QualityInput> = {}) {
  return judgeQuality({
    election,
    municipalityCode: '091',
    places,
    outline: square(400_000, 6_700_000, 8000),
    areas: [west, east],
    shares: [
      { postcode: '00100', municipalityCode: '091', district: '001', share: 1 },
      { postcode: '00200', municipalityCode: '091', district: '002', share: 1 },
    ],
    districts: [],
    earlier: {},
    ...says,
  });
}

function findingsOf<R extends QualityRule>(
  report: { findings: readonly QualityFinding[] },
  rule: R,
): Extract<QualityFinding, { rule: R }>[] {
  return report.findings.filter((each) => each.rule === rule) as Extract<QualityFinding, { rule: R }>[];
}

describe('The data quality of a municipality', () => {
  it('has nothing to remark on where everything is known and as the law asks', () => {
    expect(judge([school(), library()]).findings).toEqual([]);
  });

  it('misses whole lists', () => {
    expect(judge([]).findings.map(({ rule }) => rule)).toEqual(['noElectionDayPlace', 'noAdvancePlace']);
  });

  it('tells an unknown position from a rough one, and measures outside only with what is known', () => {
    const report = judge([
      school({ position: null, positionSource: 'unknown' }),
      library({ position: { easting: 420_000, northing: 6_702_000 }, positionSource: 'seat' }),
    ]);
    expect(findingsOf(report, 'positionMissing').map(({ place }) => place?.id)).toEqual(['school']);
    expect(findingsOf(report, 'positionRough')[0]?.evidence).toEqual({
      source: 'seat',
      uncertaintyMetres: 5000,
    });
    // 12 km outside, and neither borders nor position are off by so much.
    expect(findingsOf(report, 'outsideMunicipality')[0]?.evidence.metres).toBeCloseTo(12_000);
  });

  it('does not call a place outside that may be inside, given how rough borders and position are', () => {
    const at = (easting: number, source: 'building' | 'postcode') =>
      findingsOf(
        judge([school({ position: { easting, northing: 6_702_000 }, positionSource: source }), library()]),
        'outsideMunicipality',
      ).length;
    expect([at(408_600, 'building'), at(408_601, 'building')]).toEqual([0, 1]);
    expect([at(410_840, 'postcode'), at(410_841, 'postcode')]).toEqual([0, 1]);
    expect(findingsOf(judge([school(), library()], { outline: null }), 'outsideMunicipality')).toEqual([]);
  });

  it('asks about two names at one spot, but not about one building that serves two districts in two rows', () => {
    const hall = school({ id: 'hall', nameFi: 'Halli', addressFi: 'Hallitie 2', districts: ['002'] });
    const sameBuilding = school({ id: 'again', districts: ['003'] });
    const report = judge([school(), hall, sameBuilding, library()]);
    expect(findingsOf(report, 'sameSpot').map(({ place, evidence }) => [place?.id, evidence.others])).toEqual(
      [['school', [expect.objectContaining({ id: 'hall' })]]],
    );
  });

  it('finds an advance place that is listed twice', () => {
    const again = library({ id: 'twice', addressFi: 'ITÄTIE 1' });
    expect(findingsOf(judge([school(), library(), again]), 'listedTwice')[0]?.evidence).toEqual({
      others: 1,
    });
  });

  it('knows districts without a place, with several, and places without a district', () => {
    const two = [school(), school({ id: 'other', nameFi: 'Toinen', addressFi: 'Muu 1' })];
    const report = judge([...two, library()], { districts: ['001', '002'] });
    expect(findingsOf(report, 'severalPlacesForDistrict')[0]?.evidence.places).toHaveLength(2);
    expect(findingsOf(report, 'districtWithoutPlace')[0]?.evidence).toEqual({ district: '002', people: 500 });
    const unsaid = judge([two[0]!, { ...two[1]!, districts: [] }, library()], { districts: ['001', '002'] });
    expect(findingsOf(unsaid, 'placeWithoutDistrict').map(({ place }) => place?.id)).toEqual(['other']);
    // Who votes at the place without districts is not known, so nobody is said to lack a place.
    expect(findingsOf(unsaid, 'districtWithoutPlace')).toEqual([]);
  });

  it('measures a place to the nearest postal area of its district, and adds the roughness of its position', () => {
    const far = (easting: number, source: 'building' | 'postcode') =>
      findingsOf(
        judge([
          school({
            districts: ['002'],
            position: { easting, northing: 6_702_000 },
            positionSource: source,
          }),
          library(),
        ]),
        'farFromDistrict',
      );
    expect(far(401_000, 'building')).toEqual([]);
    expect(far(400_500, 'building')[0]?.evidence).toEqual({
      district: '002',
      people: 500,
      metres: 3500,
      uncertaintyMetres: 0,
    });
    expect(far(400_500, 'postcode')).toEqual([]);
  });

  it('checks hours against the law and the advance period', () => {
    const report = judge([
      school({ hours: [{ day: '2021-06-13', opensAt: '10:00', closesAt: '18:00' }] }),
      library({ hours: [{ day: '2021-05-27', opensAt: '07:00', closesAt: '20:00' }] }),
    ]);
    expect(findingsOf(report, 'electionDayNotFull')[0]?.evidence).toEqual({
      opensAt: '10:00',
      closesAt: '18:00',
    });
    expect(findingsOf(report, 'hoursOutsideLaw')[0]?.evidence.days[0]?.code).toBe(
      'outside_advance_weekday_hours',
    );
    expect(findingsOf(report, 'closedDays')[0]?.evidence).toEqual({ closed: 13, days: 14 });
    expect(findingsOf(report, 'noAdvanceWeekend')).toHaveLength(1);
  });

  it('says nothing of weekends while hours of an advance place are not known', () => {
    const report = judge([school(), library({ hours: [], hoursUnderstood: false, hoursText: 'ark 9-20' })]);
    expect(findingsOf(report, 'noAdvanceWeekend')).toEqual([]);
    expect(findingsOf(report, 'hoursMissing')[0]?.evidence).toEqual({ hasText: true });
  });
});

describe('Compared with the election before', () => {
  const eastern = school({
    id: 'east',
    nameFi: 'Itäkoulu',
    addressFi: 'Itäkuja 5',
    districts: ['002'],
    position: { easting: 406_000, northing: 6_702_000 },
  });
  const earlier = (places: readonly JudgedPlace[]) => ({
    earlier: { election_day: { election: 'KV-2017', places } },
  });

  it('a closed place is named, and people who now have farther to go, by how much', () => {
    const report = judge([school(), library()], earlier([school({ id: 'old' }), eastern]));
    expect(findingsOf(report, 'placeClosed').map(({ place }) => [place?.id, place?.nameFi])).toEqual([
      [null, 'Itäkoulu'],
    ]);
    const [lost, ...others] = findingsOf(report, 'peopleFarther');
    expect([lost?.evidence.postcode, lost?.evidence.people, lost?.severity]).toEqual([
      '00200',
      500,
      'warning',
    ]);
    // The eastern area's people are on average 1.5 km from its middle and 4.1 km from the western one's.
    expect(lost!.evidence.beforeMetres).toBeGreaterThan(1400);
    expect(lost!.evidence.beforeMetres).toBeLessThan(1650);
    expect(lost!.evidence.afterMetres).toBeGreaterThan(4000);
    expect(lost!.evidence.afterMetres).toBeLessThan(4400);
    expect(others).toEqual([]);
  });

  it('a difference that rough positions may explain is a note', () => {
    const rough = { ...eastern, positionSource: 'seat' as const };
    const [lost] = findingsOf(judge([school(), library()], earlier([school(), rough])), 'peopleFarther');
    expect([lost?.severity, lost!.evidence.uncertaintyMetres > 2000]).toEqual(['note', true]);
  });

  it('nobody loses when a place only becomes better known, or gets another name', () => {
    const vague = {
      ...eastern,
      positionSource: 'postcode' as const,
      position: { easting: 400_100, northing: 6_700_100 },
    };
    const report = judge([school(), eastern, library()], earlier([school(), vague]));
    expect(report.findings.filter(({ rule }) => ['placeClosed', 'peopleFarther'].includes(rule))).toEqual([]);
    const renamed = { ...eastern, nameFi: 'Monitoimitalo' };
    expect(judge([school(), renamed, library()], earlier([school(), eastern])).findings).toEqual([]);
  });

  it('a place that moved is told with how far', () => {
    const moved = school({
      ownId: 'k1',
      addressFi: 'Uusikatu 3',
      position: { easting: 402_000, northing: 6_702_400 },
    });
    const report = judge([moved, library()], earlier([school({ ownId: 'k1' })]));
    expect(findingsOf(report, 'placeMoved')[0]?.evidence).toMatchObject({
      metres: 400,
      addressBefore: 'Koulutie 1',
    });
  });

  it('pairs every place at most once, whatever the order of the lists', () => {
    const places = fc.array(
      fc.record({
        ownId: fc.option(fc.constantFrom('a', 'b'), { nil: null }),
        nameFi: fc.constantFrom('Koulu', 'Halli', 'Talo'),
        addressFi: fc.option(fc.constantFrom('Tie 1', 'Tie 2'), { nil: null }),
        districts: fc.constantFrom(['001'], ['002'], []),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(places, places, (before, after) => {
        const [a, b] = [before, after].map((list) =>
          list.map((says, id) => school({ ...says, id: String(id) })),
        );
        const { pairs, opened } = compareLists(a!, b!);
        expect(new Set(pairs.map((pair) => pair.before)).size).toBe(pairs.length);
        expect(pairs.length + opened.length).toBe(b!.length);
        const names = (list: readonly JudgedPlace[]) =>
          list.map((each) => JSON.stringify({ ...each, id: 0 })).sort();
        const reversed = compareLists([...a!].reverse(), [...b!].reverse());
        expect(names(reversed.closed)).toEqual(names(compareLists(a!, b!).closed));
      }),
      { numRuns: 60 },
    );
  });
});

describe('The distance to a region', () => {
  it('is 0 inside and that to the nearest side outside, as counted point by point', () => {
    const region = outlineRegion(square(0, 0, 1000))!;
    expect(distanceToRegionMetres(region, 500, 500)).toBe(0);
    expect(distanceToRegionMetres(region, 1300, 500)).toBe(300);
    expect(distanceToRegionMetres(region, 1300, 1400)).toBe(500);
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -3000, max: 3000 }), (e, n) => {
        const out = (value: number) => Math.max(0, -value, value - 1000);
        expect(distanceToRegionMetres(region, e, n)).toBeCloseTo(Math.hypot(out(e), out(n)), 6);
      }),
      { numRuns: 100 },
    );
  });
});
