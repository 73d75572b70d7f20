/** Makes the shipped tables from the texts of the open data: texts in, texts out, the same out for the same in. */
import type { Municipality } from '../areas/area.model';
import {
  formatAreas,
  formatMergers,
  formatMunicipalities,
  formatOfficialCounts,
} from '../areas/area-tables.csv';
import { municipalityMergers } from '../areas/merger.model';
import {
  readMunicipalityFigures,
  readMunicipalityKey,
  toAreas,
  toMunicipalities,
} from '../areas/municipality-source.csv';
import { readOfficialCounts } from '../areas/official-count.csv';
import {
  formatDistrictBuildings,
  formatPostalAreas,
  formatPostcodePoints,
  formatVotingDistricts,
} from '../demand/demand-tables.csv';
import { forwardDistrict, forwardMunicipality } from '../demand/demand.model';
import { readDistrictBuildings } from '../demand/district-source.csv';
import { readPostalAreas } from '../demand/postal-area-source.csv';
import { readGeoNames, toPostcodePoints } from '../demand/postcode-source.csv';
import { formatAnnouncedRides, readRideSource } from '../offers/announced-ride.csv';
import { formatPlaces, readAnnouncedPlaces } from '../polling-places/announcement.csv';
import { compareText } from '../shared/csv-records';
import { announcedRidesTable, pollingPlaceTable, tables, type CataloguedTable } from './catalogue.model';
import { toOutlineTopology, toSourceAreas } from './topology.model';

/** Files of the source folder, named as they are there. */
export const sourceFiles = {
  municipalityKey2021: 'municipality-key-2021.csv',
  municipalityKey2025: 'municipality-key-2025.csv',
  municipalityFigures: 'municipalities-2021.csv',
  municipalityOutlines: 'municipalities-2021.geojson',
  postalAreas: 'postal-areas-paavo-2018.csv',
  postalOutlines: 'postal-areas-2019.geojson',
  districtShares: 'district-postal-shares-2018.csv',
  postcodes: 'postcodes-geonames-fi.txt',
  announcedPlaces: 'polling-places-announced.csv',
  officialCounts: 'official-counts.csv',
  announcedRides: 'ride-services-juuka-2022.csv',
} as const;
export type SourceTexts = Readonly<Record<keyof typeof sourceFiles, string>>;

export interface BuiltTable extends CataloguedTable {
  text: string;
}

/** Postal areas and districts are kept in the division of this year. */
const baseVintage = 2021;
/** Keeps the postal outlines under 1.1 MB; the area of every postal area stays within 2 % of the source's. */
const postalSimplification = { triangleSquareMetres: 110_000, partOfArea: 0.003 };

/** Every table with its text, in the order of the manifest. */
export function buildTables(sources: SourceTexts): BuiltTable[] {
  const municipalities2021 = municipalitiesOf(sources, 2021);
  return [
    ...areaTables(sources, municipalities2021),
    ...demandTables(sources),
    ...placeTables(sources, municipalities2021),
    { ...announcedRidesTable, text: formatAnnouncedRides(readRideSource(sources.announcedRides)) },
  ];
}

function municipalitiesOf(sources: SourceTexts, vintage: Municipality['vintage']): Municipality[] {
  const key = vintage === 2021 ? sources.municipalityKey2021 : sources.municipalityKey2025;
  const figures = readMunicipalityFigures(sources.municipalityFigures);
  return toMunicipalities(readMunicipalityKey(key), figures, vintage, municipalityMergers);
}

function areaTables(sources: SourceTexts, municipalities2021: readonly Municipality[]): BuiltTable[] {
  const municipalities = [...municipalities2021, ...municipalitiesOf(sources, 2025)];
  const areas = toAreas(readMunicipalityKey(sources.municipalityKey2025));
  const outlines = toOutlineTopology(
    toSourceAreas(
      sources.municipalityOutlines,
      (properties) => String(properties.NATCODE),
      (properties) => ({ totalAreaKm2: Number(properties.TOTALAREA) }),
    ),
  );
  const counts = readOfficialCounts(sources.officialCounts, municipalities2021);
  return [
    { ...tables.municipalities, text: formatMunicipalities(municipalities) },
    { ...tables.areas, text: formatAreas(areas) },
    { ...tables.mergers, text: formatMergers(municipalityMergers) },
    { ...tables.municipalityOutlines, text: `${JSON.stringify(outlines)}\n` },
    { ...tables.officialCounts, text: formatOfficialCounts(counts) },
  ];
}

function demandTables(sources: SourceTexts): BuiltTable[] {
  const areas = forwardMunicipality(readPostalAreas(sources.postalAreas), municipalityMergers, baseVintage);
  const { buildings, districts } = readDistrictBuildings(sources.districtShares);
  const outlines = toOutlineTopology(
    toSourceAreas(sources.postalOutlines, (properties) => String(properties.postcode)),
    postalSimplification,
  );
  const points = toPostcodePoints(areas, readGeoNames(sources.postcodes));
  return [
    { ...tables.postalAreas, text: formatPostalAreas(areas) },
    { ...tables.postalOutlines, text: `${JSON.stringify(outlines)}\n` },
    {
      ...tables.votingDistricts,
      text: formatVotingDistricts(
        forwardDistrict(districts, municipalityMergers, baseVintage).sort((a, b) =>
          compareText(`${a.municipalityCode} ${a.district}`, `${b.municipalityCode} ${b.district}`),
        ),
      ),
    },
    {
      ...tables.districtPostalShares,
      text: formatDistrictBuildings(forwardDistrict(buildings, municipalityMergers, baseVintage)),
    },
    { ...tables.postcodePoints, text: formatPostcodePoints(points) },
  ];
}

function placeTables(sources: SourceTexts, municipalities: readonly Municipality[]): BuiltTable[] {
  const swedish = new Set(
    municipalities.filter(({ languageStatus }) => languageStatus === 'swedish').map(({ code }) => code),
  );
  return [...readAnnouncedPlaces(sources.announcedPlaces)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([election, places]) => ({
      ...pollingPlaceTable(election),
      text: formatPlaces(places, swedish),
    }));
}
