import { computeCoverage, prepareCoverage } from '../../src/coverage/coverage.model';
import type { CoveragePlace, PlaceFeature } from '../../src/coverage/coverage-input.model';
import { areasOfKind, type CoverageReport } from '../../src/coverage/coverage-report.model';
import { featureOf, featuresOf } from '../../src/coverage/place-features.model';
import { seededRandom } from '../../src/shared/seeded-random';
import { aCoverageInput, aDemandArea, aPlace, exactDemand } from '../support/coverage-input';

const held = { heldOn: '2021-06-13' };
const open = (day: string, closesAt: string) => ({ day, opensAt: '09:00', closesAt });
const advance = (changes: Partial<CoveragePlace>) => aPlace('001', 'advance', [0, 0], changes);
const first = (report: CoverageReport) => areasOfKind(report, 'municipality')[0]!;

describe('What a place offers', () => {
  it.each<[string, CoveragePlace, PlaceFeature, string]>([
    ['closing after 17', advance({ hours: [open('2021-05-26', '18:00')] }), 'after_17', 'yes'],
    [
      'closing at 17',
      advance({ hours: [open('2021-05-26', '17:00')], hoursUnderstood: true }),
      'after_17',
      'no',
    ],
    ['hours understood in part', advance({ hours: [open('2021-05-26', '16:00')] }), 'after_17', 'unknown'],
    ['no hours at all', advance({ hoursUnderstood: true }), 'after_17', 'unknown'],
    ['a Saturday', advance({ hours: [open('2021-05-29', '14:00')] }), 'weekend', 'yes'],
    [
      'weekdays only',
      advance({ hours: [open('2021-05-28', '14:00')], hoursUnderstood: true }),
      'weekend',
      'no',
    ],
    ['a tent', advance({ serviceForm: 'tent' }), 'outdoors', 'yes'],
    ['a drive-in', advance({ serviceForm: 'drive_in' }), 'outdoors', 'yes'],
    ['indoors', advance({ serviceForm: 'indoors' }), 'outdoors', 'no'],
    ['a form not known', advance({}), 'outdoors', 'unknown'],
    ['full accessibility', advance({ accessibilitySummary: 'full' }), 'step_free', 'yes'],
    ['partial accessibility', advance({ accessibilitySummary: 'partial' }), 'step_free', 'unknown'],
    ['election day without hours', aPlace('001', 'election_day', [0, 0]), 'after_17', 'yes'],
    ['an election on a Sunday', aPlace('001', 'election_day', [0, 0]), 'weekend', 'yes'],
  ])('is told for %s', (_, place, feature, answer) => {
    expect(featureOf(place, feature, held)).toBe(answer);
  });

  it('is a yes only where all is a yes, and a no wherever one is', () => {
    const place = advance({ accessibilitySummary: 'full', serviceForm: 'indoors' });
    expect(featuresOf(place, ['step_free', 'after_17'], held)).toBe('unknown');
    expect(featuresOf(place, ['step_free', 'outdoors', 'after_17'], held)).toBe('no');
    expect(featuresOf(place, ['step_free'], held)).toBe('yes');
  });
});

describe('Access to places that have what is asked', () => {
  const people = exactDemand([{ at: [0, 0], municipalityCode: '001', people: 10 }]);

  it('goes from what is certain to what is possible', () => {
    const report = computeCoverage(
      aCoverageInput({
        exactDemand: people,
        placeFeatures: ['step_free'],
        places: [
          aPlace('001', 'advance', [700, 0], { accessibilitySummary: 'none' }),
          aPlace('001', 'advance', [1000, 0]),
          aPlace('001', 'advance', [4000, 0], { accessibilitySummary: 'full' }),
        ],
      }),
    );
    const { filtered, access } = first(report);
    expect(filtered!.advance.places).toEqual({ yes: 1, no: 1, unknown: 1 });
    expect(filtered!.advance.known.adults!.shares.map(({ median }) => median)).toEqual([0, 0, 1, 1]);
    expect(filtered!.advance.known.adults!.medianDistanceMetres).toMatchObject({ median: 4000 });
    expect(filtered!.advance.possible.adults!.medianDistanceMetres).toMatchObject({ median: 1000 });
    expect(access.advance.groups.adults!.medianDistanceMetres).toMatchObject({ median: 700 });
  });

  it('sends nobody to another district because the own place lacks something', () => {
    const report = computeCoverage(
      aCoverageInput({
        exactDemand: exactDemand([{ at: [0, 0], municipalityCode: '001', people: 10, district: '001' }]),
        placeFeatures: ['outdoors'],
        places: [
          aPlace('001', 'election_day', [100, 0], { districts: ['001'], serviceForm: 'indoors' }),
          aPlace('001', 'election_day', [200, 0], { districts: ['002'], serviceForm: 'tent' }),
        ],
      }),
    );
    const { known, possible } = first(report).filtered!.election_day;
    expect(known.adults!.shares.map(({ high }) => high)).toEqual([0, 0, 0, 0]);
    expect(possible.adults!.medianDistanceMetres).toBeNull();
  });

  it('has no figures beside the others where nothing in particular is asked', () => {
    expect(first(computeCoverage(aCoverageInput({ exactDemand: people }))).filtered).toBeNull();
  });

  it('agrees with going through all people and places one by one', () => {
    const random = seededRandom(7);
    const spot = (): [number, number] => [Math.round(random() * 20_000), Math.round(random() * 20_000)];
    const points = Array.from({ length: 60 }, () => ({
      at: spot(),
      municipalityCode: '001',
      people: 1 + Math.floor(random() * 50),
    }));
    const summaries = ['full', 'none', 'unknown'] as const;
    const places = Array.from({ length: 12 }, (_, i) =>
      aPlace('001', 'advance', spot(), { nameFi: `${i}`, accessibilitySummary: summaries[i % 3]! }),
    );
    const report = computeCoverage(
      aCoverageInput({ exactDemand: exactDemand(points), places, placeFeatures: ['step_free'] }),
    );
    const shareWithin = (metres: number, counts: (place: CoveragePlace) => boolean) => {
      const near = points.filter(({ at: [e, n] }) =>
        places.some(
          (place) =>
            counts(place) && Math.hypot(place.position!.easting - e, place.position!.northing - n) <= metres,
        ),
      );
      const sum = (all: typeof points) => all.reduce((total, { people: each }) => total + each, 0);
      return Math.round((sum(near) / sum(points)) * 10_000) / 10_000;
    };
    const { known, possible } = first(report).filtered!.advance;
    const asked = report.question.thresholdsMetres;
    expect(known.adults!.shares.map(({ median }) => median)).toEqual(
      asked.map((metres) => shareWithin(metres, (place) => place.accessibilitySummary === 'full')),
    );
    expect(possible.adults!.shares.map(({ median }) => median)).toEqual(
      asked.map((metres) => shareWithin(metres, (place) => place.accessibilitySummary !== 'none')),
    );
  });
});

describe('Prepared coverage', () => {
  it.each([
    ['places by chance within their areas', ['seat', 'place_name']],
    ['places that stand exactly', ['building', 'building']],
  ] as const)('answers each question as if it had been asked first, with %s', (_, [one, other]) => {
    const input = aCoverageInput({
      demandAreas: [aDemandArea('00100', '001', [0, 0]), aDemandArea('00200', '002', [9000, 0])],
      places: [
        aPlace('001', 'advance', [500, 0], { positionSource: one, serviceForm: 'tent' }),
        aPlace('002', 'advance', [9000, 900], { positionSource: other }),
      ],
    });
    const prepared = prepareCoverage(input);
    for (const placeFeatures of [[], ['outdoors'], [], ['weekend', 'step_free']] as PlaceFeature[][]) {
      for (const thresholdsMetres of [[2000], [800, 1600, 5000, 10_000]]) {
        expect(prepared.answer({ thresholdsMetres, placeFeatures })).toEqual(
          computeCoverage({ ...input, placeFeatures, parameters: { thresholdsMetres } }),
        );
      }
    }
  });

  it('tells the curve at its distances, never falling, and the same as the thresholds where they meet', () => {
    const report = computeCoverage(
      aCoverageInput({
        demandAreas: [aDemandArea('00100', '001', [0, 0])],
        places: [aPlace('001', 'advance', [3000, 0])],
      }),
    );
    const { curve, groups } = first(report).access.advance;
    const at = (metres: number) => curve![report.parameters.curveMetres.indexOf(metres)]!.median;
    expect(at(5000)).toBe(groups.adults!.shares[2]!.median);
    expect([at(500), at(5000)]).toEqual([0, 1]);
    expect(curve!.map(({ median }) => median)).toEqual(
      [...curve!.map(({ median }) => median)].sort((a, b) => a - b),
    );
  });

  it('names the settlements with the longest ways first, and none of a municipality that is not known', () => {
    const report = computeCoverage(
      aCoverageInput({
        demandAreas: [
          aDemandArea('00100', '001', [0, 0], { nameFi: 'Lähellä', nameSv: 'Nära' }),
          aDemandArea('00300', '001', [40_000, 0], { nameFi: 'Kaukana' }),
          aDemandArea('00200', '002', [90_000, 0], { nameFi: 'Muualla' }),
        ],
        completeness: [{ municipalityCode: '001', kind: 'advance', state: 'complete' }],
        places: [aPlace('001', 'advance', [0, 0])],
      }),
    );
    const { farthest } = report.areas[0]!.access.advance;
    expect(farthest.map(({ postcode, nameFi, people }) => [postcode, nameFi, people])).toEqual([
      ['00300', 'Kaukana', 100],
      ['00100', 'Lähellä', 100],
    ]);
    expect(farthest[0]!.distanceMetres!.median).toBeGreaterThan(39_000);
    expect(first(report).access.election_day.farthest).toEqual([]);
  });
});
