/** The shipped tables and the sources that each is made from; what they are called stands in the texts of i18n. */

/** Every source of figures, by a name that stays. */
export const sourceIds = [
  'classifications',
  'population',
  'electorate',
  'seats',
  'municipalityDivision',
  'paavo',
  'postalPolygons',
  'buildingAddresses',
  'geoNames',
  'announcements',
  'publishedCounts',
  'rideAnnouncements',
] as const;
export type SourceId = (typeof sourceIds)[number];

/** A table and what it is made from. */
export interface CataloguedTable {
  /** Which text describes the table; the places of all elections share one. */
  id: TableId;
  /** Path inside `data/`. */
  file: string;
  sources: readonly SourceId[];
}

type Catalogue = Readonly<Record<string, Pick<CataloguedTable, 'file' | 'sources'> & { id: string }>>;

/** All tables that replace what was loaded before: not places and rides, which people keep once they are there. */
export const tables = {
  municipalities: {
    id: 'municipalities',
    file: 'municipalities.csv',
    sources: ['classifications', 'population', 'electorate', 'seats'],
  },
  areas: { id: 'areas', file: 'areas.csv', sources: ['classifications'] },
  mergers: { id: 'mergers', file: 'municipality-mergers.csv', sources: ['classifications'] },
  municipalityOutlines: {
    id: 'municipalityOutlines',
    file: 'municipality-outlines.json',
    sources: ['municipalityDivision'],
  },
  officialCounts: { id: 'officialCounts', file: 'official-counts.csv', sources: ['publishedCounts'] },
  postalAreas: { id: 'postalAreas', file: 'postal-areas.csv', sources: ['paavo'] },
  postalOutlines: { id: 'postalOutlines', file: 'postal-outlines.json', sources: ['postalPolygons'] },
  votingDistricts: { id: 'votingDistricts', file: 'voting-districts.csv', sources: ['buildingAddresses'] },
  districtPostalShares: {
    id: 'districtPostalShares',
    file: 'district-postal-shares.csv',
    sources: ['buildingAddresses'],
  },
  postcodePoints: { id: 'postcodePoints', file: 'postcode-points.csv', sources: ['paavo', 'geoNames'] },
} as const satisfies Catalogue;

export type TableId = keyof typeof tables | 'pollingPlaces' | 'announcedRides';

/** Rides that municipalities announced for earlier elections. */
export const announcedRidesTable: CataloguedTable = {
  id: 'announcedRides',
  file: 'announced-rides.csv',
  sources: ['rideAnnouncements'],
};

const placesFolder = 'polling-places/';

/** The polling places of one election. */
export function pollingPlaceTable(electionCode: string): CataloguedTable {
  return { id: 'pollingPlaces', file: `${placesFolder}${electionCode}.csv`, sources: ['announcements'] };
}

/** Whose places a file holds: `polling-places/KV-2021.csv` → `KV-2021`; null for the other tables. */
export function electionOfFile(file: string): string | null {
  return file.startsWith(placesFolder) ? file.slice(placesFolder.length).replace(/\.csv$/, '') : null;
}

/** Sources of what is said of the polling places of an election: announcements, positions, names of municipalities. */
export function pollingPlaceSources(electionCode: string): readonly SourceId[] {
  const positions = ['buildingAddresses', 'paavo', 'geoNames', 'seats'] as const;
  return [...pollingPlaceTable(electionCode).sources, ...positions, 'classifications'];
}
