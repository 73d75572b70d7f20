/** The application on two small municipalities and one that has joined one of them. */
import type { Municipality } from '../../src/areas/area.model';
import { replaceAreas, replaceMergers, replaceMunicipalities } from '../../src/areas/area.store';
import type { DemandArea } from '../../src/demand/demand.model';
import { replaceDemandAreas, replacePostcodePoints } from '../../src/demand/demand.store';
import { loadElections } from '../../src/elections/election.service';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import type { DatabaseKind } from './databases';
import { createTestApp, type TestApp } from './test-app';

/** A Finnish-speaking municipality of today in region 10 of which nothing else is known. */
export function aTown(code: string, says: Partial<Municipality> = {}): Municipality {
  return {
    code,
    vintage: 2025,
    nameFi: `Kunta ${code}`,
    nameSv: `Kommun ${code}`,
    languageStatus: 'finnish',
    regionCode: '10',
    wellbeingCountyCode: '12',
    constituencyCode: '08',
    seat: null,
    population: null,
    electorate2021: null,
    ...says,
  };
}

/** A postal area of 2 km² around a point, with 100 people of every group. */
export function aPostalArea(postcode: string, says: Partial<DemandArea> = {}): DemandArea {
  return {
    postcode,
    nameFi: 'Keskusta',
    nameSv: 'Centrum',
    municipalityCode: '001',
    centre: { easting: 500_000, northing: 6_800_000 },
    areaSquareMetres: 2_000_000,
    people: { all: 100, adults: 100, over65: 100, over75: 100, over85: 100 },
    ...says,
  };
}

const towns = {
  yla: { nameFi: 'Ylä-Mäki', nameSv: 'Övre Backa' },
  ala: { nameFi: 'Ala-Mäki', nameSv: 'Nedre Backa' },
  vanha: { nameFi: 'Vanhala', nameSv: 'Gammalby' },
};

/**
 * Ylä-Mäki (001) and Ala-Mäki (002), which Vanhala (003) joined in 2025; the elections that the project ships; and the
 * places given. Close it with `close()`.
 */
export async function createSmallSite(
  places: readonly PollingPlace[],
  now?: string,
  kind: DatabaseKind = 'sqlite',
): Promise<TestApp> {
  const test = await createTestApp(kind, now);
  const { db } = test.deps;
  await loadElections(test.deps);
  await replaceAreas(db, [
    { kind: 'region', code: '10', nameFi: 'Mäkimaa', nameSv: 'Backland', nameEn: 'Hill Country' },
    {
      kind: 'wellbeing_county',
      code: '12',
      nameFi: 'Mäkialue',
      nameSv: 'Backområdet',
      nameEn: 'Hill County',
    },
    { kind: 'constituency', code: '08', nameFi: 'Mäkipiiri', nameSv: 'Backkretsen', nameEn: 'Hill District' },
  ]);
  await replaceMunicipalities(db, [
    aTown('001', towns.yla),
    aTown('002', towns.ala),
    aTown('001', { ...towns.yla, vintage: 2021, population: 500 }),
    aTown('002', { ...towns.ala, vintage: 2021, population: 300 }),
    aTown('003', { ...towns.vanha, vintage: 2021, population: 40 }),
  ]);
  await replaceMergers(db, [{ fromCode: '003', toCode: '002', year: 2025 }]);
  await replaceDemandAreas(db, [
    aPostalArea('11100'),
    aPostalArea('11200', {
      nameFi: 'Vanhalan kylä',
      nameSv: null,
      municipalityCode: '003',
      centre: { easting: 510_000, northing: 6_800_000 },
    }),
  ]);
  await replacePostcodePoints(db, [
    {
      postcode: '11101',
      position: { easting: 500_000, northing: 6_800_000 },
      name: 'Ylä-Mäki',
      source: 'geonames',
    },
  ]);
  await insertPlaces(db, places);
  return test;
}
