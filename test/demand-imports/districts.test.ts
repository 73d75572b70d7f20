import { computeCoverage } from '../../src/coverage/coverage.model';
import { toDemandUnits } from '../../src/coverage/demand-units.model';
import { defaultParameters, type DistrictOutline } from '../../src/coverage/coverage-input.model';
import { ProblemList } from '../../src/demand-imports/demand-import.model';
import { readDistrictOutlines } from '../../src/demand-imports/district-outlines.geojson';
import { placeDistricts } from '../../src/demand-imports/district-outlines.model';
import { toWgs84 } from '../../src/geo/projection';
import type { RingPoint } from '../../src/geo/outlines';
import { aCoverageInput, aDemandArea, aPlace } from '../support/coverage-input';

/** A rectangle by its west, south, east and north edge. */
function box([west, south, east, north]: readonly [number, number, number, number]): RingPoint[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

const town = [300_000, 6_800_000, 320_000, 6_820_000] as const;
const west = [300_000, 6_800_000, 310_000, 6_820_000] as const;
const east = [310_000, 6_800_000, 320_000, 6_820_000] as const;
const municipalities = new Map([['001', [[box(town)]]]]);

const feature = (properties: object, ring: readonly (readonly number[])[]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
});

function read(features: readonly object[]) {
  const problems = new ProblemList();
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  const { districts } = placeDistricts(readDistrictOutlines(text, problems), municipalities, problems);
  return { districts, codes: problems.kept.map(({ code }) => code), problems };
}

describe('boundaries of voting districts', () => {
  it('are read in metres and in degrees, and find their municipality by themselves', () => {
    const degrees = box(east).map(([easting, northing]) => {
      const { lat, lon } = toWgs84({ easting, northing });
      return [lon, lat];
    });
    const { districts, codes } = read([
      feature({ tunnus: '1', kuntanro: '1' }, box(west)),
      feature({ tunnus: 2 }, degrees),
    ]);
    expect(codes).toEqual([]);
    expect(districts.map(({ municipalityCode, district }) => [municipalityCode, district])).toEqual([
      ['001', '001'],
      ['001', '002'],
    ]);
    expect(districts[1]!.outline[0]![0]).toEqual(box(east));
  });

  it.each([
    ['gap', [feature({ tunnus: '1' }, box(west))]],
    ['overlap', [feature({ tunnus: '1' }, box(town)), feature({ tunnus: '2' }, box(east))]],
    ['outsideMunicipality', [feature({ tunnus: '1' }, box([300_000, 6_790_000, 320_000, 6_820_000]))]],
  ])('that leave a doubt are told: %s', (code, features) => {
    const { codes, problems } = read(features);
    expect(problems.errors).toBe(0);
    expect(codes).toContain(code);
  });

  it.each([
    ['notDistrict', feature({ tunnus: 'keskusta' }, box(town))],
    ['notPolygon', feature({ tunnus: '1' }, box(town).slice(0, 4))],
    ['notPolygon', feature({ tunnus: '1' }, box([6_800_000, 300_000, 6_820_000, 320_000]))],
    ['unknownMunicipality', feature({ tunnus: '1', kuntanro: '999' }, box(town))],
    ['unknownMunicipality', feature({ tunnus: '1' }, box([400_000, 6_900_000, 410_000, 6_910_000]))],
    [
      'crossesItself',
      feature({ tunnus: '1' }, [
        [300_000, 6_800_000],
        [320_000, 6_820_000],
        [320_000, 6_800_000],
        [300_000, 6_819_000],
        [300_000, 6_800_000],
      ]),
    ],
  ])('that are wrong refuse the file: %s', (code, wrong) => {
    const { codes, problems } = read([wrong]);
    expect(codes).toContain(code);
    expect(problems.errors).toBeGreaterThan(0);
  });

  it('put people into districts, whose place they then go to, instead of shares of buildings', () => {
    const districtOutlines: DistrictOutline[] = [
      { municipalityCode: '001', district: '001', outline: [[box(west)]] },
      { municipalityCode: '001', district: '002', outline: [[box(east)]] },
    ];
    const input = aCoverageInput({
      demandAreas: [
        aDemandArea('11100', '001', [305_000, 6_810_000]),
        aDemandArea('22200', '001', [315_000, 6_810_000]),
      ],
      districtShares: [{ postcode: '11100', municipalityCode: '001', district: '009', share: 1 }],
      // Each place stands in the other district.
      places: [
        aPlace('001', 'election_day', [315_000, 6_810_000], { districts: ['001'] }),
        aPlace('001', 'election_day', [305_000, 6_810_000], { districts: ['002'] }),
      ],
      districtOutlines,
    });
    const units = toDemandUnits(input, defaultParameters);
    for (let unit = 0; unit < units.count; unit++)
      expect(units.districts[units.district[unit]!]).toBe(
        units.easting[unit]! < 310_000 ? '001/001' : '001/002',
      );
    const area = computeCoverage(input).areas.find(
      ({ kind, code }) => kind === 'municipality' && code === '001',
    )!;
    expect(area.access.election_day.assignedShare).toBe(1);
    expect(area.access.election_day.groups.adults!.medianDistanceMetres!.median).toBeGreaterThan(8000);
  });
});
